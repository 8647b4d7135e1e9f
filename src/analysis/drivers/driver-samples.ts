import type { RankCorrelation } from "../../distributions/correlation.js";
import { orderingOf, type Ordering } from "../../statistics/ordering.js";
import type { BaseRun } from "../base-run.js";
import { keepComplete } from "../complete-trials.js";

/** One run's samples, made ready to ask what its uncertain quantities do to the structures' scores. */
export interface DriverSamples {
  /** Trials in which every structure has a score. */
  readonly trials: number;
  /** Trials left out because a structure has none. */
  readonly incomplete: number;
  /** Per driver and trial: the normal score of its value's rank. */
  readonly positions: readonly Float64Array[];
  /** Per driver the order of its positions. */
  readonly orderings: readonly Ordering[];
  /** Per structure and trial: the objective, more is better, mean of the replicates. */
  readonly scores: readonly Float64Array[];
  /** Per driver the number of its cluster: drivers of different clusters are independent. */
  readonly clusters: readonly number[];
}

/** The samples of a run without its incomplete trials. */
export function driverSamples(run: BaseRun, correlations: readonly RankCorrelation[]): DriverSamples {
  const clusters = clustersOf(
    run.assumptions.map(({ stream }) => stream),
    correlations,
  );
  const isWhole = run.scores.every((own) => !own.some(Number.isNaN));
  if (isWhole) return { ...run, incomplete: 0, clusters };
  const keep = keepComplete(run.scores);
  const scores = run.scores.map(keep);
  const trials = scores[0].length;
  const positions = run.positions.map(keep);
  return {
    trials,
    incomplete: run.trials - trials,
    positions,
    orderings: positions.map(orderingOf),
    scores,
    clusters,
  };
}

/** Streams that correlations tie together, directly or through others, share a number: the place of the first of them. */
export function clustersOf(streams: readonly string[], correlations: readonly RankCorrelation[]): number[] {
  const clusters = streams.map((_, place) => place);
  for (const { a, b, rank } of correlations) {
    const [i, j] = [streams.indexOf(a), streams.indexOf(b)];
    if (i === -1 || j === -1 || rank === 0) continue;
    const [kept, merged] = [clusters[i], clusters[j]].sort((x, y) => x - y);
    clusters.forEach((cluster, place) => {
      if (cluster === merged) clusters[place] = kept;
    });
  }
  return clusters;
}
