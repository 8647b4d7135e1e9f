import { fstatSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isatty } from "node:tty";
import { packageVersion } from "../foundation/package-version.js";
import { turn } from "../foundation/turn.js";
import { EXIT, INTERRUPTS, type Interrupt } from "../questions/exit-codes.js";
import { systemReason } from "../report/messages/system-reason.js";
import { draftFile, tryFile } from "./disk/draft.js";
import { isFile, targetOf } from "./disk/target.js";
import { hasTemporary } from "./disk/temporary.js";
import { watchFiles } from "./disk/watch.js";
import type { Io } from "./io.js";

/** The program's surroundings: this process. */
export function processIo(): Io {
  goOnWhenNobodyReads(process.stdout);
  goOnWhenNobodyReads(process.stderr);
  return {
    stdout: stdoutWriter(),
    stdoutTaken,
    stderr: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    stdoutIsTerminal: process.stdout.isTTY,
    stderrIsTerminal: process.stderr.isTTY,
    stdinIsTerminal: isatty(0),
    readStdin,
    watchFiles,
    env: process.env,
    cores: availableParallelism(),
    now: Date.now,
    isFile,
    targetOf,
    tryFile,
    openFile: draftFile,
    ...interrupts(),
    end: (code) => process.exit(code),
    version,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** Until somebody listens, and while nothing is under way, an interrupt ends the process with its own code. */
function interrupts(): Pick<Io, "onInterrupt" | "endable"> {
  let listener: (by: Interrupt) => void = (by) => process.exit(EXIT[by]);
  const heard = (by: Interrupt): void => {
    listener(by);
  };
  let isListening = false;
  const listen = (): void => {
    for (const by of INTERRUPTS) process.on(by, heard);
    isListening = true;
  };
  const stop = (): void => {
    for (const by of INTERRUPTS) process.off(by, heard);
    isListening = false;
  };
  listen();
  return {
    onInterrupt: (callback) => {
      listener = callback;
      if (!isListening) listen();
      return stop;
    },
    endable: async (work) => {
      await promptTurn();
      // The first process of a container is ended by no signal that it does not listen to.
      if (!isListening || hasTemporary() || process.pid === 1) return work();
      stop();
      try {
        return work();
      } finally {
        listen();
      }
    },
  };
}

/** Of a turn of the event loop that nothing held up, in milliseconds. */
const PROMPT_MS = 0.2;
/** A machine that is never so quick for so many turns is not waited for. */
const MOST_TURNS = 20;

/**
 * A turn of the event loop at whose end there is hardly a moment since the system was asked for signals: of one that came in between
 * nobody would hear once the listeners are taken off. A process that is made to wait there asks again.
 */
async function promptTurn(): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const startedMs = performance.now();
    await turn();
    if (performance.now() - startedMs < PROMPT_MS) return;
  }
}

/** Into a file all of a text goes, or it is told: of what a full disk takes a part of, Node's own stream thinks that it took it all. */
function stdoutWriter(): Io["stdout"] {
  const { fd } = process.stdout;
  const isRegular = fstatSync(fd).isFile();
  const write = (text: string): void => {
    if (!isUnread) process.stdout.write(text);
  };
  const writeWhole = (text: string): void => {
    try {
      writeFileSync(fd, Buffer.from(text));
    } catch (error) {
      endUnwritten(error as NodeJS.ErrnoException);
    }
  };
  return isRegular ? writeWhole : write;
}

function endUnwritten({ code, message }: NodeJS.ErrnoException): never {
  process.stderr.write(`error: Cannot write to stdout: ${systemReason(code ?? message)}.\n`);
  process.exit(EXIT.machineRefused);
}

/** The reader has closed the pipe or hung up, and what is written after that. */
const GONE = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];

/** Nobody reads stdout any more: nothing drains from it either. */
let isUnread = false;

/**
 * `orgfunnel ... | head` closes the pipe: the reader has what it wanted; files are written all the same. So it is with a
 * terminal that is gone. Anything else that stops the output is told.
 */
function goOnWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (GONE.includes(error.code ?? "")) {
      isUnread ||= stream === process.stdout;
      return;
    }
    if (stream === process.stdout) endUnwritten(error);
    process.exit(EXIT.machineRefused);
  });
}

const ENDS_OF_WAITING = ["drain", "error", "close"];

/** What a pipe does not take at once waits in memory (nodejs.org/api/process.html, a note on process I/O). */
async function stdoutTaken(signal?: AbortSignal): Promise<void> {
  const { stdout } = process;
  if (isUnread || !stdout.writableNeedDrain || signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const taken = (): void => {
      for (const event of ENDS_OF_WAITING) stdout.off(event, taken);
      signal?.removeEventListener("abort", taken);
      resolve();
    };
    for (const event of ENDS_OF_WAITING) stdout.on(event, taken);
    signal?.addEventListener("abort", taken);
  });
}

/** Read in turns, so that an interrupt is heard meanwhile; a terminal ends it with ctrl-d. */
async function readStdin(mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const stop = (): void => {
    process.stdin.destroy();
  };
  signal.addEventListener("abort", stop, { once: true });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of process.stdin as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes > mostBytes) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  return Buffer.concat(pieces);
}

/** Of sources that run as they are: package.json lies two folders up. */
function version(): string {
  if (packageVersion !== undefined) return packageVersion;
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
