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
import { firstWord, secondWord, threefry, uniforms } from "./threefry";

/** So many running sums are kept per month, source and lane; beyond, a lane adds its deals by itself, from the last sum known. */
const KEPT: i32 = 32;

/** Bytes of the sums of a month and source: those of no deal, which are 0, come first. */
const ROW_BYTES: usize = (KEPT + 1) * LANE_BYTES;

/** Bytes of a 32-bit word in all lanes. */
const WORD_BYTES: usize = 4 * LANES;

/** Room for every deal that can be new to the lanes at once, and for the last eight of them to be an odd lot. */
const NEW: i32 = KEPT * LANES + 8;

/** Of the deals that are new: lane, number, keys and size. */
const NEW_LANE: usize = memory.data(4 * NEW, 16);
const NEW_DEAL: usize = memory.data(4 * NEW, 16);
const NEW_K0: usize = memory.data(4 * NEW, 16);
const NEW_K1: usize = memory.data(4 * NEW, 16);
const NEW_SIZE: usize = memory.data(8 * NEW, 16);

const MONTH: usize = memory.data(32, 16);

/** How many deals every lane wants. */
const WANTED: usize = memory.data(4 * LANES, 16);

/** The deals of a sample in every lane: see simulation/deals.ts. New ones are made side by side, whatever their lanes. */
export class Deals {
  private readonly k0: Int32Array = new Int32Array(2 * LANES);
  private readonly k1: Int32Array = new Int32Array(2 * LANES);
  private readonly mu: Float64Array = new Float64Array(LANES);
  private readonly sigma: Float64Array = new Float64Array(LANES);
  private readonly sums: Float64Array;
  /** Per month, source and lane: how many deals have been summed, up to `KEPT`. */
  private readonly known: Int32Array;
  /** If it is more than are kept: how many, and their sum. */
  private readonly knownBeyond: Int32Array;
  private readonly lastSum: Float64Array;
  private readonly block: Int32Array = new Int32Array(2);

  constructor(horizonMonths: i32) {
    this.sums = new Float64Array(2 * horizonMonths * (KEPT + 1) * LANES);
    this.known = new Int32Array(2 * horizonMonths * LANES);
    this.knownBeyond = new Int32Array(2 * horizonMonths * LANES);
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
      for (let o: usize = 0; o < WORD_BYTES; o += 16) {
        threefry(key0, key1, v128.load(trials.dataStart + o), v128.load(replicates.dataStart + o));
        v128.store(this.k0.dataStart + <usize>source * WORD_BYTES + o, firstWord);
        v128.store(this.k1.dataStart + <usize>source * WORD_BYTES + o, secondWord);
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
    this.knownBeyond.fill(0);
  }

  sum(month: i32, source: i32, count: usize, sum: usize): void {
    const row = 2 * month + source;
    const sums = this.sums.dataStart + <usize>row * ROW_BYTES;
    const known = this.known.dataStart + <usize>row * WORD_BYTES;
    let mostWanted = i32x4.splat(0);
    let leastKnown = i32x4.splat(KEPT);
    for (let o: usize = 0; o < WORD_BYTES; o += 16) {
      const first = i32x4.trunc_sat_f64x2_s_zero(v128.load(count + 2 * o));
      const second = i32x4.trunc_sat_f64x2_s_zero(v128.load(count + 2 * o, 16));
      const wanted = i32x4.min_s(v128.shuffle<i64>(first, second, 0, 2), i32x4.splat(KEPT));
      const own = v128.load(known + o);
      const isMore = i32x4.gt_s(wanted, own);
      v128.store(WANTED + o, wanted);
      mostWanted = i32x4.max_s(mostWanted, v128.and(wanted, isMore));
      leastKnown = i32x4.min_s(leastKnown, v128.bitselect(own, leastKnown, isMore));
    }
    const from = horizontalLeast(leastKnown);
    const to = horizontalMost(mostWanted);
    if (from < to) {
      this.makeNew(month, source, sums, listNew(known, from, to));
      addNew(sums, known, from, to);
    }
    for (let lane: usize = 0; lane < <usize>LANES; lane++) {
      store<f64>(sum + 8 * lane, load<f64>(sums + <usize>load<i32>(WANTED + 4 * lane) * LANE_BYTES + 8 * lane));
    }
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      if (!i64x2.all_true(f64x2.le(v128.load(count + o), f64x2.splat(<f64>KEPT)))) {
        this.sumBeyond(row, month, source, count, sum);
        break;
      }
    }
  }

