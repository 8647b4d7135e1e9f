import { gammaQuantile } from "../distributions/special/gamma-quantile.js";
import { LEAD_SPREAD } from "../funnel/model/draws.js";
import { type Key, streamKey } from "./keys.js";
import { threefry, toUniform } from "./threefry.js";

/** The lead factors of a sample: one gamma variate of mean 1 and variance 1/`dispersion` per month. */
export type LeadSpread = (trial: number, replicate: number, dispersion: number) => Float64Array;

/**
 * For dispersions (negative-binomial sizes) that differ from trial to trial; where they do not, the sheet has a table of
 * the quantiles. Keyed like any other draw of the sheet. What is returned is overwritten by the next call.
 */
export function createLeadSpread(master: Key, horizonMonths: number): LeadSpread {
  const key = streamKey(master, `luck.${LEAD_SPREAD.id}`);
  const block = new Int32Array(2);
  const factors = new Float64Array(horizonMonths);

  return (trial, replicate, dispersion) => {
    threefry(key[0], key[1], trial, replicate, block);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < factors.length; month++) {
      threefry(k0, k1, month, 0, block);
      factors[month] = gammaQuantile(toUniform(block), dispersion) / dispersion;
    }
    return factors;
  };
}
