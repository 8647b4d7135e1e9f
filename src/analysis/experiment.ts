import type { Block } from "../simulation/block.js";
import type { Plan } from "../simulation/plan.js";
import { OUTCOMES_ONLY, type Runner, type TrialRange, type Wants } from "../simulation/runner.js";
import { direction, objectiveSamples, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";

/** A plan whose variants are to be simulated, what counts in them, and who simulates. */
export interface Experiment {
  readonly plan: Plan;
  readonly objective: Objective;
  readonly runner: Runner;
  readonly signal?: AbortSignal | undefined;
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
 */
export function scoresOf(experiment: Experiment, variants: readonly Variant[]): Promise<Scores[]> {
  return collect(experiment, variants, PER_TRIAL, OUTCOMES_ONLY);
}

/** As `scoresOf`, but the objective as it is, replicate by replicate. */
export function objectivesOf(experiment: Experiment, variants: readonly Variant[]): Promise<Scores[]> {
  return collect(experiment, variants, PER_SAMPLE, OUTCOMES_ONLY);
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
  const wants = { inputs: true, tallies: false };
  const [scores] = await collect(experiment, [variant], PER_TRIAL, wants, takeInputs);
  return { scores, inputs };
}

/** How a block becomes numbers: so many per trial, of one structure. */
interface Measure {
  readonly perTrial: (plan: Plan) => number;
  readonly of: (block: Block, structure: number, objective: Objective) => Float64Array;
}

const PER_SAMPLE: Measure = {
  perTrial: ({ replicates }) => replicates,
  of: (block, structure, objective) =>
    objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome)),
};

const PER_TRIAL: Measure = {
  perTrial: () => 1,
  of: (block, structure, objective) => {
    const sign = direction(objective);
    const { trials, replicates } = block;
    const samples = PER_SAMPLE.of(block, structure, objective);
    return new Float64Array(trials).map((_, trial) => {
      let sum = 0;
      for (let replicate = 0; replicate < replicates; replicate++) sum += samples[trial * replicates + replicate];
      return (sign * sum) / replicates;
    });
  },
};

async function collect(
  { runner, objective, signal }: Experiment,
  variants: readonly Variant[],
  { perTrial, of }: Measure,
  wants: Wants,
  onBlock?: (block: Block) => void,
): Promise<Scores[]> {
  const all = variants.map(({ plan, range: { from, to } }) =>
    plan.structures.map(() => new Float64Array((to - from) * perTrial(plan))),
  );
  const take = (block: Block, job: number): void => {
    const { plan, range } = variants[job];
    const at = (block.firstTrial - range.from) * perTrial(plan);
    all[job].forEach((own, structure) => {
      own.set(of(block, structure, objective), at);
    });
    onBlock?.(block);
  };
  const jobs = variants.map(({ plan, range }) => ({ plan, range, wants }));
  await runner(jobs, take, signal);
  return all;
}
