import { count } from "../format/number.js";
import type { FailedRecord } from "../result/result-file.js";
import type { CheckRecord } from "./record-schema.js";

/** In place of the checks of a file that could not be read or run: what was not checked has not passed. */
export function unansweredRecord({ file, problems }: FailedRecord, confidence: number): CheckRecord {
  // What the command line gave stands in no file.
  const place = problems.find(({ file: at, line }) => line !== undefined && at?.startsWith("--") !== true);
  return {
    name: `checks of ${file}`,
    scenario: file,
    file: place?.file ?? file,
    ...(place?.line !== undefined && { line: place.line }),
    ...(place?.column !== undefined && { column: place.column }),
    subject: "whether the checks can be decided",
    result: "error",
    severity: "fail",
    observed: NaN,
    interval: [NaN, NaN],
    confidence,
    limit: "a scenario without errors",
    unit: "count",
    trials: 0,
    noData: 0,
    horizonMonths: 0,
    settings: [],
    error: `They could not be decided. ${problemText(problems)}`,
  };
}

/** Whether a record stands for all checks of a file: only such a one has no months. */
export const isOfWholeFile = ({ horizonMonths }: CheckRecord): boolean => horizonMonths === 0;

/** Of so many records that stand for all checks of a file. */
export const undecidedFilesText = (number: number): string =>
  number === 1
    ? "1 file has no check that could be decided"
    : `${count(number)} files have no check that could be decided`;

const MOST_SHOWN = 5;

/** The first errors, and how many more there are. */
function problemText(problems: FailedRecord["problems"]): string {
  const errors = problems.filter(({ severity }) => severity === "error");
  const shown = errors.slice(0, MOST_SHOWN).map((problem) => `${whereText(problem)}${problem.message}`);
  const more = errors.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

function whereText({ file, line, column, keyPath }: FailedRecord["problems"][number]): string {
  const at = file === undefined || line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const parts = [at, keyPath].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : `${parts.join(" ")}: `;
}
