import { OUTCOME_IDS } from "../../../funnel/outcomes.js";
import { joinedValues } from "../../../foundation/joined-values.js";
import type { Block } from "../../../simulation/block.js";
import type { Plan } from "../../../simulation/plan.js";
import { blockTrials } from "../../../simulation/work.js";
import { OUTCOMES_ONLY, type Job, type Runner } from "../../../simulation/runner.js";
import {
  addToMean,
  createMean,
  meanEstimate,
  type MeanEstimate,
  type RunningMean,
} from "../../../statistics/running-mean.js";
import type { SeriesId } from "../../comparison.js";
import { objectiveSamples, singleOutcome, type Objective } from "../../objective.js";
import { outcomeSamples, pairedDifference } from "../../outcome-samples.js";
import { inRangeOrder } from "./range-order.js";

/** Two plans with the same structures, luck, replicates and trials. */
export interface PairedPlans {
  readonly then: Plan;
  /** Absent: nothing that decides a number has changed, so every difference is 0. */
  readonly now: Plan | undefined;
  readonly trials: number;
  /** Compared too where it is a mix of outcomes. */
  readonly objective: Objective;
}

/** Of one outcome of one structure: both means, and the mean of the differences, now less then, trial by trial. */
export interface PairedMeans {
  readonly structure: string;
  readonly outcome: SeriesId;
  readonly then: MeanEstimate;
  readonly now: MeanEstimate;
  /** Over the trials in which both have data. */
  readonly difference: MeanEstimate;
  /** Samples in which one of the two has none. */
  readonly noData: number;
}

/** Simulates the same trials of both plans, side by side, in memory that does not grow with their number. */
export async function pairedRun(
  plans: PairedPlans,
  runner: Runner,
  {
    signal,
    onProgress,
  }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
): Promise<PairedMeans[]> {
  const { then, now, trials, objective } = plans;
  const both = now === undefined ? [then] : [then, now];
  const means = emptyMeans(plans);
  const take = inRangeOrder(both.length, blockTrials(then), trials, (blocks) => {
    means.forEach((own) => {
      addPair(own, blocks, both, objective);
    });
  });
  let done = 0;
  const onBlock = (block: Block, job: number): void => {
    take(block, job % both.length);
    done += block.trials / both.length;
    onProgress?.(Math.floor(done), trials);
  };
  await runner(jobsOf(both, trials), onBlock, signal);
  return means.map(({ structure, outcome, levels, paired }) => {
    const [first, second = first] = levels.map(meanEstimate);
    return { structure, outcome, then: first, now: second, difference: meanEstimate(paired), noData: paired.noData };
  });
}

/** A job is a block, of all plans in turn: what is still without its partner stays little. */
function* jobsOf(plans: readonly Plan[], trials: number): Generator<Job> {
  const step = blockTrials(plans[0]);
  for (let from = 0; from < trials; from += step) {
    const range = { from, to: Math.min(from + step, trials) };
    for (const plan of plans) yield { plan, range, wants: OUTCOMES_ONLY };
  }
}

interface RunningPair {
  readonly structure: string;
  readonly outcome: SeriesId;
  /** Per plan. */
  readonly levels: readonly RunningMean[];
  readonly paired: RunningMean;
}

function emptyMeans({ then, now, objective }: PairedPlans): RunningPair[] {
  const mix: SeriesId[] = singleOutcome(objective) === undefined ? ["objective"] : [];
  const mean = (): RunningMean => createMean(then.replicates);
  return then.structures.flatMap(({ id }) =>
    [...OUTCOME_IDS, ...mix].map((outcome) => ({
      structure: id,
      outcome,
      levels: now === undefined ? [mean()] : [mean(), mean()],
      paired: mean(),
    })),
  );
}

/** Adds the blocks of one range: per plan, in trial order. */
function addPair(
  { structure, outcome, levels, paired }: RunningPair,
  blocks: readonly (readonly Block[])[],
  plans: readonly Plan[],
  objective: Objective,
): void {
  const samples = blocks.map((own, which) => {
    const place = plans[which].structures.findIndex(({ id }) => id === structure);
    return own.map((block) => seriesSamples(block, place, outcome, objective));
  });
  samples.forEach((own, which) => {
    for (const block of own) addToMean(levels[which], block);
  });
  const [first, second = first] = samples.map(joinedValues);
  addToMean(paired, pairedDifference(second, first));
}

function seriesSamples(block: Block, place: number, outcome: SeriesId, objective: Objective): Float64Array {
  if (outcome !== "objective") return outcomeSamples(block, place, outcome);
  return objectiveSamples(objective, (id) => outcomeSamples(block, place, id));
}
