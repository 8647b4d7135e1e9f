import { GAMMA_TABLE_SIZE, logGammaFromTable } from "../../../distributions/gamma-from-table";
import { Luck } from "../../../funnel/luck";
import { Draw, Input, SOURCES, StartDraw, Tally, TeamIndex } from "../../../funnel/model/places";
import { LEAD_STREAM, STREAMS } from "../../streams";
import { Deals } from "./deals";
import { exp } from "./exp";
import { forgetScores, SCORE_BYTES } from "./expansion";
import { LANE_BYTES, LANES } from "./lanes";
import { normalQuantiles } from "./normal-quantile";
import { firstWord, secondWord, threefry, uniforms } from "./threefry";

/** Bytes of a 32-bit word in all lanes. */
const WORD_BYTES: usize = 4 * LANES;
const COUNTERS: usize = memory.data(32, 16);
const ZEROS: usize = memory.data(32, 16);
const UNIFORMS: usize = memory.data(8 * LANES, 16);

/** A sheet of luck for every lane: see simulation/sheet.ts. */
export class Sheet extends Luck {
  readonly keys: Int32Array = new Int32Array(2 * STREAMS);
  readonly teams: Int32Array = new Int32Array(TeamIndex.Size);
  readonly trials: Int32Array = new Int32Array(LANES);
  readonly replicates: Int32Array = new Int32Array(LANES);
  readonly leadTable: Float64Array = new Float64Array(GAMMA_TABLE_SIZE);
  hasLeadTable: boolean = false;
  private readonly deals: Deals;
  /** What the luck was drawn for: kernels that share it draw it once. */
  private readonly drawnTeams: Int32Array = new Int32Array(TeamIndex.Size);
  private readonly drawnTrials: Int32Array = new Int32Array(LANES);
  private readonly drawnReplicates: Int32Array = new Int32Array(LANES);
  private isDrawn: boolean = false;
  /** The samples' keys of the stream entered last. */
  private readonly k0: Int32Array = new Int32Array(LANES);
  private readonly k1: Int32Array = new Int32Array(LANES);
  private readonly horizonMonths: i32;

  constructor(horizonMonths: i32) {
    super(horizonMonths);
    this.horizonMonths = horizonMonths;
    this.deals = new Deals(horizonMonths);
  }

  fill(world: Float64Array): void {
    const means = world.dataStart + Input.FunnelDealValue * LANE_BYTES;
    const coefficients = world.dataStart + Input.FunnelDealCv * LANE_BYTES;
    if (this.isDrawn && this.isForTheSame()) {
      this.deals.goOn(means, coefficients);
      return;
    }
    this.draw();
    this.deals.begin(this.keys, 2 * (Draw.Size + StartDraw.Size), this.trials, this.replicates, means, coefficients);
    this.drawnTeams.set(this.teams);
    this.drawnTrials.set(this.trials);
    this.drawnReplicates.set(this.replicates);
    this.isDrawn = true;
  }

  private isForTheSame(): boolean {
    return (
      areEqual(this.teams, this.drawnTeams) &&
      areEqual(this.trials, this.drawnTrials) &&
      areEqual(this.replicates, this.drawnReplicates)
    );
  }

  private draw(): void {
    for (let team = 0; team < TeamIndex.Size; team++) {
      if (this.teams[team] === 0) continue;
      this.fillStartDraw(StartDraw.StartStaffMarketing + team);
      this.fillDraw(Draw.LeaveMarketing + team);
      this.fillDraw(Draw.JoinMarketing + team);
    }
    for (let source = 0; source < SOURCES; source++) this.fillStartDraw(StartDraw.StartInbound + source);
    for (let draw: i32 = 2 * TeamIndex.Size; draw < Draw.Size; draw++) this.fillDraw(draw);
    if (this.hasLeadTable) this.fillLeadFactors();
  }

  /** Notes how many deals a structure has won in a month, to make those of all structures at once. */
  expectDeals(month: i32, now: Float64Array): void {
    this.deals.expect(month, 0, now.dataStart + Tally.WonInbound * LANE_BYTES);
    this.deals.expect(month, 1, now.dataStart + Tally.WonOutbound * LANE_BYTES);
  }

  dealSum(month: i32, source: i32, count: usize, sum: usize): void {
    this.deals.sum(month, source, count, sum);
  }

  private fillDraw(draw: i32): void {
    this.enterStream(draw);
    for (let month: i32 = 0; month < this.horizonMonths; month++) {
      const place = <usize>(month * Draw.Size + draw);
      const uniforms = this.uniforms.dataStart + place * LANE_BYTES;
      this.fillUniforms(month, uniforms);
      forgetScores(this.scores.dataStart + place * SCORE_BYTES);
    }
  }

  private fillStartDraw(draw: i32): void {
    const uniforms = this.startUniforms.dataStart + <usize>draw * LANE_BYTES;
    this.enterStream(Draw.Size + draw);
    this.fillUniforms(0, uniforms);
    forgetScores(this.startScores.dataStart + <usize>draw * SCORE_BYTES);
  }

  private fillLeadFactors(): void {
    this.enterStream(LEAD_STREAM);
    for (let month: i32 = 0; month < this.horizonMonths; month++) {
      const at = this.leadFactors.dataStart + <usize>month * LANE_BYTES;
      this.fillUniforms(month, UNIFORMS);
      normalQuantiles(UNIFORMS, at, LANE_BYTES);
      for (let o: usize = 0; o < LANE_BYTES; o += 16) {
        const first = logGammaFromTable(this.leadTable, load<f64>(at + o));
        const second = logGammaFromTable(this.leadTable, load<f64>(at + o, 8));
        v128.store(at + o, exp(f64x2(first, second)));
      }
    }
  }

  private enterStream(stream: i32): void {
    const key0 = i32x4.splat(this.keys[2 * stream]);
    const key1 = i32x4.splat(this.keys[2 * stream + 1]);
    for (let o: usize = 0; o < WORD_BYTES; o += 16) {
      threefry(key0, key1, v128.load(this.trials.dataStart + o), v128.load(this.replicates.dataStart + o));
      v128.store(this.k0.dataStart + o, firstWord);
      v128.store(this.k1.dataStart + o, secondWord);
    }
  }

  /** The uniforms of a month under the keys of the stream entered last. */
  private fillUniforms(month: i32, to: usize): void {
    v128.store(COUNTERS, i32x4.splat(month));
    v128.store(COUNTERS, i32x4.splat(month), 16);
    for (let o: usize = 0; o < WORD_BYTES; o += 32) {
      uniforms(this.k0.dataStart + o, this.k1.dataStart + o, COUNTERS, ZEROS, to + 2 * o);
    }
  }
}

function areEqual(some: Int32Array, others: Int32Array): boolean {
  return memory.compare(some.dataStart, others.dataStart, some.byteLength) === 0;
}
