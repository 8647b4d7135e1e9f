import { allowedMove, driftsOf, type Tolerance } from "../../../analysis/checks/baseline/drift.js";
import { pairedRun, type PairedMeans } from "../../../analysis/checks/baseline/paired-run.js";
import type { Objective } from "../../../analysis/objective.js";
import { OUTCOME_IDS } from "../../../funnel/outcomes.js";
import { InvalidInput, type Problem } from "../../../foundation/problem.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import { changesBetween } from "../../../scenario/changes.js";
import { scenarioHash } from "../../../scenario/hash.js";
import { resolvedScenario } from "../../../scenario/resolved.js";
import type { Scenario } from "../../../scenario/scenario.js";
import type { Plan } from "../../../simulation/plan.js";
import { structureMonths } from "../../../simulation/work.js";
import { sumOf } from "../../../foundation/sum.js";
import { trialsLine } from "../../progress.js";
import type { Answering } from "../../surroundings.js";
import { missing, type Baseline, type StoredScenarioRun } from "./file.js";
import type { BaselineComparison, ComparedMean, MovedMean } from "./record.js";

/** How far each outcome may move. */
export interface Tolerances {
  readonly all: Tolerance;
  /** By outcome; what is not given is as in `all`. */
  readonly own: ReadonlyMap<string, Partial<Tolerance>>;
}

/** How a scenario is held against a baseline. */
export interface BaselineSettings {
  readonly baseline: Baseline;
  readonly tolerances: Tolerances;
  readonly confidence: number;
  /** Whether numbers of the program itself may have moved. */
  readonly acceptVersion: boolean;
}

/**
 * Runs the stored settings again and, trial by trial beside them, the scenario as it is, with the stored seed, replicates and trials.
 * Throws InvalidInput for a structure or an outcome that only one of the two has.
 */
export async function compareWithBaseline(
  scenario: Scenario,
  { baseline, tolerances, confidence, acceptVersion }: BaselineSettings,
  { runner, signal, progress }: Pick<Answering, "runner" | "signal" | "progress">,
): Promise<BaselineComparison> {
  const { stored, matchedBy } = baseline.find(scenario);
  const { resolved, trials, seed, partial } = stored;
  refuseAbsences(baseline.file, stored, scenario);
  const { plan, objective } = resolved;
  const known = {
    stored: { name: stored.name, scenarioFile: stored.file, version: baseline.version, seed, trials, partial },
    matchedBy,
    confidence,
    changes: changesBetween(resolved, resolvedScenario(scenario)),
  };
  const line = progress(trialsLine);
  try {
    const now = changedPlan(stored, scenario);
    const means = await pairedRun({ then: plan, now, trials, objective }, runner, { signal, onProgress: line.update });
    const again = { compared: means.length, moved: movedMeans(stored, means), accepted: acceptVersion };
    return {
      ...known,
      again,
      partial: false,
      comparisons: comparedMeans(stored, scenario, means, tolerances, confidence),
    };
  } catch (reason) {
    if (!signal.aborted) throw reason;
    return { ...known, again: { compared: 0, moved: [], accepted: acceptVersion }, partial: true, comparisons: [] };
  } finally {
    line.clear();
  }
}

/** Structure-months of a comparison at most: those of the stored plan and of the scenario's. */
export function comparisonWork(scenario: Scenario, baseline: Baseline): number {
  const { resolved, trials } = baseline.find(scenario).stored;
  const { replicates } = resolved.plan;
  const plans = [resolved.plan, { ...scenario.plan, replicates }];
  return sumOf(plans.map((plan) => structureMonths({ plan, range: { from: 0, to: trials } })));
}

/** The plan of the scenario as it is, under the luck of the stored one; nothing where that is the stored one. */
function changedPlan({ resolved, trials }: StoredScenarioRun, { plan, objective }: Scenario): Plan | undefined {
  const { seed, replicates } = resolved.plan;
  const now = { ...plan, seed, replicates };
  const hashOf = (one: Plan): string => scenarioHash({ plan: one, trials, objective, reference: "" });
  return hashOf(now) === hashOf(resolved.plan) ? undefined : now;
}

