import type { Block } from "../simulation/block.js";
import type { Plan } from "../simulation/plan.js";
import type { Runner, TrialRange, Wants } from "../simulation/runner.js";
import { withSharedBlocks, withSmallBlocks } from "../simulation/work.js";
import { objectiveSamples, outcomesFor, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";
import { createOverflowGuard } from "./overflow-guard.js";
import { trialScores } from "./trial-scores.js";

/** A plan whose variants are to be simulated, what counts in them, and who simulates. */
export interface Experiment {
  readonly plan: Plan;
  readonly objective: Objective;
  readonly runner: Runner;
  readonly signal?: AbortSignal | undefined;
  /** Whether assumptions are held far out, where numbers may overflow: such a variant has no data. Otherwise it is refused. */
  readonly isProbing?: boolean;
}

/**
 * Trials of the plan of an experiment, or of that plan changed: inputs held, other structures, weaker effects, a sampling
 * design. Equal trials of two variants meet the same luck (common random numbers).
 */
export interface Variant {
  readonly plan: Plan;
  readonly range: TrialRange;
}

/** Of one variant, per structure: a number per trial. */
export type Scores = readonly Float64Array[];

/**
 * Simulates variants as one batch, and gives for each what every structure scores in every trial: the objective, more is
 * better, mean of the replicates; NaN without data.
 * @throws InvalidInput if a number of any of them overflowed
 */
export function scoresOf(experiment: Experiment, variants: readonly Variant[]): Promise<Scores[]> {
  return singly(collect(experiment, variants, [SCORE]));
}

/** The same, with nothing in the place of a variant in which a number overflowed. */
export async function scoresOfEach(
  experiment: Experiment,
  variants: readonly Variant[],
): Promise<readonly (Scores | undefined)[]> {
  const { all, guards } = await simulated(experiment, variants, [SCORE]);
  return all.map(([scores], place) => (guards[place].hasOverflowed() ? undefined : scores));
}

/** What was drawn and what came of it. */
export interface Observations {
  readonly scores: Scores;
  /** Per input asked for: its value in every trial. */
  readonly inputs: readonly Float64Array[];
}

/** As `scoresOf`, for one variant, with what was drawn for the inputs at `places` of its plan. */
export async function observationsOf(
  experiment: Experiment,
  variant: Variant,
  places: readonly number[],
): Promise<Observations> {
  const { from, to } = variant.range;
  const width = variant.plan.inputs.length;
  const inputs = places.map(() => new Float64Array(to - from));
  const takeInputs = ({ firstTrial, trials, inputs: drawn }: Block): void => {
    if (drawn === undefined) throw new Error("a block without inputs");
    places.forEach((place, own) => {
      for (let trial = 0; trial < trials; trial++)
        inputs[own][firstTrial - from + trial] = drawn[trial * width + place];
    });
  };
  const [[scores]] = await collect(experiment, [variant], [{ ...SCORE, wants: INPUTS_TOO }], takeInputs);
  return { scores, inputs };
}

const INPUTS_TOO: MeasureWants = { inputs: true };
const OUTCOMES_ONLY: MeasureWants = { inputs: false };

/** What of a block a measure needs besides the outcomes. */
type MeasureWants = Pick<Wants, "inputs"> & { readonly costs?: "total" };

/** How a block becomes numbers of one structure: so many per trial. */
export interface Measure {
  readonly wants: MeasureWants;
  readonly perTrial: (plan: Plan) => number;
  readonly of: (block: Block, structure: number, measured: Pick<Experiment, "plan" | "objective">) => Float64Array;
}

/** The objective as it is, replicate by replicate. */
export const OBJECTIVE: Measure = {
  wants: OUTCOMES_ONLY,
  perTrial: ({ replicates }) => replicates,
  of: (block, structure, { objective }) =>
    objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome)),
};

const SCORE: Measure = {
  wants: OUTCOMES_ONLY,
  perTrial: () => 1,
  of: (block, structure, { objective }) => trialScores(block, structure, objective),
};

/**
 * Simulates variants as one batch: per variant, measure and structure the numbers, in trial order.
 * @throws InvalidInput if a number of any of them overflowed
 */
export function measuresOf(
  experiment: Experiment,
  variants: readonly Variant[],
  measures: readonly Measure[],
): Promise<Scores[][]> {
  return collect(experiment, variants, measures);
}

const singly = async (all: Promise<Scores[][]>): Promise<Scores[]> => (await all).map(([scores]) => scores);

async function collect(
  experiment: Experiment,
  variants: readonly Variant[],
  measures: readonly Measure[],
  onBlock?: (block: Block) => void,
): Promise<Scores[][]> {
  const { all, guards } = await simulated(experiment, variants, measures, onBlock);
  guards.forEach((guard, place) => {
    if (experiment.isProbing !== true) guard.check();
    else if (guard.hasOverflowed()) for (const own of all[place].flat()) own.fill(NaN);
  });
  return all;
}

/** The numbers as they come, and what watched each variant for overflows. */
async function simulated(
  { runner, objective, signal }: Pick<Experiment, "runner" | "objective" | "signal">,
  variants: readonly Variant[],
  measures: readonly Measure[],
  onBlock?: (block: Block) => void,
) {
  const all = variants.map(({ plan, range: { from, to } }) =>
    measures.map(({ perTrial }) => plan.structures.map(() => new Float64Array((to - from) * perTrial(plan)))),
  );
  const guards = variants.map(({ plan }) =>
    createOverflowGuard(
      plan.structures.map(({ id }) => id),
      objective,
    ),
  );
  const take = (block: Block, job: number): void => {
    guards[job].add(block);
    const { plan, range } = variants[job];
    measures.forEach(({ perTrial, of }, measure) => {
      const at = (block.firstTrial - range.from) * perTrial(plan);
      all[job][measure].forEach((own, structure) => {
        own.set(of(block, structure, { plan, objective }), at);
      });
    });
    onBlock?.(block);
  };
  const wants: Wants = {
    outcomes: outcomesFor(objective),
    inputs: measures.some((measure) => measure.wants.inputs),
    tallies: false,
    ...(measures.some((measure) => measure.wants.costs) && { costs: "total" }),
  };
  const cut = variants.length === 1 ? withSharedBlocks : withSmallBlocks;
  const jobs = variants.map(({ plan, range }) => cut({ plan, range, wants }));
  await runner(jobs, take, signal);
  return { all, guards };
}
