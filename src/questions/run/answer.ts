import { besideOthers, stepByStep } from "../../foundation/steps.js";
import { turn } from "../../foundation/turn.js";
import type { EqualChoice } from "../../analysis/choices/choice-effects.js";
import type { TodayAsked } from "../../analysis/choices/today-asked.js";
import { createComparison, indifferenceOf, type RunningComparison } from "../../analysis/compare.js";
import type { Comparison } from "../../analysis/comparison.js";
import type { Experiment, Variant } from "../../analysis/experiment.js";
import type { Indifference } from "../../analysis/indifference.js";
import { canRank, outcomesFor, outcomesOf } from "../../analysis/objective.js";
import { createPayback, type Payback, type RunningPayback } from "../../analysis/payback.js";
import { estimatesOf } from "../../analysis/score-estimates.js";
import { createSeries, type SeriesResult } from "../../analysis/series.js";
import { stoppingRule, type StoppingState, type StoppingTarget } from "../../analysis/stopping.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Block } from "../../simulation/block.js";
import { createRunner } from "../../simulation/create-runner.js";
import type { Job, Runner, Wants } from "../../simulation/runner.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import { joinedBlocks } from "../../simulation/joined-blocks.js";
import { trialWork } from "../../simulation/trial-work.js";
import { blockTrials, inPieces } from "../../simulation/work.js";
import { CHOICE_SHARE } from "../choice-trials.js";
import { choiceSets, hasOneMandate, judgeChoices, scoresOfSets, type EstimateSet } from "./choices.js";
import { comparisonSettings, hasPaybacks, paybackSettings } from "./compared.js";
import { gatheredEstimates, type RunSums } from "./sums.js";
import {
  CALLBACK,
  OUTCOME_LIST,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  TARGET,
  TRUTH,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";

export interface RunOptions {
  /** Number of trials instead of the scenario's; with a `target`, the most there may be. */
  readonly trials?: number;
  /** The outcomes to give statistics of, besides the objective; default: all. */
  readonly outcomes?: readonly OutcomeId[] | undefined;
  /** Differences of the objective up to this do not matter; default: 1 % of the best mean, 0.5 points for an outcome in percent. */
  readonly indifference?: Indifference | undefined;
  /** Stop as soon as this is reached. */
  readonly target?: StoppingTarget;
  /** Outcomes to follow month by month besides the objective: the result then has a `series`. */
  readonly series?: readonly OutcomeId[];
  /** Whether to tell what becomes of the winner's lead when all structures have its mandate: on a fifth of the trials. */
  readonly equalMandate?: boolean;
  /** Whether quantiles come from sums, as in the result of parts of a run that kept no more. */
  readonly fromSums?: boolean;
  /** Called with every block that counts, in trial order; it has all outcomes. */
  readonly onBlock?: (block: Block) => void;
  /** Whether the blocks of `onBlock` hold what was drawn for the assumptions. */
  readonly inputs?: boolean;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting ends the run early: the result then holds what was finished and is `partial`. */
  readonly signal?: AbortSignal;
  /** Aborting gives up the statistics of what was finished, too: `run` then rejects with the reason of this signal. */
  readonly patience?: AbortSignal | undefined;
  /** Called after every block with the trials done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RunResult {
  readonly comparison: Comparison;
  /** Trials simulated. */
  readonly trials: number;
  /** True if the run was interrupted before its last trial. */
  readonly partial: boolean;
  /** With a target: where the run stood when it ended. */
  readonly stopping?: StoppingState;
  readonly series?: SeriesResult;
  /** Of every structure that today's is changed into on the way, be it by a transition or by phases. */
  readonly paybacks?: readonly Payback[];
  /** Absent if not asked for, if no structure has another mandate, or in a partial run. */
  readonly equalMandate?: EqualChoice;
  /** Today's structure, if marketing were asked for revenue in it; absent where that is told by the equal mandate, or not asked for. */
  readonly todayAsked?: TodayAsked;
  /** Why the equal mandate is missing although mandates differ: it overflowed, or there was no time for it. */
  readonly equalMandateWithheld?: "overflow" | "interrupted";
}

const RUN_RULES: OptionRules<RunOptions> = {
  trials: wholeWithin("trials"),
  outcomes: OUTCOME_LIST,
  indifference: SMALLEST_DIFFERENCE,
  target: TARGET,
  series: OUTCOME_LIST,
  equalMandate: TRUTH,
  fromSums: TRUTH,
  onBlock: CALLBACK,
  inputs: TRUTH,
  runner: CALLBACK,
  signal: SIGNAL,
  patience: SIGNAL,
  onProgress: CALLBACK,
};

/** Of outcomes no more than are told, unless somebody looks at the blocks, or sums are made, which are of all. */
function wantsOf(scenario: Scenario, { inputs = false, series, outcomes, onBlock, fromSums }: RunOptions): Wants {
  const { objective } = scenario;
  const isTold = outcomes !== undefined && onBlock === undefined && fromSums !== true;
  return {
    inputs,
    tallies: false,
    profits: hasPaybacks(scenario),
    ...(isTold && { outcomes: outcomesFor(objective, outcomes) }),
    ...(series && { monthly: [...new Set([...series, ...outcomesOf(objective)])] }),
  };
}

/** Simulates a scenario and compares its structures: the road from scenario to result, walked once. */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<RunResult> {
  requireScenario(scenario);
  validateOptions(options, RUN_RULES);
  const total = options.trials ?? scenario.trials;
  const comparison = comparisonOf(scenario, options);
  const series = options.series && seriesOf(scenario, options.series);
  const payback = paybackOf(scenario);
  const { objective } = scenario;
  const rule =
    options.target &&
    stoppingRule(options.target, (progress) =>
      indifferenceOf({ objective, indifference: options.indifference }, progress),
    );
  const enough = new AbortController();
  let stopping: StoppingState | undefined;
  const wants = wantsOf(scenario, options);
  let done = 0;

  const whole = joinedBlocks(blockTrials(scenario.plan), async (block) => {
    await stepByStep(comparison.addSteps(block));
    options.onBlock?.(block);
    done += block.trials;
    options.onProgress?.(done, total);
    stopping = rule?.(comparison.progress());
    if (stopping?.stop) enough.abort();
  });
  const take = async (piece: Block): Promise<void> => {
    if (enough.signal.aborted) return;
    if (series) await stepByStep(series.addSteps(piece));
    payback?.add(piece);
    await whole.add(piece);
    await stepByStep(compactSteps(), options.signal);
  };
  const compactSteps = function* () {
    yield* comparison.compactSteps();
    if (series) yield* series.compactSteps();
  };

  const signal = AbortSignal.any([enough.signal, ...(options.signal ? [options.signal] : [])]);
  const runner = options.runner ?? createRunner();
  const job: Job = { plan: scenario.plan, range: { from: 0, to: total }, wants };
  await unlessAborted(runner([wants.monthly || wants.profits ? inPieces(job) : job], take, signal), signal);
  if (!enough.signal.aborted) await whole.end();
  await unlessAborted(stepByStep(compactSteps(), options.signal), signal);
  const partial = done < total && !enough.signal.aborted;
  const estimate = simulatedSets(scenario, { runner, signal: options.signal });
  return {
    trials: done,
    ...(stopping && { stopping }),
    ...(series && { series: series.result() }),
    ...(await concluded(scenario, { comparison, payback, estimate }, { ...options, partial })),
  };
}

/**
 * What `run` says with `fromSums`, without simulating.
 * @param gathered sums of all its trials, in their order; each is let go before the next
 * @returns undefined where it was interrupted
 */
export async function runFromSums(
  scenario: Scenario,
  options: Pick<RunOptions, "outcomes" | "indifference" | "equalMandate" | "signal" | "patience">,
  gathered: Iterable<RunSums>,
): Promise<RunResult | undefined> {
  const comparison = comparisonOf(scenario, { ...options, fromSums: true });
  const payback = paybackOf(scenario);
  const choices: Pick<RunSums, "choices">[] = [];
  for (const sums of gathered) {
    await turn();
    if (options.signal?.aborted) return undefined;
    comparison.addSums(sums.comparison);
    if (sums.payback) payback?.addSums(sums.payback);
    choices.push({ choices: sums.choices });
  }
  const estimate: EstimateSet = (set) => Promise.resolve(gatheredEstimates(choices, set));
  const told = await concluded(scenario, { comparison, payback, estimate }, { ...options, partial: false });
  return { trials: scenario.trials, ...told };
}

interface Followed {
  readonly comparison: RunningComparison;
  readonly payback: RunningPayback | undefined;
  readonly estimate: EstimateSet;
}

async function concluded(
  scenario: Scenario,
  { comparison, payback, estimate }: Followed,
  options: Pick<RunOptions, "equalMandate" | "signal" | "patience"> & Pick<RunResult, "partial">,
) {
  // What was finished is told, whoever aborts, unless it takes longer than anybody waits.
  const [choices, result] = await Promise.all([
    choicesOf(scenario, comparison, estimate, options),
    stepByStep(besideOthers(comparison.resultSteps()), options.patience),
  ]);
  return {
    comparison: result,
    partial: options.partial,
    ...(payback && { paybacks: payback.result() }),
    ...choices,
  };
}

async function unlessAborted(running: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await running;
  } catch (reason) {
    if (!signal.aborted) throw reason;
  }
}

