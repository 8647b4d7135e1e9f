import { isAgainst, isClear, known, pairsGauge } from "../pairs-gauge.js";
import type { OrderClaim } from "../check.js";
import type { Gauge } from "../gauges.js";
import type { SimulatedClaimKind } from "./claim-kind.js";

/** The means fall from structure to structure, first to last. */
export const orderClaim: SimulatedClaimKind<OrderClaim> = {
  structures: ({ order }) => order,
  unit: () => "steps",
  subject: ({ of }, { outcome }) => `order by ${outcome(of.label)}`,
  demand: ({ order }, { structure: called }) => order.map(called).join(" > "),
  gauge: orderGauge,
  limit: ({ order }) => ({ atLeast: order.length - 1 }),
  monthly: () => [],
};

/**
 * How many of the steps of an order hold: each structure's mean above that of the next. The interval counts those that
 * clearly hold and those that are not clearly wrong, at alpha / steps; if every step holds, so does the whole order.
 */
function orderGauge({ of, order }: OrderClaim): Gauge {
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
