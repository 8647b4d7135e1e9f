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
  return ({ costs, trials, replicates }, first, samples, structure) => {
    if (costs === undefined) return;
    if (structure === 0) fillFactors(factors, world, lanes, samples);
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

/** Of a month of every lane: what money of then is worth in the first. */
function fillFactors(factors: Float64Array, world: Float64Array, lanes: number, samples: number): void {
  for (let lane = 0; lane < samples; lane++) {
    const logDiscount = -log1p(world[Input.MoneyDiscountRate * lanes + lane]) / 12;
    for (let month = 0; month * lanes < factors.length; month++)
      factors[month * lanes + lane] = exp(logDiscount * month);
  }
}
