import type { RankClaim } from "../check.js";
import type { Gauge } from "../gauges.js";
import { isAgainst, isClear, known, pairsGauge } from "../pairs-gauge.js";
import type { SimulatedClaimKind } from "./claim-kind.js";

/** The mean of a structure is among the highest, or the lowest. */
export const rankClaim: SimulatedClaimKind<RankClaim> = {
  structures: ({ structure, others }) => [structure, ...others],
  unit: () => "rank",
  subject: ({ of, structure, others }, { count, structure: called, outcome }) =>
    `${outcome(of.label)} of ${called(structure)} among ${count(others.length + 1)}`,
  demand: ({ end, places, others }, { count }) =>
    `${places === 1 ? `the ${end}` : `among the ${count(places)} ${end}`} of ${count(others.length + 1)}`,
  gauge: rankGauge,
  limit: ({ places }) => ({ atMost: places }),
  monthly: () => [],
};

/**
 * The rank of a structure's mean among others, 1 being the one looked for: the interval runs from one more than the structures that
 * are clearly ahead, to the rank it has if only those clearly behind are behind. Clear is what a paired difference says whose interval
 * leaves out 0, at alpha / pairs (Bonferroni). An exact tie is clear too: it counts as ahead.
 */
function rankGauge({ of, structure, others, end }: RankClaim): Gauge {
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