/** All that a run of a scenario may simulate, the trials of the scenario itself first: what could be done beforehand, elsewhere. */
export function runVariants(scenario: Scenario): readonly Variant[] {
  const { plan, trials } = scenario;
  return [{ plan, range: { from: 0, to: trials } }, ...choiceSets(scenario).flatMap(({ variants }) => variants)];
}

/** Structure-months of a run, with what becomes of equal mandates. */
export function runWork({ plan, trials }: Scenario, most = trials): number {
  return (1 + CHOICE_SHARE) * most * trialWork(plan).total;
}

/** Nothing where nobody asks, where there is nothing to compare, if it was interrupted, or where a number overflows with that mandate. */
async function choicesOf(
  scenario: Scenario,
  comparison: RunningComparison,
  estimate: EstimateSet,
  {
    equalMandate: isAsked = false,
    signal,
    partial,
  }: Pick<RunOptions, "equalMandate" | "signal"> & Pick<RunResult, "partial">,
): Promise<Pick<RunResult, "equalMandate" | "todayAsked" | "equalMandateWithheld">> {
  const { trials, winner } = comparison.standing();
  if (!isAsked || winner === undefined || scenario.structures.length < 2 || !canRank(scenario.objective)) return {};
  const interrupted = hasOneMandate(scenario) ? {} : { equalMandateWithheld: "interrupted" as const };
  if (partial) return interrupted;
  try {
    return (await judgeChoices(scenario, winner, trials, estimate)) ?? { equalMandateWithheld: "overflow" };
  } catch (reason) {
    if (!signal?.aborted) throw reason;
    return interrupted;
  }
}

function simulatedSets({ plan, objective }: Scenario, by: Pick<Experiment, "runner" | "signal">): EstimateSet {
  return async (set) => {
    const [scores] = await scoresOfSets({ plan, objective, ...by }, [set]);
    return scores && estimatesOf(scores, quasiGroups(plan));
  };
}

function paybackOf(scenario: Scenario) {
  const settings = paybackSettings(scenario);
  return settings && createPayback(settings);
}

function comparisonOf(scenario: Scenario, { outcomes, target, indifference, fromSums }: RunOptions) {
  return createComparison({
    ...comparisonSettings(scenario),
    outcomes,
    indifference,
    fromSums,
    ...(target?.until === "winner" && { everyPair: true }),
  });
}

function seriesOf({ structures, reference, objective, plan }: Scenario, outcomes: readonly OutcomeId[]) {
  const structureIds = structures.map(({ id }) => id);
  const referenceIndex = structureIds.indexOf(reference);
  const { horizonMonths, replicates } = plan;
  return createSeries({
    structureIds,
    referenceIndex,
    horizonMonths,
    replicates,
    groups: quasiGroups(plan),
    outcomes,
    objective,
  });
}
