import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { Luck } from "../funnel/luck.js";
import { Draw, SOURCES } from "../funnel/model/places.js";
import { Deals } from "./deals.js";
import { threefry, toUniform } from "./threefry.js";

/** The streams of luck that a sheet is filled from: those of the draws, in the order of `Draw`, and of the deals. */
const STREAMS: i32 = Draw.Size + SOURCES;

/**
 * A sheet of luck that is filled anew for every sample: the uniform of a draw is the block (month, 0) under the key
 * (trial, replicate) under the key of its name, so it depends on nothing but (seed, name, trial, replicate, month).
 */
export class Sheet extends Luck {
  /** The keys of the streams, two words each. */
  readonly keys: Int32Array = new Int32Array(2 * STREAMS);
  private readonly deals: Deals;
  private readonly block: Int32Array = new Int32Array(2);
  private readonly horizonMonths: i32;

  constructor(horizonMonths: i32) {
    super(horizonMonths);
    this.horizonMonths = horizonMonths;
    this.deals = new Deals(horizonMonths);
  }

  /** Fills the sheet, all but the lead factors, with the luck of one sample. */
  fill(trial: i32, replicate: i32, meanDeal: number, dealCv: number): void {
    for (let draw = 0; draw < Draw.Size; draw++) this.fillDraw(draw, trial, replicate);
    this.deals.begin(this.keys, 2 * Draw.Size, trial, replicate, meanDeal, dealCv);
  }

  dealSum(month: i32, source: i32, count: number): number {
    return this.deals.sum(month, source, count);
  }

  private fillDraw(draw: i32, trial: i32, replicate: i32): void {
    const block = this.block;
    threefry(this.keys[2 * draw], this.keys[2 * draw + 1], trial, replicate, block);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < this.horizonMonths; month++) {
      threefry(k0, k1, month, 0, block);
      const uniform = toUniform(block);
      this.uniforms[month * Draw.Size + draw] = uniform;
      this.scores[month * Draw.Size + draw] = normalQuantile(uniform);
    }
  }
}
