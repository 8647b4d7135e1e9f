import type { OrderClaim, RankClaim } from "./check.js";
import { meanGauge, type Gauge } from "./gauges.js";
import type { Estimate, PairDifference } from "./interval.js";
import { mixSeries } from "./series.js";
import type { Objective } from "../objective.js";

/**
 * The rank of a structure's mean among others, 1 being the one looked for: the interval runs from one more than the structures that
 * are clearly ahead, to the rank it has if only those clearly behind are behind. Clear is what a paired difference says whose interval
 * leaves out 0, at alpha / pairs (Bonferroni). An exact tie is clear too: it counts as ahead.
 */
export function rankGauge({ of, structure, others, end }: RankClaim): Gauge {
  const pairs = pairsGauge(
    of,
    others.map((other) => (end === "highest" ? [structure, other] : [other, structure])),
  );
  return {
    add: pairs.add,
    estimate: (alpha) => {
      const { comparisons, ...rest } = pairs.estimate(alpha);
      const notBehind = comparisons.filter(({ observed }) => !(observed > 0)).length;
      const interval = [
        1 + comparisons.filter(isAgainst).length,
        1 + others.length - comparisons.filter(isClear).length,
      ] as const;
      return { ...rest, observed: known(comparisons, 1 + notBehind), interval, comparisons };
    },
  };
}

/**
 * How many of the steps of an order hold: each structure's mean above that of the next. The interval counts those that
 * clearly hold and those that are not clearly wrong, at alpha / steps; if every step holds, so does the whole order.
 */
export function orderGauge({ of, order }: OrderClaim): Gauge {
  const steps = order.slice(1).map((next, place): [string, string] => [order[place], next]);
  const pairs = pairsGauge(of, steps);
  return {
    add: pairs.add,
    estimate: (alpha) => {
      const { comparisons, ...rest } = pairs.estimate(alpha);
      const holding = comparisons.filter(({ observed }) => observed > 0).length;
      const interval = [
        comparisons.filter(isClear).length,
        steps.length - comparisons.filter(isAgainst).length,
      ] as const;
      return { ...rest, observed: known(comparisons, holding), interval, comparisons };
    },
  };
}

const isClear = ({ interval: [low] }: PairDifference): boolean => low > 0;
const isAgainst = ({ interval: [, high] }: PairDifference): boolean => high <= 0;

/** `value`, or NaN if a comparison has no data. */
const known = (comparisons: readonly PairDifference[], value: number): number =>
  comparisons.every(({ observed }) => Number.isFinite(observed)) ? value : NaN;

/** Mean paired differences, first minus second, each at alpha / pairs; samples and trials without data of the worst. */
function pairsGauge(of: Objective, pairs: readonly (readonly [first: string, second: string])[]) {
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
    estimate: (alpha: number): Pick<Estimate, "samples" | "noData"> & { comparisons: PairDifference[] } => {
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
