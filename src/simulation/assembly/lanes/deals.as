import { exp as scalarExp } from "../../../distributions/elementary/exp";
import { toInteger } from "../../../distributions/elementary/words";
import { normalQuantile as scalarQuantile } from "../../../distributions/special/normal-quantile";
import { COUNTABLE } from "../../deals";
import { threefry as scalarThreefry, toUniform } from "../../threefry";
import { exp } from "./exp";
import { LANE_BYTES, LANES } from "./lanes";
import { log } from "./log";
import { log1p } from "./log1p";
import { normalQuantile } from "./normal-quantile";
import { firstWord, secondWord, storeUniforms, threefry } from "./threefry";

/** So many running sums are kept per month, source and lane; beyond, a lane adds its deals by itself, from the last sum known. */
const KEPT: i32 = 32;

/** Room for every deal that can be new to the lanes at once, and for the last four of them to be an odd lot. */
const NEW: i32 = KEPT * LANES + 4;

/** The deals of a sample in every lane: see simulation/deals.ts. New ones are made four at a time, whatever their lanes. */
export class Deals {
  private readonly k0: Int32Array = new Int32Array(2 * LANES);
  private readonly k1: Int32Array = new Int32Array(2 * LANES);
  private readonly mu: Float64Array = new Float64Array(LANES);
  private readonly sigma: Float64Array = new Float64Array(LANES);
  private readonly sums: Float64Array;
  /** Per month, source and lane: how many deals have been summed, and the sum if they are more than are kept. */
  private readonly known: Int32Array;
  private readonly lastSum: Float64Array;
  private readonly block: Int32Array = new Int32Array(2);
  /** Of the deals that are new: keys, number and size, in the order of lanes and deals. */
  private readonly new0: Int32Array = new Int32Array(NEW);
  private readonly new1: Int32Array = new Int32Array(NEW);
  private readonly newDeal: Int32Array = new Int32Array(NEW);
  private readonly newMu: Float64Array = new Float64Array(NEW);
  private readonly newSigma: Float64Array = new Float64Array(NEW);
  private readonly newSize: Float64Array = new Float64Array(NEW);

  constructor(horizonMonths: i32) {
    this.sums = new Float64Array(2 * horizonMonths * KEPT * LANES);
    this.known = new Int32Array(2 * horizonMonths * LANES);
    this.lastSum = new Float64Array(2 * horizonMonths * LANES);
  }

  begin(
    streams: Int32Array,
    keysAt: i32,
    trials: Int32Array,
    replicates: Int32Array,
    means: usize,
    coefficients: usize,
  ): void {
    for (let source = 0; source < 2; source++) {
      const key0 = i32x4.splat(streams[keysAt + 2 * source]);
      const key1 = i32x4.splat(streams[keysAt + 2 * source + 1]);
      for (let o: i32 = 0; o < LANES; o += 4) {
        const at = <usize>o << 2;
        threefry(key0, key1, v128.load(trials.dataStart + at), v128.load(replicates.dataStart + at));
        const to = <usize>(source * LANES + o) << 2;
        v128.store(this.k0.dataStart + to, firstWord);
        v128.store(this.k1.dataStart + to, secondWord);
      }
    }
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      const cv = v128.load(coefficients + o);
      const variance = log1p(f64x2.mul(cv, cv));
      v128.store(this.sigma.dataStart + o, f64x2.sqrt(variance));
      const mu = f64x2.sub(log(v128.load(means + o)), f64x2.div(variance, f64x2.splat(2)));
      v128.store(this.mu.dataStart + o, mu);
    }
    this.known.fill(0);
  }

  sum(month: i32, source: i32, count: usize, sum: usize): void {
    const row = 2 * month + source;
    const added = this.listNew(row, source, count);
    if (added > 0) {
      this.makeNew(month, added);
      this.addNew(row, count);
    }
    for (let lane = 0; lane < LANES; lane++) {
      const at = <usize>lane << 3;
      const wanted = wantedOf(count, lane);
      let total: f64 = 0;
      if (wanted > KEPT) total = this.beyond(row, lane, month, source, wanted);
      else if (wanted > 0) total = this.sums[(row * KEPT + wanted - 1) * LANES + lane];
      else if (!(load<f64>(count + at) < COUNTABLE)) total = NaN;
      store<f64>(sum + at, total);
    }
  }

  private listNew(row: i32, source: i32, count: usize): i32 {
    let added = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const wanted = min(wantedOf(count, lane), KEPT);
      for (let deal = this.known[row * LANES + lane]; deal < wanted; deal++) {
        this.new0[added] = this.k0[source * LANES + lane];
        this.new1[added] = this.k1[source * LANES + lane];
        this.newDeal[added] = deal;
        this.newMu[added] = this.mu[lane];
        this.newSigma[added] = this.sigma[lane];
        added++;
      }
    }
    return added;
  }

  private makeNew(month: i32, added: i32): void {
    const sizes = this.newSize.dataStart;
    for (let first: i32 = 0; first < added; first += 4) {
      const at = <usize>first << 2;
      const k0 = v128.load(this.new0.dataStart + at);
      const k1 = v128.load(this.new1.dataStart + at);
      threefry(k0, k1, i32x4.splat(month), v128.load(this.newDeal.dataStart + at));
      storeUniforms(sizes + 2 * at);
    }
    const end = <usize>added << 3;
    for (let o: usize = 0; o < end; o += 16) {
      const score = normalQuantile(v128.load(sizes + o));
      const spread = f64x2.mul(v128.load(this.newSigma.dataStart + o), score);
      v128.store(sizes + o, exp(f64x2.add(v128.load(this.newMu.dataStart + o), spread)));
    }
  }

  private addNew(row: i32, count: usize): void {
    let place = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const wanted = min(wantedOf(count, lane), KEPT);
      const known = this.known[row * LANES + lane];
      if (wanted <= known) continue;
      let sum: f64 = known > 0 ? this.sums[(row * KEPT + known - 1) * LANES + lane] : 0;
      for (let deal = known; deal < wanted; deal++) {
        sum += this.newSize[place++];
        this.sums[(row * KEPT + deal) * LANES + lane] = sum;
      }
      this.known[row * LANES + lane] = wanted;
    }
  }

  /** The sum of more deals than are kept, of one lane. */
  private beyond(row: i32, lane: i32, month: i32, source: i32, wanted: i32): f64 {
    const at = row * LANES + lane;
    const known = this.known[at];
    const from = known > KEPT && known <= wanted ? known : KEPT;
    let sum: f64 = from > KEPT ? this.lastSum[at] : this.sums[(row * KEPT + KEPT - 1) * LANES + lane];
    for (let deal = from; deal < wanted; deal++) {
      scalarThreefry(this.k0[source * LANES + lane], this.k1[source * LANES + lane], month, deal, this.block);
      sum += scalarExp(this.mu[lane] + this.sigma[lane] * scalarQuantile(toUniform(this.block)));
    }
    if (wanted > known) {
      this.known[at] = wanted;
      this.lastSum[at] = sum;
    }
    return sum;
  }
}

/** How many deals of a lane to sum: none of a count that overflowed. */
@inline
function wantedOf(count: usize, lane: i32): i32 {
  const own = load<f64>(count + (<usize>lane << 3));
  return own < COUNTABLE ? toInteger(own) : 0;
}
