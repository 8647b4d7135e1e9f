import { rowsPerPoint, type Design } from "../../simulation/design.js";
import { uncertainAssumptions, type UncertainAssumption } from "../uncertain-assumptions.js";
import { observationsOf, type Experiment } from "../experiment.js";
import { clustersOf } from "./driver-samples.js";

/** Drivers that are moved together: one, or all that are correlated with each other. */
export interface DesignFactor {
  readonly drivers: readonly string[];
  /** Place, among the plan's inputs, of the first of them. */
  readonly input: number;
}

/** A plan's drivers as factors that are independent of each other. */
export function factorsOf({ plan }: Pick<Experiment, "plan">): DesignFactor[] {
  const assumptions = uncertainAssumptions(plan);
  const clusters = clustersOf(
    assumptions.map(({ stream }) => stream),
    plan.correlations,
  );
  return [...new Set(clusters)].map((cluster) => {
    const own = assumptions.filter((_: UncertainAssumption, place) => clusters[place] === cluster);
    const input = plan.inputs.findIndex(({ id }) => id === own[0].inputs[0]);
    return { drivers: own.map(({ stream }) => stream), input };
  });
}

/** What the rows of a design give. */
export interface DesignScores {
  /** Base points in all of whose rows every structure has a score. */
  readonly basePoints: number;
  readonly incomplete: number;
  /** Score, more is better, mean of the replicates: scores[row][structure][base point]. */
  readonly scores: readonly (readonly Float64Array[])[];
  /** Value of the factor's first input: inputs[row][factor][base point]. */
  readonly inputs: readonly (readonly Float64Array[])[];
}

/** Runs a design. */
export async function designScores(
  experiment: Experiment,
  kind: Design["kind"],
  factors: readonly DesignFactor[],
  basePoints: number,
): Promise<DesignScores> {
  const design: Design = { kind, factors: factors.map(({ drivers }) => drivers) };
  const rows = rowsPerPoint(design);
  const variant = { plan: { ...experiment.plan, design }, range: { from: 0, to: rows * basePoints } };
  const observed = await observationsOf(
    experiment,
    variant,
    factors.map(({ input }) => input),
  );
  const scores = byRow(observed.scores, rows);
  const inputs = byRow(observed.inputs, rows);
  const isComplete = (_: number, base: number): boolean =>
    scores.every((row) => row.every((values) => !Number.isNaN(values[base])));
  const complete = (all: readonly Float64Array[][]): Float64Array[][] =>
    all.map((row) => row.map((values) => values.filter(isComplete)));
  const kept = complete(scores);
  return {
    basePoints: kept[0][0].length,
    incomplete: basePoints - kept[0][0].length,
    scores: kept,
    inputs: complete(inputs),
  };
}

/** What was found trial by trial, as result[row][series][base point]. */
function byRow(all: readonly Float64Array[], rows: number): Float64Array[][] {
  return Array.from({ length: rows }, (_, row) =>
    all.map((values) => values.filter((_, trial) => trial % rows === row)),
  );
}
