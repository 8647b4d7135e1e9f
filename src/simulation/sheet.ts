import { gammaFromTable, GAMMA_TABLE_SIZE } from "../distributions/gamma-from-table.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { Luck } from "../funnel/luck.js";
import { Draw, Input, SOURCES, StartDraw, TeamIndex } from "../funnel/model/places.js";
import { Deals } from "./deals.js";
import { LEAD_STREAM, STREAMS } from "./streams.js";
import { threefry, toUniform } from "./threefry.js";

/**
 * A sheet of luck that is filled anew for every sample: the uniform of a draw is the block (month, 0) under the key
 * (trial, replicate) under the key of its name, so it depends on nothing but (seed, name, trial, replicate, month).
 */
export class Sheet extends Luck {
  /** The keys of the streams, two words each. */
  readonly keys: Int32Array = new Int32Array(2 * STREAMS);
  /** 1 for every team that some structure has: the draws of the others are left out. */
  readonly teams: Int32Array = new Int32Array(TeamIndex.Size);
  /** In: the trial and replicate of the sample. */
  readonly trials: Int32Array = new Int32Array(1);
  readonly replicates: Int32Array = new Int32Array(1);
  /** In, where the dispersion of leads is certain: the quantile function of their spread. Else the lead factors are put in. */
  readonly leadTable: Float64Array = new Float64Array(GAMMA_TABLE_SIZE);
  hasLeadTable: boolean = false;
  private readonly deals: Deals;
  private readonly block: Int32Array = new Int32Array(2);
  private readonly horizonMonths: i32;

  constructor(horizonMonths: i32) {
    super(horizonMonths);
    this.horizonMonths = horizonMonths;
    this.deals = new Deals(horizonMonths);
  }

  /** Fills the sheet with the luck of one sample. */
  fill(world: Float64Array): void {
    for (let team = 0; team < TeamIndex.Size; team++) {
      if (this.teams[team] === 0) continue;
      this.fillStartDraw(StartDraw.StartStaffMarketing + team);
      this.fillDraw(Draw.LeaveMarketing + team);
      this.fillDraw(Draw.JoinMarketing + team);
    }
    for (let source = 0; source < SOURCES; source++) this.fillStartDraw(StartDraw.StartInbound + source);
    for (let draw: i32 = 2 * TeamIndex.Size; draw < Draw.Size; draw++) this.fillDraw(draw);
    if (this.hasLeadTable) this.fillLeadFactors();
    const dealKeys = 2 * (Draw.Size + StartDraw.Size);
    const mean = world[Input.FunnelDealValue];
    this.deals.begin(this.keys, dealKeys, this.trials[0], this.replicates[0], mean, world[Input.FunnelDealCv]);
  }

  /**
   * The deals that a structure has won in a month will be asked for. Those of one sample are made when they are; samples side
   * by side make those of all structures at once.
   */
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- assembly/lanes/sheet.as uses them
  expectDeals(_month: i32, _now: Float64Array): void {
    return;
  }

  dealSum(month: i32, source: i32, count: number): number {
    return this.deals.sum(month, source, count);
  }

  private fillDraw(draw: i32): void {
    const block = this.block;
    this.enterStream(draw);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < this.horizonMonths; month++) {
      threefry(k0, k1, month, 0, block);
      const uniform = toUniform(block);
      this.uniforms[month * Draw.Size + draw] = uniform;
      this.scores[month * Draw.Size + draw] = normalQuantile(uniform);
    }
  }

  private fillStartDraw(draw: i32): void {
    const block = this.block;
    this.enterStream(Draw.Size + draw);
    threefry(block[0], block[1], 0, 0, block);
    const uniform = toUniform(block);
    this.startUniforms[draw] = uniform;
    this.startScores[draw] = normalQuantile(uniform);
  }

  private fillLeadFactors(): void {
    const block = this.block;
    this.enterStream(LEAD_STREAM);
    const k0 = block[0];
    const k1 = block[1];
    for (let month = 0; month < this.horizonMonths; month++) {
      threefry(k0, k1, month, 0, block);
      this.leadFactors[month] = gammaFromTable(this.leadTable, normalQuantile(toUniform(block)));
    }
  }

  /** Leaves the sample's key of a stream in `block`. */
  private enterStream(stream: i32): void {
    threefry(this.keys[2 * stream], this.keys[2 * stream + 1], this.trials[0], this.replicates[0], this.block);
  }
}
