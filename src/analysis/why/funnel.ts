import { Tally } from "../../funnel/model/places.js";
import type { Block } from "../../simulation/block.js";
import type { Estimate } from "../estimate.js";
import { addVector, combinationError, createCovariance, type RunningCovariance } from "./covariance.js";
import { FUNNEL_FACTORS, FUNNEL_STAGES, type FunnelFactor, type FunnelStage, type LeadSource } from "./funnel-rows.js";

export interface StageDifference extends Omit<FunnelStage, "tallies"> {
  readonly from: Estimate;
  readonly to: Estimate;
  /** to - from, paired. */
  readonly difference: Estimate;
  /** to / from, of the means. */
  readonly ratio: number;
}

export interface FactorDifference extends Omit<FunnelFactor, "of" | "per"> {
  /** A ratio of means. */
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
  /** ln(ratio); these add up to the source's. */
  readonly logRatio: Estimate;
  /** Its part of the source's log ratio; NaN where factors cancel out so far that one of them exceeds the whole. */
  readonly share: number;
}

export interface SourceDifference {
  readonly source: LeadSource;
  readonly bookings: {
    readonly from: number;
    readonly to: number;
    readonly ratio: number;
    readonly logRatio: Estimate;
  };
  readonly factors: readonly FactorDifference[];
}

/** The difference between two structures along the funnel. */
export interface FunnelDifference {
  readonly trials: number;
  readonly stages: readonly StageDifference[];
  readonly sources: readonly SourceDifference[];
}

/** The tallies that a row of the funnel is made of. */
const TOLD: readonly number[] = [
  ...new Set([
    ...FUNNEL_STAGES.flatMap(({ tallies }) => tallies),
    ...Object.values(FUNNEL_FACTORS).flatMap((rows) => rows.map(({ of }) => of)),
  ]),
].sort((a, b) => a - b);

/** The place of a tally among them. */
const placeOf = (tally: number): number => TOLD.indexOf(tally);

/** The funnel of the two structures of a plan from a stream of its blocks with the tallies of the last month, in trial order. */
export interface RunningFunnel {
  readonly add: (block: Block) => void;
  readonly result: () => FunnelDifference;
}

/**
 * Compares the stages of the funnel over the horizon, and splits the ratio of each source's bookings into the ratios of its
 * factors: bookings = leads x qualification x ... x deal value holds for the means of the two structures, so the factors'
 * log ratios add up to that of the bookings (a log-mean decomposition of a product; standard errors by the delta method).
 */
export function createFunnel(): RunningFunnel {
  const sums = createCovariance(2 * TOLD.length);
  return {
    add: (block) => {
      addTrials(sums, block);
    },
    result: () => ({
      trials: sums.count,
      stages: FUNNEL_STAGES.map((stage) => stageDifference(stage, sums)),
      sources: (["marketing", "sales"] as const).map((source) => sourceDifference(source, sums)),
    }),
  };
}

/** Per trial one vector: the mean over its replicates of the last month's tallies, `from`'s before `to`'s. */
function addTrials(sums: RunningCovariance, { tallies, trials, replicates }: Block): void {
  if (tallies === undefined) throw new Error("a block without tallies");
  const vector = new Float64Array(2 * TOLD.length);
  for (let trial = 0; trial < trials; trial++) {
    vector.fill(0);
    for (let row = trial * replicates * 2; row < (trial + 1) * replicates * 2; row++) {
      const side = (row % 2) * TOLD.length;
      addTold(vector, side, tallies, row * Tally.Size, replicates);
    }
    addVector(sums, vector);
  }
}

/** Of one structure in one replicate, its part of the trial's mean. */
function addTold(vector: Float64Array, side: number, tallies: Float64Array, from: number, replicates: number): void {
  for (let place = 0; place < TOLD.length; place++) vector[side + place] += tallies[from + TOLD[place]] / replicates;
}

function stageDifference({ tallies, ...stage }: FunnelStage, sums: RunningCovariance): StageDifference {
  const side = (fromWeight: number, toWeight: number): Estimate => {
    const weights = new Float64Array(2 * TOLD.length);
    for (const place of tallies.map(placeOf)) {
      weights[place] = fromWeight;
      weights[TOLD.length + place] = toWeight;
    }
    const mean = weights.reduce((sum, weight, i) => sum + weight * sums.means[i], 0);
    return { mean, standardError: combinationError(sums, weights) };
  };
  const [from, to] = [side(1, 0), side(0, 1)];
  // The difference of the means, so that equal means differ by nothing.
  const difference = { ...side(-1, 1), mean: to.mean - from.mean };
  return { ...stage, from, to, difference, ratio: to.mean / from.mean };
}

function sourceDifference(source: LeadSource, sums: RunningCovariance): SourceDifference {
  const rows = FUNNEL_FACTORS[source];
  const total = factorOf({ of: rows[rows.length - 1].of }, sums);
  const factors = rows.map(({ of, per, ...row }) => ({
    ...row,
    ...factorOf({ of, ...(per !== undefined && { per }) }, sums),
  }));
  const { mean } = total.logRatio;
  const largest = Math.max(...factors.map(({ logRatio }) => Math.abs(logRatio.mean)));
  const shared = Math.abs(mean) >= largest;
  return {
    source,
    bookings: total,
    factors: factors.map((factor) => ({ ...factor, share: shared ? factor.logRatio.mean / mean : NaN })),
  };
}

function factorOf({ of, per }: Pick<FunnelFactor, "of" | "per">, sums: RunningCovariance) {
  const above = placeOf(of);
  const below = per === undefined ? undefined : placeOf(per);
  const value = (side: number): number =>
    sums.means[side + above] / (below === undefined ? 1 : sums.means[side + below]);
  const [from, to] = [value(0), value(TOLD.length)];
  const weights = new Float64Array(2 * TOLD.length);
  for (const [side, sign] of [
    [0, -1],
    [TOLD.length, 1],
  ]) {
    weights[side + above] = sign / sums.means[side + above];
    if (below !== undefined) weights[side + below] = -sign / sums.means[side + below];
  }
  const ratio = to / from;
  const logRatio = { mean: finite(Math.log(ratio)), standardError: finite(combinationError(sums, weights)) };
  return { from: finite(from), to: finite(to), ratio: finite(ratio), logRatio };
}

/** A ratio to nothing is no data. */
const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);
