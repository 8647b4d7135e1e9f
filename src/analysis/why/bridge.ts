import { COARSE_SKETCH } from "../../statistics/quantile-sketch.js";
import { meanEstimate } from "../../statistics/running-mean.js";
import { addToSample, createRunningSample, type RunningSample } from "../../statistics/running-sample.js";
import { sketchQuantiles } from "../../statistics/sketch-quantiles.js";
import { masterKey, streamKey } from "../../simulation/keys.js";
import type { PlannedStructure } from "../../simulation/plan.js";
import type { TrialRange } from "../../simulation/runner.js";
import type { Estimate } from "../estimate.js";
import type { Experiment } from "../experiment.js";
import { pairedDifference } from "../outcome-samples.js";
import { coalitionStructure, inputIds, playersOf, type BridgeView, type Player, type PlayerId } from "./players.js";
import { coalitionsOf, joiningOrders, sampledShapley } from "./sampled-shapley.js";
import { shapleyValues } from "./shapley.js";
import { simulateGames, type GameTrials } from "./simulate-game.js";

/** More players than these have too many coalitions to simulate them all: 2^10 are 1024. */
const MOST_EXACT_PLAYERS = 10;
/** With more players each batch of trials gets this many random orders of its own ... */
const BATCH_ORDERS = 4;
/** ... and has this many trials, so that even a short run has many independent batches to take standard errors from. */
const BATCH_TRIALS = 25;
/** Batches that are simulated side by side. */
const SIDE_BY_SIDE = 40;
/** Trials held at once: 1024 coalitions take 16 MB. */
const EXACT_BATCH_TRIALS = 2000;
/** A default run simulates about this many months of one structure: some seconds. */
const STRUCTURE_MONTHS = 12_000_000;
const LEAST_TRIALS = 100;

/** Mean over the samples that have data, its Monte Carlo standard error, and the 90 % interval of the samples. */
export interface SpreadEstimate extends Estimate {
  readonly p5: number;
  readonly p95: number;
}

