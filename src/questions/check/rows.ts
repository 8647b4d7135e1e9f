import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import type { BaselineComparison } from "./baseline/record.js";
import type { CheckFigures } from "./record.js";

const PASSED: Readonly<Record<CheckRecord["result"], number>> = { pass: 1, fail: 0, undecided: NaN, error: NaN };

/** What came of every check, in figures: 1 where it passed, 0 where it failed, no data where it is open. */
export function checkRows({ name, file, partial, checks, baseline }: ScenarioHeader & CheckFigures): TidyRow[] {
  const key = { file, scenario: name, partial };
  return [
    ...checks.flatMap((record) => caseRows(record, partial)),
    ...(baseline === undefined ? [] : baselineRows(key, baseline)),
  ];
}

/** Of one check. */
function caseRows(record: CheckRecord, partial: boolean): TidyRow[] {
  const { file, scenario, name, result, observed, interval, unit, trials, noData } = record;
  const [low, high] = interval;
  const figures = { passed: PASSED[result], observed, low, high, trials, noData };
  return tidyRows({ file, scenario, about: name, unit, partial }, figures);
}

/** Of every mean that was compared with a baseline. */
function baselineRows(
  key: Pick<TidyRow, "file" | "scenario" | "partial">,
  { comparisons, again, stored: { trials } }: BaselineComparison,
): TidyRow[] {
  const program = { compared: again.compared, moved: again.moved.length, trials };
  const about = "baseline";
  return [
    ...tidyRows({ ...key, about }, program),
    ...comparisons.flatMap((mean) => {
      const { structure, outcome, unit, then, now, difference, standardError, interval, allowed, detectable, noData } =
        mean;
      const [low, high] = interval;
      const figures = { then, now, difference, standardError, low, high, allowed, detectable, noData };
      return tidyRows({ ...key, about, structure, outcome, unit }, { passed: PASSED[mean.result], ...figures });
    }),
  ];
}
