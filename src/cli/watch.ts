import { statSync } from "node:fs";
import { InvalidInput } from "../foundation/problem.js";
import { EXIT, INTERRUPTS } from "../questions/exit-codes.js";
import { STANDARD_INPUT } from "../scenario/standard-input.js";
import { answerCall } from "./call.js";
import type { Calling } from "./calling.js";
import { regularPath } from "./inputs.js";
import { listenForInterrupts } from "./interrupts.js";
import type { Io } from "./io.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "watch-standard-input": Record<never, never>;
  }
}

/** Files by their paths, each as it was when it was read. */
type Seen = ReadonlyMap<string, string>;

/**
 * Answers a call again and again, each time one of the files that it read or names has changed, until it is interrupted. What is
 * wrong with a file is told, and its next change waited for.
 * @throws InvalidInput for what cannot be watched
 */
export async function watchCall(calling: Calling, io: Io): Promise<void> {
  if ([calling.given.scenario].flat().includes(STANDARD_INPUT))
    throw new InvalidInput([{ code: "watch-standard-input", severity: "error", arguments: {} }]);
  for (;;) {
    const { seen, code } = await answerNoting(calling, io);
    const interrupted = isInterrupt(code) ? code : await changeOf(seen, io);
    if (interrupted !== undefined) {
      io.setExitCode(interrupted);
      return;
    }
    io.stderr(rule("changed", io));
  }
}

/** The call answered once: what it read, and the code it would have ended with. */
async function answerNoting(calling: Calling, io: Io): Promise<{ readonly seen: Seen; readonly code: number }> {
  const seen = new Map<string, string>();
  const note = (path: string): void => {
    if (!seen.has(path)) seen.set(path, stateOf(path));
  };
  for (const name of [calling.given.scenario, calling.given.params].flatMap((value) => value ?? [])) {
    const path = regularPath(String(name), io);
    if (path !== undefined) note(path);
  }
  let code: number = EXIT.ok;
  await answerCall(calling, { ...io, setExitCode: (given) => (code = given) }, note);
  return { seen, code };
}

/** Resolves when one of the files is no longer as it was; with the exit code, if an interrupt comes first. */
function changeOf(seen: Seen, io: Io): Promise<number | undefined> {
  const interrupts = listenForInterrupts(io);
  io.stderr(
    rule(`waiting for a change of ${seen.size === 1 ? "the file" : `${String(seen.size)} files`}, ctrl-c ends`, io),
  );
  return new Promise((resolve) => {
    const end = (code: number | undefined): void => {
      stop();
      interrupts.release();
      resolve(code);
    };
    const look = (): void => {
      // Events come late, and for files that are as they were.
      if ([...seen].some(([path, state]) => stateOf(path) !== state)) end(undefined);
    };
    const stop = io.watchFiles([...seen.keys()], look);
    interrupts.signal.addEventListener("abort", () => {
      end(interrupts.exitCode());
    });
    // What was changed while the answer was on its way.
    setImmediate(look);
  });
}

/** What tells one content of a file from the next. */
function stateOf(path: string): string {
  const { ino = 0, size = 0, mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return [ino, size, mtimeMs].join(" ");
}

const isInterrupt = (code: number): boolean => INTERRUPTS.some((by) => EXIT[by] === code);

/** A line across the terminal, with the time of day. */
function rule(text: string, io: Io): string {
  const time = new Date(io.now()).toLocaleTimeString("en-GB");
  const line = `${io.ascii === true ? "--" : "──"} ${time} ${text} `;
  const width = Math.max(Math.min(io.columns ?? 80, 80), line.length);
  return `\n${line.padEnd(width, io.ascii === true ? "-" : "─")}\n\n`;
}
