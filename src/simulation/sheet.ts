import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { Luck } from "../funnel/luck.js";
import { Draw, SOURCES, StartDraw, TeamIndex } from "../funnel/model/places.js";
import { Deals } from "./deals.js";
import { threefry, toUniform } from "./threefry.js";

/** The streams of luck that a sheet is filled from: those of the months' draws, of the start's, and of the deals. */
const STREAMS: i32 = Draw.Size + StartDraw.Size + SOURCES;

/**
 * A sheet of luck that is filled anew for every sample: the uniform of a draw is the block (month, 0) under the key
 * (trial, replicate) under the key of its name, so it depends on nothing but (seed, name, trial, replicate, month).
 */
export class Sheet extends Luck {
  /** The keys of the streams, two words each. */
  readonly keys: Int32Array = new Int32Array(2 * STREAMS);
  /** 1 for every team that some structure has: the draws of the others are left out. */
  readonly teams: Int32Array = new Int32Array(TeamIndex.Size);
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
    for (let team = 0; team < TeamIndex.Size; team++) {
      if (this.teams[team] === 0) continue;
      this.fillStartDraw(StartDraw.StartStaffMarketing + team, trial, replicate);
      this.fillDraw(Draw.LeaveMarketing + team, trial, replicate);
      this.fillDraw(Draw.JoinMarketing + team, trial, replicate);
    }
    this.fillStartDraw(StartDraw.StartInbound, trial, replicate);
    this.fillStartDraw(StartDraw.StartOutbound, trial, replicate);
    for (let draw: i32 = 2 * TeamIndex.Size; draw < Draw.Size; draw++) this.fillDraw(draw, trial, replicate);
    this.deals.begin(this.keys, 2 * (Draw.Size + StartDraw.Size), trial, replicate, meanDeal, dealCv);
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

  private fillStartDraw(draw: i32, trial: i32, replicate: i32): void {
    const block = this.block;
    const key = 2 * (Draw.Size + draw);
    threefry(this.keys[key], this.keys[key + 1], trial, replicate, block);
    threefry(block[0], block[1], 0, 0, block);
    const uniform = toUniform(block);
    this.startUniforms[draw] = uniform;
    this.startScores[draw] = normalQuantile(uniform);
  }
}