  /** Makes the sizes of the new deals, and puts them where their sums will be. */
  private makeNew(month: i32, source: i32, sums: usize, added: usize): void {
    const k0 = this.k0.dataStart + <usize>source * WORD_BYTES;
    const k1 = this.k1.dataStart + <usize>source * WORD_BYTES;
    for (let o: usize = 0; o < added; o += 4) {
      const lane = <usize>load<i32>(NEW_LANE + o) << 2;
      store<i32>(NEW_K0 + o, load<i32>(k0 + lane));
      store<i32>(NEW_K1 + o, load<i32>(k1 + lane));
    }
    v128.store(MONTH, i32x4.splat(month));
    v128.store(MONTH, i32x4.splat(month), 16);
    for (let o: usize = 0; o < added; o += 32) {
      uniforms(NEW_K0 + o, NEW_K1 + o, MONTH, NEW_DEAL + o, NEW_SIZE + 2 * o);
    }
    const mu = this.mu.dataStart;
    const sigma = this.sigma.dataStart;
    for (let o: usize = 0; o < added; o += 8) {
      const first = <usize>load<i32>(NEW_LANE + o) << 3;
      const second = <usize>load<i32>(NEW_LANE + o, 4) << 3;
      const score = normalQuantile(v128.load(NEW_SIZE + 2 * o));
      const spread = f64x2.mul(f64x2(load<f64>(sigma + first), load<f64>(sigma + second)), score);
      const size = exp(f64x2.add(f64x2(load<f64>(mu + first), load<f64>(mu + second)), spread));
      const at = sums + LANE_BYTES;
      v128.store64_lane(at + <usize>load<i32>(NEW_DEAL + o) * LANE_BYTES + first, size, 0);
      if (o + 4 < added) v128.store64_lane(at + <usize>load<i32>(NEW_DEAL + o, 4) * LANE_BYTES + second, size, 1);
    }
  }

  /** Sums of the lanes that want more deals than are kept, or whose count overflowed. */
  private sumBeyond(row: i32, month: i32, source: i32, count: usize, sum: usize): void {
    for (let lane = 0; lane < LANES; lane++) {
      const at = <usize>lane << 3;
      const wanted = load<f64>(count + at);
      if (!(wanted < COUNTABLE)) store<f64>(sum + at, NaN);
      else if (wanted > KEPT) store<f64>(sum + at, this.beyond(row, lane, month, source, toInteger(wanted)));
    }
  }

  private beyond(row: i32, lane: i32, month: i32, source: i32, wanted: i32): f64 {
    const at = row * LANES + lane;
    const known = this.knownBeyond[at];
    const goesOn = known > KEPT && known <= wanted;
    let sum: f64 = goesOn ? this.lastSum[at] : this.sums[(row * (KEPT + 1) + KEPT) * LANES + lane];
    for (let deal = goesOn ? known : KEPT; deal < wanted; deal++) {
      scalarThreefry(this.k0[source * LANES + lane], this.k1[source * LANES + lane], month, deal, this.block);
      sum += scalarExp(this.mu[lane] + this.sigma[lane] * scalarQuantile(toUniform(this.block)));
    }
    if (wanted > known) {
      this.knownBeyond[at] = wanted;
      this.lastSum[at] = sum;
    }
    return sum;
  }
}

/** Lists the deals from `from` to before `to` that lanes want and do not know. @returns four times how many */
function listNew(known: usize, from: i32, to: i32): usize {
  let end: usize = 0;
  for (let deal = from; deal < to; deal++) {
    const number = i32x4.splat(deal);
    let bits: i32 = 0;
    for (let o: usize = 0; o < WORD_BYTES; o += 16) {
      const isNew = v128.and(i32x4.gt_s(v128.load(WANTED + o), number), i32x4.le_s(v128.load(known + o), number));
      bits |= i32x4.bitmask(isNew) << <i32>(o >> 2);
    }
    for (; bits !== 0; bits &= bits - 1) {
      store<i32>(NEW_LANE + end, ctz(bits));
      store<i32>(NEW_DEAL + end, deal);
      end += 4;
    }
  }
  return end;
}

/** Adds up the sizes of new deals, in every lane in order; notes that they are known. */
function addNew(sums: usize, known: usize, from: i32, to: i32): void {
  for (let o: usize = 0; o < LANE_BYTES; o += 16) {
    const own = f64x2.convert_low_i32x4_s(v128.load64_zero(known + (o >> 1)));
    let at = sums + <usize>from * LANE_BYTES + o;
    let sum = v128.load(at);
    for (let deal = from; deal < to; deal++) {
      at += LANE_BYTES;
      const size = v128.load(at);
      sum = v128.bitselect(f64x2.add(sum, size), size, f64x2.le(own, f64x2.splat(<f64>deal)));
      v128.store(at, sum);
    }
  }
  for (let o: usize = 0; o < WORD_BYTES; o += 16) {
    v128.store(known + o, i32x4.max_s(v128.load(known + o), v128.load(WANTED + o)));
  }
}

@inline
function horizontalLeast(x: v128): i32 {
  const pairs = i32x4.min_s(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return min(i32x4.extract_lane(pairs, 0), i32x4.extract_lane(pairs, 1));
}

@inline
function horizontalMost(x: v128): i32 {
  const pairs = i32x4.max_s(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return max(i32x4.extract_lane(pairs, 0), i32x4.extract_lane(pairs, 1));
}
