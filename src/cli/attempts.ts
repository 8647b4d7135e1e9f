import { InvalidInput } from "../foundation/problem.js";
import type { FailedRecord } from "../report/result/result-file.js";
import { failedRecord } from "../report/result/result-of.js";
import type { Answering } from "../questions/surroundings.js";
import { exitCodeOf, worstOf } from "./exit-code.js";
import { failureText, reportFailure, type CommonOptions } from "./failure.js";
import type { Io } from "./io.js";

/** Pieces of work of which one that fails does not stop the others. */
export interface Attempts extends Pick<Answering, "attempt" | "failed"> {
  /** 0 only if nothing failed. */
  readonly exitCode: () => number;
}

export function makeAttempts(options: CommonOptions, io: Io, signal: AbortSignal): Attempts {
  const failures: { readonly file: string; readonly error: unknown }[] = [];
  return {
    attempt: async (file, work) => {
      try {
        return await work();
      } catch (error) {
        if (isGivingUp(error, signal)) throw error;
        reportFailure(error, io, options);
        failures.push({ file, error });
        return undefined;
      }
    },
    failed: () => failures.map(({ file, error }) => failureRecord(file, error)),
    exitCode: () => worstOf(failures.map(({ error }) => exitCodeOf(error))),
  };
}

/** Whether work was given up for an interrupt, or because nobody read what it wrote. */
export const isGivingUp = (error: unknown, { aborted, reason }: AbortSignal): boolean =>
  (aborted && error === reason) || (error instanceof DOMException && error.name === "TimeoutError");

/** A failure as the result file tells it. */
export function failureRecord(file: string, error: unknown): FailedRecord {
  if (error instanceof InvalidInput) return failedRecord(file, error.problems);
  return { file, problems: [{ code: "internal-error", severity: "error", message: failureText(error) }] };
}
