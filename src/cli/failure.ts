import { InvalidInput } from "../foundation/problem.js";
import { renderProblems } from "../report/formats/table/problems.js";
import { systemReason } from "../report/messages/system-reason.js";
import { exitCodeOf, machineReason } from "./exit-code.js";
import { stderrStyle, type Io } from "./io.js";

export interface CommonOptions {
  readonly debug?: boolean;
  /** False under --no-color. */
  readonly color: boolean;
}

/** Tells what went wrong on stderr and sets the exit code. */
export function reportFailure(error: unknown, io: Io, { debug = false, color }: Partial<CommonOptions>): void {
  io.setExitCode(exitCodeOf(error));
  if (error instanceof InvalidInput) {
    io.stderr(renderProblems(error.problems, stderrStyle(io, color)));
    return;
  }
  const trace = debug && error instanceof Error ? `${error.stack ?? ""}\n` : "";
  io.stderr(`${failureText(error)}${debug ? "" : bugHint(error)}\n${trace}`);
}

/** What is not the user's to mend, in a sentence. */
export function failureText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reason = machineReason(error);
  return reason === undefined
    ? `internal error: ${text}\nThis is a bug in orgfunnel.`
    : `error: The machine refused: ${systemReason(reason)}. ${text}`;
}

const bugHint = (error: unknown): string =>
  machineReason(error) === undefined ? " --debug shows where it happened." : "";
