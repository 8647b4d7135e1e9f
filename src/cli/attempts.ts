import { InvalidInput } from "../foundation/problem.js";
import type { FailedRecord } from "../report/result/result-file.js";
import { failedRecord } from "../report/result/result-of.js";
import type { Answering } from "../questions/surroundings.js";
import { reportFailure, type CommonOptions } from "./failure.js";
import { EXIT, type Io } from "./io.js";

/** Pieces of work of which one that fails does not stop the others. */
export interface Attempts extends Pick<Answering, "attempt" | "failed"> {
  readonly interrupted: () => void;
  /** 0 only if nothing failed: interrupted before bug before invalid input. */
  readonly exitCode: () => number;
}

export function makeAttempts(options: CommonOptions, io: Io): Attempts {
  const failures: { readonly file: string; readonly error: unknown }[] = [];
  let isInterrupted = false;
  return {
    attempt: async (file, work) => {
      try {
        return await work();
      } catch (error) {
        reportFailure(error, io, options);
        failures.push({ file, error });
        return undefined;
      }
    },
    failed: () => failures.map(({ file, error }) => recordOf(file, error)),
    interrupted: () => {
      isInterrupted = true;
    },
    exitCode: () => {
      if (isInterrupted) return EXIT.interrupted;
      if (failures.some(({ error }) => !(error instanceof InvalidInput))) return EXIT.internalError;
      return failures.length > 0 ? EXIT.invalidInput : EXIT.ok;
    },
  };
}

function recordOf(file: string, error: unknown): FailedRecord {
  if (error instanceof InvalidInput) return failedRecord(file, error.problems);
  const text = error instanceof Error ? error.message : String(error);
  return { file, problems: [{ code: "internal-error", severity: "error", message: text }] };
}
