import { createGammaTable, gammaFromTable } from "../distributions/gamma-table.js";
import { gammaQuantile } from "../distributions/special/gamma-quantile.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { Draw, DRAW_NAMES, type Luck } from "../funnel/luck.js";
import { World } from "../funnel/world.js";
import { createDeals } from "./deals.js";
import { type Key, streamKey } from "./keys.js";
import { threefry, toUniform } from "./threefry.js";

/** A sheet of luck that is filled anew for every sample. */
export interface Sheet extends Luck {
  /** Fills the sheet with the luck of one sample under the trial's assumptions (`world`). */
  readonly fill: (trial: number, replicate: number, world: Float64Array) => void;
}

/**
 * The luck of any sample: the uniform of a draw is the block (month, 0) under the key (trial, replicate) under the key of
 * its name, so it depends on nothing but (seed, name, trial, replicate, month).
 * @param dispersion the negative-binomial size if it is the same in all trials
 */
export function createSheet(master: Key, horizonMonths: number, dispersion: number | undefined): Sheet {
  const keys = DRAW_NAMES.map((name) => streamKey(master, `luck.${name}`));
  const leadSpread = createLeadSpread(master, horizonMonths, dispersion);
  const deals = createDeals(master, horizonMonths);
  const uniforms = new Float64Array(horizonMonths * Draw.Size);
  const scores = new Float64Array(horizonMonths * Draw.Size);
  const block = new Int32Array(2);

  const fill = (trial: number, replicate: number, world: Float64Array): void => {
    for (let draw = 0; draw < Draw.Size; draw++) {
      threefry(keys[draw][0], keys[draw][1], trial, replicate, block);
      const k0 = block[0];
      const k1 = block[1];
      for (let month = 0; month < horizonMonths; month++) {
        threefry(k0, k1, month, 0, block);
        const uniform = toUniform(block);
        uniforms[month * Draw.Size + draw] = uniform;
        scores[month * Draw.Size + draw] = normalQuantile(uniform);
      }
    }
    leadSpread.fill(trial, replicate, world[World.LeadDispersion]);
    deals.fill(trial, replicate, world[World.DealValue], world[World.DealCv]);
  };

  return { uniforms, scores, leadFactors: leadSpread.factors, dealSum: deals.sum, fill };
}

interface LeadSpread {
  readonly factors: Float64Array;
  readonly fill: (trial: number, replicate: number, dispersion: number) => void;
}

/** Gamma factors of mean 1 and variance 1/dispersion: from a table where the dispersion never changes. */
function createLeadSpread(master: Key, horizonMonths: number, dispersion: number | undefined): LeadSpread {
  const key = streamKey(master, "luck.lead_spread");
  const factors = new Float64Array(horizonMonths);
  const block = new Int32Array(2);
  const table = dispersion === undefined ? undefined : createGammaTable(dispersion);

  const fill = (trial: number, replicate: number, size: number): void => {
    threefry(key[0], key[1], trial, replicate, block);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < horizonMonths; month++) {
      threefry(k0, k1, month, 0, block);
      const uniform = toUniform(block);
      factors[month] =
        table === undefined ? gammaQuantile(uniform, size) / size : gammaFromTable(table, normalQuantile(uniform));
    }
  };

  return { factors, fill };
}
