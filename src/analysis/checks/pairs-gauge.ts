import type { Objective } from "../objective.js";
import { meanGauge, type Gauge } from "./gauges.js";
import type { IntervalEstimate, PairDifference } from "./interval.js";
import { mixSeries } from "./series.js";

/** Whether the first of a pair is clearly ahead. */
export const isClear = ({ interval: [low] }: PairDifference): boolean => low > 0;

/** Whether it is clearly not ahead; an exact tie is clear too. */
export const isAgainst = ({ interval: [, high] }: PairDifference): boolean => high <= 0;

/** `value`, or NaN if a comparison has no data. */
export const known = (comparisons: readonly PairDifference[], value: number): number =>
  comparisons.every(({ observed }) => Number.isFinite(observed)) ? value : NaN;

/** Mean paired differences, first minus second, each at alpha / pairs; samples and trials without data of the worst. */
export function pairsGauge(of: Objective, pairs: readonly (readonly [first: string, second: string])[]) {
  const gauges = pairs.map(([first, second]) =>
    meanGauge(
      mixSeries([
        { structure: first, of, weight: 1 },
        { structure: second, of, weight: -1 },
      ]),
    ),
  );
  return {
    add: (block: Parameters<Gauge["add"]>[0]) => {
      for (const gauge of gauges) gauge.add(block);
    },
    estimate: (alpha: number): Pick<IntervalEstimate, "samples" | "noData"> & { comparisons: PairDifference[] } => {
      const estimates = gauges.map((gauge) => gauge.estimate(alpha / pairs.length));
      return {
        samples: Math.min(...estimates.map(({ samples }) => samples)),
        noData: Math.max(...estimates.map(({ noData }) => noData)),
        comparisons: estimates.map(({ observed, interval }, place) => {
          const [first, second] = pairs[place];
          return { first, second, observed, interval };
        }),
      };
    },
  };
}
