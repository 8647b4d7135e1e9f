import { exp } from "../distributions/elementary/exp.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { COST_LINES } from "../funnel/cost-lines.js";
import { Input, Tally } from "../funnel/model/places.js";
import type { Engine } from "./engine.js";
import type { Recorder } from "./recorder.js";

/**
 * Puts what was spent on every line of cost where it stands in the block, for the structure that was simulated last, whose months were
 * kept: discounted month by month as the model's profit is.
 */
export function createCostsRecorder({ lanes, monthly, world }: Engine): Recorder {
  const months = monthly.length / (Tally.Size * lanes);
  const factors = new Float64Array(months * lanes);
  const rates = new Float64Array(lanes).fill(NaN);
  return ({ costs, trials, replicates }, first, samples, structure) => {
    if (costs === undefined) return;
    if (structure === 0) fillFactors(factors, rates, world.subarray(Input.MoneyDiscountRate * lanes));
    const all = trials * replicates;
    COST_LINES.forEach(({ tally }, line) => {
      const to = (structure * COST_LINES.length + line) * all + first;
      for (let lane = 0; lane < samples; lane++) {
        let sum = 0;
        let before = 0;
        for (let month = 0; month < months; month++) {
          const soFar = monthly[(month * Tally.Size + tally) * lanes + lane];
          sum += factors[month * lanes + lane] * (soFar - before);
          before = soFar;
        }
        costs[to + lane] = sum;
      }
    });
  };
}

/** Of a month of every lane: what money of then is worth in the first. `rates` are those they were made for: most never change. */
function fillFactors(factors: Float64Array, rates: Float64Array, discountRates: Float64Array): void {
  const lanes = rates.length;
  for (let lane = 0; lane < lanes; lane++) {
    const rate = discountRates[lane];
    if (rate === rates[lane]) continue;
    rates[lane] = rate;
    const logDiscount = -log1p(rate) / 12;
    for (let month = 0; month * lanes < factors.length; month++)
      factors[month * lanes + lane] = exp(logDiscount * month);
  }
}
