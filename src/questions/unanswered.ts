import type { Telling } from "../report/formats/telling.js";
import { unansweredRecord } from "../report/cases/unanswered.js";
import type { FailedRecord } from "../report/result/result-file.js";
import { resultOf, type Call } from "../report/result/result-of.js";

const commented = (message: string): string => `# No answer: ${message.replaceAll("\n", "\n# ")}\n`;

/** Takes the place of an answer where there is none, so that no report of an earlier call passes for this one's. */
export function unanswered(
  call: Call,
  failed: readonly FailedRecord[],
  inRepository: (path: string) => string,
): Telling {
  const result = resultOf(call, { headers: [], scenarios: [], rest: {}, failed, partial: false });
  return {
    result,
    views: () => [],
    rows: () => [],
    cases: () => ({
      records: failed.map((one) => unansweredRecord(one, 1)).map((one) => ({ ...one, file: inRepository(one.file) })),
      policy: { failOnWarn: false, allowUndecided: false },
      partial: false,
      several: failed.length > 1,
    }),
    // A comment alone: no overlay of an earlier call stays, and no scenario can be read from it.
    yaml: () => failed.map(({ problems }) => problems.map(({ message }) => commented(message)).join("")).join(""),
    page: async () => (await import("./report/page/page-of.js")).pageOf(result),
    failed,
    partial: false,
  };
}