function refuseAbsences(file: string, { resolved, structures }: StoredScenarioRun, scenario: Scenario): void {
  const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);
  const gone = differing(ids(resolved.structures), ids(scenario.structures));
  const lost = differing(ids(resolved.structures), ids(structures)).filter((id) => !gone.includes(id));
  const outcomes = Object.keys(structures.at(0)?.outcomes ?? {}).filter((id) => id !== "objective");
  const problems: Problem[] = [
    ...[...gone, ...lost].map((id) => missing(file, id, "structure")),
    ...differing(outcomes, OUTCOME_IDS).map((id) => missing(file, id, "outcome")),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** What only one of the lists has. */
const differing = (a: readonly string[], b: readonly string[]): string[] => [
  ...a.filter((item) => !b.includes(item)),
  ...b.filter((item) => !a.includes(item)),
];

/** Means that are not to the last digit what they were. */
function movedMeans({ structures }: StoredScenarioRun, means: readonly PairedMeans[]): MovedMean[] {
  return means.flatMap(({ structure, outcome, then }) => {
    const stored = structures.find(({ id }) => id === structure)?.outcomes[outcome]?.mean ?? NaN;
    return Object.is(stored, then.mean) || stored === then.mean ? [] : [{ structure, outcome, stored, now: then.mean }];
  });
}

/** What has data then or now, but for a mix of outcomes that is not the one that it was. */
function comparedMeans(
  { resolved, ...stored }: StoredScenarioRun,
  { objective }: Scenario,
  means: readonly PairedMeans[],
  tolerances: Tolerances,
  confidence: number,
): ComparedMean[] {
  const isSameMix = mixText(resolved.objective) === mixText(objective);
  const compared = means.filter(
    ({ outcome, then, now }) =>
      (outcome !== "objective" || isSameMix) && !(Number.isNaN(then.mean) && Number.isNaN(now.mean)),
  );
  const moves = compared.map(({ outcome, then, difference }) => ({
    difference,
    allowed: allowedMove(then.mean, { ...tolerances.all, ...tolerances.own.get(outcome) }),
  }));
  const decidable = moves.filter(hasData);
  const drifts = driftsOf(decidable, confidence);
  return compared.map(({ structure, outcome, then, now, difference, noData }, place): ComparedMean => {
    const move = moves[place];
    const drift = hasData(move) ? drifts[decidable.indexOf(move)] : NO_DRIFT;
    const { label, unit } = outcome === "objective" ? objectiveText(stored) : outcomeText(outcome);
    const { mean, standardError, trials } = difference;
    return {
      ...{ structure, outcome, label, unit, then: then.mean, now: now.mean },
      ...{ difference: mean, standardError, allowed: move.allowed, noData, ...drift },
      ...(drift.result === "undecided" && {
        trialsNeeded: trialsToDecide(mean, move.allowed, drift.detectable, trials),
      }),
    };
  });
}

/** The same for the same sum of outcomes, in whatever order. */
const mixText = ({ terms }: Objective): string =>
  terms
    .map(({ outcome, weight }) => `${String(weight)} ${outcome}`)
    .sort()
    .join();

const hasData = ({ difference }: { readonly difference: { readonly mean: number } }): boolean =>
  Number.isFinite(difference.mean);

const NO_DRIFT = { interval: [NaN, NaN] as const, detectable: NaN, result: "error" as const };

/** The half-width falls with the root of the number of trials; Infinity where the difference lies at the limit itself. */
function trialsToDecide(difference: number, allowed: number, detectable: number, trials: number): number {
  return Math.ceil(trials * (detectable / Math.abs(Math.abs(difference) - allowed)) ** 2);
}
