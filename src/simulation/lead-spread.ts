import { createGammaTable, gammaFromTable } from "../distributions/gamma-table.js";
import { gammaQuantile } from "../distributions/special/gamma-quantile.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { LEAD_SPREAD } from "../funnel/model/draws.js";
import { type Key, streamKey } from "./keys.js";
import { threefry, toUniform } from "./threefry.js";

/** Fills the lead factors of a sample: one gamma variate of mean 1 and variance 1/`dispersion` per month. */
export type LeadSpread = (factors: Float64Array, trial: number, replicate: number, dispersion: number) => void;

/**
 * Keyed like any other draw of the sheet.
 * @param certainDispersion the negative-binomial size if it is the same in all trials: the quantiles then come from a table
 */
export function createLeadSpread(master: Key, certainDispersion: number | undefined): LeadSpread {
  const key = streamKey(master, `luck.${LEAD_SPREAD.id}`);
  const block = new Int32Array(2);
  const table = certainDispersion === undefined ? undefined : createGammaTable(certainDispersion);

  return (factors, trial, replicate, dispersion) => {
    threefry(key[0], key[1], trial, replicate, block);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < factors.length; month++) {
      threefry(k0, k1, month, 0, block);
      const uniform = toUniform(block);
      factors[month] =
        table === undefined
          ? gammaQuantile(uniform, dispersion) / dispersion
          : gammaFromTable(table, normalQuantile(uniform));
    }
  };
}
