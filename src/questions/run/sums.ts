import { gatherSums, type ComparisonSums } from "../../analysis/comparison-sums.js";
import { gatherPaybackSums, type PaybackSums } from "../../analysis/payback.js";
import type { ScoreEstimates } from "../../analysis/score-estimates.js";
import { estimatesOfSums, scoreSums, type ScoreSums } from "../../analysis/score-sums.js";
import { stepByStep } from "../../foundation/steps.js";
import type { Scenario } from "../../scenario/scenario.js";
import { BLOCK_TRIALS, type Block } from "../../simulation/block.js";
import { joinedBlocks } from "../../simulation/joined-blocks.js";
import { OUTCOMES_ONLY, type Job, type Runner, type TrialRange } from "../../simulation/runner.js";
import { blockTrials, inPieces } from "../../simulation/work.js";
import { shardRange } from "../shard/cut.js";
import { choiceTrials } from "../choice-trials.js";
import { choiceSets, scoresOfSets, type ChoiceSet } from "./choices.js";
import { comparisonSettings, hasPaybacks, paybackSettings } from "./compared.js";

/** What the result of a run is made of, of consecutive trials of its scenario. */
export interface RunSums {
  readonly comparison: ComparisonSums;
  /** Where the scenario has something to pay back. */
  readonly payback?: PaybackSums;
  /** Of all sets of `choiceSets`; undefined for one in which a number overflowed. */
  readonly choices: ReadonlyMap<string, ScoreSums | undefined>;
}

/** What is to be simulated for the sums of these trials: they begin where a block does. */
export function sumsJob(scenario: Scenario, range: TrialRange): Job {
  const profits = hasPaybacks(scenario);
  const job: Job = { plan: scenario.plan, range, wants: { ...OUTCOMES_ONLY, profits } };
  return profits ? inPieces(job) : job;
}

/** Trials of a run, and those of its first fifth by which choices are judged; both begin where blocks do. */
export interface SummedRanges {
  readonly own: TrialRange;
  readonly choices: TrialRange;
}

/** Those of a shard: see `shardRange`. */
export const summedRanges = ({ trials, plan }: Scenario, index: number, of: number): SummedRanges => ({
  own: shardRange(trials, blockTrials(plan), index, of),
  choices: shardRange(choiceTrials(trials), BLOCK_TRIALS, index, of),
});

/** Trials that these sums take: those of the run, and of every structure decided otherwise that may be asked for. */
export function summedTrials(scenario: Scenario, { own, choices }: SummedRanges): number {
  const variants = choiceSets(scenario).reduce((sum, set) => sum + set.variants.length, 0);
  return own.to - own.from + variants * (choices.to - choices.from);
}

/** Simulates these trials and gathers their sums. */
export async function gatherRunSums(
  scenario: Scenario,
  { own, choices }: SummedRanges,
  runner: Runner,
  signal?: AbortSignal,
): Promise<RunSums> {
  const comparison = gatherSums(comparisonSettings(scenario), blockTrials(scenario.plan));
  const job = sumsJob(scenario, own);
  const settings = paybackSettings(scenario);
  const payback = settings && gatherPaybackSums(settings, job.blockTrials ?? blockTrials(scenario.plan));
  const whole = joinedBlocks(blockTrials(scenario.plan), (block) => stepByStep(comparison.addSteps(block)));
  const take = async (piece: Block): Promise<void> => {
    payback?.add(piece);
    await whole.add(piece);
  };
  await runner([job], take, signal);
  await whole.end();
  const { plan, objective } = scenario;
  const sets = choiceSets(scenario).map((set) => ({
    ...set,
    variants: set.variants.map((variant) => ({ ...variant, range: choices })),
  }));
  const scores = await scoresOfSets({ plan, objective, runner, signal }, sets);
  const judged = new Map(
    sets.map(({ id }, place): [string, ScoreSums | undefined] => {
      const own = scores[place];
      return [id, own && scoreSums(own, choices.from)];
    }),
  );
  return { comparison: comparison.sums(), ...(payback && { payback: payback.sums() }), choices: judged };
}

/** What the scores of a set come to in all parts of a run, in the order of their trials; undefined where a number overflowed in one. */
export function gatheredEstimates(
  gathered: readonly Pick<RunSums, "choices">[],
  { id, structures }: ChoiceSet,
): ScoreEstimates | undefined {
  const parts = gathered.map(({ choices }) => choices.get(id));
  const blocks = parts.flatMap((own) => own ?? []);
  return parts.includes(undefined) ? undefined : estimatesOfSums(structures, blocks);
}
