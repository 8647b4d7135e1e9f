import type { Scenario } from "../scenario/scenario.js";
import { failedRecord } from "../report/result/result-of.js";
import type { FailedRecord } from "../report/result/result-file.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-answered": Record<never, never>;
  }
}

/** Files of which nothing was told when the interrupt came: neither answered nor failed. */
export function notAnsweredOf(
  asked: readonly Scenario[],
  answered: readonly { readonly scenario: Scenario }[],
  failed: readonly FailedRecord[],
): string[] {
  const told = new Set([...answered.map(({ scenario }) => scenario.file), ...failed.map(({ file }) => file)]);
  return asked.map(({ file }) => file).filter((file) => !told.has(file));
}

/** As results tell it, beside the files that failed. */
export const notAnsweredRecord = (file: string): FailedRecord =>
  failedRecord(file, [{ code: "not-answered", severity: "error", arguments: {} }]);