export interface Contribution extends SpreadEstimate {
  readonly id: PlayerId;
  /** Ids of the effects before and after the switch. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The objective's difference between two structures as a sum of contributions. */
export interface Bridge {
  readonly view: BridgeView;
  /** Over all orders of the switches, or over random ones: then the standard errors include that chance. */
  readonly orders: "all" | "sampled";
  /** Different structures simulated per trial. */
  readonly coalitions: number;
  readonly trials: number;
  /** Samples in which a coalition had no objective (0/0): left out of every figure. */
  readonly noData: number;
  readonly from: SpreadEstimate;
  readonly to: SpreadEstimate;
  /** to - from. */
  readonly total: SpreadEstimate;
  readonly contributions: readonly Contribution[];
  /** total less the sum of the contributions' means: nothing but the rounding of floating-point sums. */
  readonly roundingError: number;
}

export interface BridgeSettings extends Experiment {
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly view: BridgeView;
  readonly trials: number;
  /** Called with the trials done. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** As many trials as the scenario asks for, or as many as take some seconds with this many players. */
export function bridgeTrials(players: number, horizonMonths: number, scenarioTrials: number): number {
  const coalitions = players > MOST_EXACT_PLAYERS ? BATCH_ORDERS * (players - 1) + 2 : 2 ** players;
  const affordable = Math.floor(STRUCTURE_MONTHS / (coalitions * horizonMonths));
  return Math.min(scenarioTrials, Math.max(LEAST_TRIALS, affordable));
}

/**
 * Switches the parts in which the structures differ from those of `from` to those of `to`, one after the other, and averages
 * what each switch adds over the orders: Shapley values, trial by trial, on common random numbers (Song, Nelson & Staum
 * 2016, "Shapley effects for global sensitivity analysis: theory and computation", SIAM/ASA Journal on Uncertainty
 * Quantification 4, for the use in simulation).
 *
 * Says how the model's difference is made up of its effects. Not for what would happen if one effect were changed alone:
 * that is the first step of one order only, and effects here multiply each other.
 */
export async function bridgeOf(settings: BridgeSettings): Promise<Bridge> {
  const { plan, from, to, view, trials } = settings;
  const players = playersOf(plan, from, to, view);
  const exact = players.length <= MOST_EXACT_PLAYERS;
  const gameOf = exact ? exactGame : sampledGame;
  const [batchTrials, sideBySide] = exact ? [EXACT_BATCH_TRIALS, 1] : [BATCH_TRIALS, SIDE_BY_SIDE];
  // Trials of a batch share their random orders, so they count as dependent.
  const cluster = exact ? plan.replicates : BATCH_TRIALS * plan.replicates;
  const sums = ["from", "to", "total", ...players].map(() => createRunningSample(cluster, COARSE_SKETCH));
  let coalitions = 0;
  const take = (batch: Batch, done: number): void => {
    const series = complete(
      [batch.none, batch.all, pairedDifference(batch.all, batch.none), ...batch.contributions],
      cluster,
    );
    series.forEach((samples, place) => {
      addToSample(sums[place], samples);
    });
    coalitions = Math.max(coalitions, batch.coalitions);
    settings.onProgress?.(done);
  };
  const ranges = rangesOf(trials, batchTrials);
  for (let first = 0; first < ranges.length; first += sideBySide) {
    const own = ranges.slice(first, first + sideBySide);
    const games = own.map((range) => gameOf(settings, players, range));
    const values = await simulateGames(settings, games);
    games.forEach((game, place) => {
      take(game.batchOf(values[place]), own[place].to);
    });
  }
  return resultOf(settings, players, sums, { orders: exact ? "all" : "sampled", coalitions });
}

/** What came of the trials of a batch. */
interface Batch {
  readonly none: Float64Array;
  readonly all: Float64Array;
  readonly contributions: readonly Float64Array[];
  readonly coalitions: number;
}

/** The coalitions that a batch of trials needs, and what is made of their values. */
interface BatchGame extends GameTrials {
  readonly batchOf: (values: readonly Float64Array[]) => Batch;
}

function rangesOf(trials: number, length: number): TrialRange[] {
  return Array.from({ length: Math.ceil(trials / length) }, (_, place) => ({
    from: place * length,
    to: Math.min((place + 1) * length, trials),
  }));
}

function exactGame(settings: BridgeSettings, players: readonly Player[], range: TrialRange): BatchGame {
  const { from, to, view } = settings;
  const structures = Array.from({ length: 2 ** players.length }, (_, coalition) =>
    coalitionStructure(from, to, players, view, coalition),
  );
  const batchOf: BatchGame["batchOf"] = (game) => ({
    none: game[0],
    all: game[game.length - 1],
    contributions: shapleyValues(game),
    coalitions: game.length,
  });
  return { structures, range, batchOf };
}

function sampledGame(settings: BridgeSettings, players: readonly Player[], range: TrialRange): BatchGame {
  const { from, to, view, plan } = settings;
  const key = streamKey(masterKey(plan.seed), "why.orders");
  const orders = joiningOrders(key, players.length, BATCH_ORDERS, range.from / BATCH_TRIALS);
  const coalitions = coalitionsOf(orders);
  const structures = coalitions.map((coalition) => coalitionStructure(from, to, players, view, coalition));
  const batchOf: BatchGame["batchOf"] = (samples) => ({
    none: samples[0],
    all: samples[samples.length - 1],
    contributions: sampledShapley(orders, (coalition) => samples[coalitions.indexOf(coalition)]),
    coalitions: coalitions.length,
  });
  return { structures, range, batchOf };
}

/** Leaves a sample out of every series if one has no data, and fills the last cluster up with "no data". */
function complete(series: readonly Float64Array[], cluster: number): Float64Array[] {
  const samples = series[0].length;
  const filled = Math.ceil(samples / cluster) * cluster;
  const hasData = (sample: number): boolean => series.every((values) => Number.isFinite(values[sample]));
  const kept = Array.from({ length: samples }, (_, sample) => hasData(sample));
  return series.map((values) => new Float64Array(filled).map((_, sample) => (kept[sample] ? values[sample] : NaN)));
}

function resultOf(
  { view, trials, plan }: BridgeSettings,
  players: readonly Player[],
  sums: readonly RunningSample[],
  how: Pick<Bridge, "orders" | "coalitions">,
): Bridge {
  const [from, to, total, ...parts] = sums.map(estimate);
  const contributions = players.map(({ id, from: before, to: after }, place) => ({
    id,
    ...parts[place],
    from: inputIds(before),
    to: inputIds(after),
  }));
  return {
    view,
    ...how,
    trials,
    noData: trials * plan.replicates - sums[0].mean.moments.count,
    from,
    to,
    total,
    contributions,
    roundingError: total.mean - contributions.reduce((sum, { mean }) => sum + mean, 0),
  };
}

function estimate(sample: RunningSample): SpreadEstimate {
  const { mean, standardError } = meanEstimate(sample.mean);
  const [p5, p95] = sketchQuantiles(sample.sketch, [0.05, 0.95]);
  return { mean, standardError, p5, p95 };
}
