import { exp } from "../distributions/elementary/exp.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { Tally } from "../funnel/model/places.js";
import type { Block } from "../simulation/block.js";
import type { Plan } from "../simulation/plan.js";

/**
 * What a flow of one structure brings over the horizon, discounted month by month as the model's profit is, sample by sample.
 * The block must have tallies and inputs.
 * @param flow the place of the tally
 */
export function discountedFlow(
  { tallies, inputs, trials, replicates }: Block,
  { structures, horizonMonths, inputs: planned }: Plan,
  structure: number,
  flow: number,
): Float64Array {
  if (tallies === undefined || inputs === undefined) throw new TypeError("discounting needs tallies and inputs");
  const rate = planned.findIndex(({ id }) => id === "money.discount_rate");
  const sums = new Float64Array(trials * replicates);
  for (let sample = 0; sample < sums.length; sample++) {
    const trial = Math.floor(sample / replicates);
    const logDiscount = -log1p(inputs[trial * planned.length + rate]) / 12;
    const first = (sample * structures.length + structure) * horizonMonths;
    let before = 0;
    for (let month = 0; month < horizonMonths; month++) {
      const soFar = tallies[(first + month) * Tally.Size + flow];
      sums[sample] += exp(logDiscount * month) * (soFar - before);
      before = soFar;
    }
  }
  return sums;
}
