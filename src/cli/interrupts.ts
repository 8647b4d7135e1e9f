import { EXIT, type Interrupt } from "../questions/exit-codes.js";
import type { Io } from "./io.js";

/** How a call comes to its end before it is done. */
export interface Interruption {
  /** Aborts with the first interrupt. */
  readonly signal: AbortSignal;
  /** Aborts where an interrupted call has had its time to tell what it had finished. */
  readonly patience: AbortSignal;
}

/** Whether somebody asks the program to end. */
export interface Interrupts extends Interruption {
  /** Undefined until there is an interrupt. */
  readonly exitCode: () => number | undefined;
  /** From then on a signal ends the process. */
  readonly release: () => void;
}

/** How long an interrupted call finishes and writes what it can tell, all files together, and waits for who reads it. */
const LAST_MS = 500;

/** The first interrupt aborts the signal, so that what is finished can be told; a second one ends the process. */
export function listenForInterrupts(io: Io): Interrupts {
  const stop = new AbortController();
  const late = new AbortController();
  let exitCode: number | undefined;
  const release = io.onInterrupt((by: Interrupt = "SIGINT") => {
    if (exitCode !== undefined) io.end(exitCode);
    exitCode = EXIT[by];
    stop.abort();
    setTimeout(() => {
      late.abort(new DOMException("There is no time left.", "TimeoutError"));
    }, LAST_MS).unref();
  });
  return { signal: stop.signal, patience: late.signal, exitCode: () => exitCode, release };
}
