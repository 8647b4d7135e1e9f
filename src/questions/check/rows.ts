import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import type { CheckFigures } from "./record.js";

/** What came of every check, in figures: 1 where it passed, 0 where it failed, no data where it is open. */
export function checkRows({ name, file, partial, checks }: ScenarioHeader & CheckFigures): TidyRow[] {
  return checks.flatMap(({ name: about, result, observed, interval: [low, high], unit, trials, noData }) => {
    const passed = result === "pass" ? 1 : result === "fail" ? 0 : NaN;
    return tidyRows({ file, scenario: name, about, unit, partial }, { passed, observed, low, high, trials, noData });
  });
}
