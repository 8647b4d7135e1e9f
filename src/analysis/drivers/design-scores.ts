import type { Block } from "../../simulation/block.js";
import { rowsPerPoint, type Design } from "../../simulation/design.js";
import { guessesOf, type Guess } from "../flips/guess.js";
import { trialScores, type FlipRun } from "../flips/samples.js";
import { clustersOf } from "./samples.js";

/** Drivers that are moved together: one, or all that are correlated with each other. */
export interface Factor {
  readonly drivers: readonly string[];
  /** Place, among the plan's inputs, of the first of them. */
  readonly input: number;
}

/** A plan's drivers as factors that are independent of each other. */
export function factorsOf({ plan }: Pick<FlipRun, "plan">): Factor[] {
  const guesses = guessesOf(plan);
  const clusters = clustersOf(
    guesses.map(({ stream }) => stream),
    plan.correlations,
  );
  return [...new Set(clusters)].map((cluster) => {
    const own = guesses.filter((_: Guess, place) => clusters[place] === cluster);
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
  { plan, objective, executor, signal }: FlipRun,
  kind: Design["kind"],
  factors: readonly Factor[],
  basePoints: number,
): Promise<DesignScores> {
  const design: Design = { kind, factors: factors.map(({ drivers }) => drivers) };
  const rows = rowsPerPoint(design);
  const table = (width: number): Float64Array[][] =>
    Array.from({ length: rows }, () => Array.from({ length: width }, () => new Float64Array(basePoints)));
  const scores = table(plan.structures.length);
  const inputs = table(factors.length);
  const take = (block: Block): void => {
    const own = trialScores(block, objective, plan.structures.length);
    for (let trial = 0; trial < block.trials; trial++) {
      const row = (block.firstTrial + trial) % rows;
      const base = (block.firstTrial + trial - row) / rows;
      own.forEach((values, structure) => (scores[row][structure][base] = values[trial]));
      factors.forEach(({ input }, factor) => {
        inputs[row][factor][base] = block.inputs?.[trial * plan.inputs.length + input] ?? NaN;
      });
    }
  };
  await executor(
    { ...plan, design },
    { from: 0, to: rows * basePoints },
    { inputs: true, tallies: false },
    take,
    signal,
  );
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
