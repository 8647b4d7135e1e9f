import { driftOf, type BaselineFigure, type Tolerance } from "../../analysis/checks/baseline.js";
import type { OutcomeStatistics } from "../../analysis/comparison.js";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { quantity } from "../../report/format/quantity.js";
import { objectiveText, outcomeText } from "../../report/outcome-text.js";
import type { ScenarioResult, StructureResult } from "../run/record.js";
import { missing, type Baseline } from "./baseline-file.js";
import { scaleOfUnit } from "../../report/cases/figures.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "baseline-missing": { file: string; missing: string; what: "scenario" | "structure" | "outcome" };
    "baseline-changed": { file: string; what: string; before: string; now: string };
  }
}

/** How far each outcome may move. */
export interface Tolerances {
  readonly all: Tolerance;
  /** By outcome; what is not given is as in `all`. */
  readonly own: ReadonlyMap<string, Partial<Tolerance>>;
}

/**
 * One record per structure and outcome: the mean now against the stored one. Outcomes without data both then and now are
 * left out. Throws InvalidInput for a structure or an outcome that only one of the two has.
 */
export function baselineRecords(
  { file }: Baseline,
  stored: ScenarioResult,
  now: ScenarioResult,
  tolerances: Tolerances,
  confidence: number,
): CheckRecord[] {
  const problems = absences(file, stored, now);
  if (problems.length > 0) throw new InvalidInput(problems);
  return now.structures.flatMap(({ id, outcomes }) => {
    const then = stored.structures.find((structure) => structure.id === id)?.outcomes ?? {};
    return Object.entries(outcomes).flatMap(([outcome, statistics]) => {
      const before = figureOf(then[outcome], stored.trials);
      const figure = { ...figureOf(statistics, now.trials), noData: statistics.noData };
      if (Number.isNaN(before.mean) && Number.isNaN(figure.mean)) return [];
      return [
        record(
          file,
          id,
          outcome,
          before,
          figure,
          now,
          { ...tolerances.all, ...tolerances.own.get(outcome) },
          confidence,
        ),
      ];
    });
  });
}

function absences(file: string, stored: ScenarioResult, now: ScenarioResult): Problem[] {
  const ids = (structures: readonly { readonly id: string }[]): string[] => structures.map(({ id }) => id);
  const outcomesOf = ({ structures }: ScenarioResult): string[] => Object.keys(structures[0].outcomes);
  return [
    ...differing(ids(stored.structures), ids(now.structures)).map((id) => missing(file, id, "structure")),
    ...differing(outcomesOf(stored), outcomesOf(now)).map((id) => missing(file, id, "outcome")),
  ];
}

/** What only one of the lists has. */
const differing = (a: readonly string[], b: readonly string[]): string[] => [
  ...a.filter((item) => !b.includes(item)),
  ...b.filter((item) => !a.includes(item)),
];

function figureOf(
  { mean, standardError, noData }: StructureResult["outcomes"][string],
  trials: number,
): BaselineFigure {
  return { mean, standardError, trials: trials - noData };
}

function record(
  file: string,
  structure: string,
  outcome: string,
  before: BaselineFigure,
  now: BaselineFigure & Pick<OutcomeStatistics, "noData">,
  result: ScenarioResult,
  tolerance: Tolerance,
  confidence: number,
): CheckRecord {
  const drift = driftOf(before, now, tolerance, confidence);
  const { label, unit } = outcome === result.objective ? objectiveText(result) : outcomeText(outcome);
  const isError = Number.isNaN(drift.observed);
  return {
    name: `baseline - ${label} of ${structure}`,
    scenario: result.name,
    file,
    subject: `mean ${label} of ${structure} less that of the baseline`,
    result: isError ? "error" : drift.result,
    severity: "fail",
    observed: drift.observed,
    interval: drift.interval,
    confidence,
    limit: `within ±${quantity(drift.allowed, 0, scaleOfUnit(unit, [drift.allowed]))}`,
    unit,
    trials: result.trials,
    noData: now.noData,
    horizonMonths: result.horizonMonths,
    settings: [],
    ...(isError && { error: "There is data in only one of the baseline and this run." }),
  };
}

/** What is not as it was when the baseline was saved, as warnings: it may be why an outcome has moved. */
export function baselineChanges(
  baseline: Baseline,
  stored: ScenarioResult,
  now: ScenarioResult,
  version: string,
): Problem[] {
  const { file } = baseline;
  const pairs = [
    { what: "version of orgfunnel", before: baseline.version, now: version },
    { what: `scenario “${now.name}”`, before: stored.scenarioHash, now: now.scenarioHash },
  ];
  return pairs
    .filter((pair) => pair.before !== pair.now)
    .map((pair) => ({ code: "baseline-changed", severity: "warning", arguments: { file, ...pair } }));
}
