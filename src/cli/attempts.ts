import { InvalidInput } from "../foundation/problem.js";
import { reportFailure, type CommonOptions } from "./failure.js";
import { EXIT, type Io } from "./io.js";

/** Pieces of work of which one that fails does not stop the others. */
export interface Attempts {
  /** The outcome of the work in a list; an empty list, after a message on stderr, if it failed. */
  readonly attempt: <Value>(work: () => Value | Promise<Value>) => Promise<Value[]>;
  readonly interrupted: () => void;
  /** 0 only if nothing failed: interrupted before bug before invalid input. */
  readonly exitCode: () => number;
}

export function makeAttempts(options: CommonOptions, io: Io): Attempts {
  const failures: unknown[] = [];
  let isInterrupted = false;
  return {
    attempt: async (work) => {
      try {
        return [await work()];
      } catch (error) {
        reportFailure(error, io, options);
        failures.push(error);
        return [];
      }
    },
    interrupted: () => {
      isInterrupted = true;
    },
    exitCode: () => {
      if (isInterrupted) return EXIT.interrupted;
      if (failures.some((error) => !(error instanceof InvalidInput))) return EXIT.internalError;
      return failures.length > 0 ? EXIT.invalidInput : EXIT.ok;
    },
  };
}
