import { EXIT, type Interrupt } from "../questions/exit-codes.js";
import type { Io } from "./io.js";

/** Whether somebody asks the program to end. */
export interface Interrupts {
  readonly signal: AbortSignal;
  /** Undefined until there is an interrupt. */
  readonly exitCode: () => number | undefined;
  /** From then on a signal ends the process. */
  readonly release: () => void;
}

/** The first interrupt aborts the signal, so that what is finished can be told; a second one ends the process. */
export function listenForInterrupts(io: Io): Interrupts {
  const stop = new AbortController();
  let exitCode: number | undefined;
  const release = io.onInterrupt((by: Interrupt = "SIGINT") => {
    if (exitCode !== undefined) io.end(exitCode);
    exitCode = EXIT[by];
    stop.abort();
  });
  return { signal: stop.signal, exitCode: () => exitCode, release };
}
