import { exp as scalarExp } from "../../../distributions/elementary/exp";
import { toInteger } from "../../../distributions/elementary/words";
import { normalQuantile as scalarQuantile } from "../../../distributions/special/normal-quantile";
import { COUNTABLE } from "../../deals";
import { threefry as scalarThreefry, toUniform } from "../../threefry";
import { exp } from "./exp";
import { areAll, LANE_BYTES, LANES } from "./lanes";
import { log } from "./log";
import { log1p } from "./log1p";
import { normalQuantiles } from "./normal-quantile";
import { firstWord, secondWord, threefry, uniforms } from "./threefry";

/** So many running sums are kept per month, source and lane; beyond, a lane adds its deals by itself, from the last sum known. */
const KEPT: i32 = 32;

/** Bytes of the sums of a lane: that of no deal, which is 0, comes first. */
const SUMS_BYTES: usize = (KEPT + 1) * 8;

/** Bytes of a 32-bit word in all lanes. */
const WORD_BYTES: usize = 4 * LANES;

/** Room for every deal that can be new to the lanes at once, and for the last eight of them to be an odd lot. */
const NEW: i32 = KEPT * LANES + 8;

/** Of the deals that are new, lane by lane: number, keys, parameters of the size, uniform, and the size itself, which is a score first. */
const NEW_DEAL: usize = memory.data(4 * NEW, 16);
const NEW_K0: usize = memory.data(4 * NEW, 16);
const NEW_K1: usize = memory.data(4 * NEW, 16);
const NEW_MU: usize = memory.data(8 * NEW, 16);
const NEW_SIGMA: usize = memory.data(8 * NEW, 16);
const NEW_UNIFORM: usize = memory.data(8 * NEW, 16);
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
  /** Per month, source and lane: how many deals are or will be wanted, and how many have been summed, up to `KEPT`. */
  private readonly expected: Int32Array;
  private readonly known: Int32Array;
  /** If it is more than are kept: how many, and their sum. */
  private readonly knownBeyond: Int32Array;
  private readonly lastSum: Float64Array;
  private readonly block: Int32Array = new Int32Array(2);

  constructor(horizonMonths: i32) {
    this.sums = new Float64Array(2 * horizonMonths * (KEPT + 1) * LANES);
    this.expected = new Int32Array(2 * horizonMonths * LANES);
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
    this.readSizes(means, coefficients);
    this.forget();
  }

  /** The same luck for another world: where its deals are as large, those that are made are kept. */
  goOn(means: usize, coefficients: usize): void {
    if (!this.readSizes(means, coefficients)) this.forget();
  }

  private forget(): void {
    this.expected.fill(0);
    this.known.fill(0);
    this.knownBeyond.fill(0);
  }

  /** @returns whether the parameters of the sizes are those of before */
  private readSizes(means: usize, coefficients: usize): boolean {
    let same = i64x2.splat(-1);
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      const cv = v128.load(coefficients + o);
      const variance = log1p(f64x2.mul(cv, cv));
      const sigma = f64x2.sqrt(variance);
      const mu = f64x2.sub(log(v128.load(means + o)), f64x2.div(variance, f64x2.splat(2)));
      same = v128.and(same, f64x2.eq(sigma, v128.load(this.sigma.dataStart + o)));
      same = v128.and(same, f64x2.eq(mu, v128.load(this.mu.dataStart + o)));
      v128.store(this.sigma.dataStart + o, sigma);
      v128.store(this.mu.dataStart + o, mu);
    }
    return areAll(same);
  }

  /** So many deals of a month and source will be asked for: all that are expected by then are made at once. */
  expect(month: i32, source: i32, count: usize): void {
    const expected = this.expected.dataStart + <usize>(2 * month + source) * WORD_BYTES;
    for (let o: usize = 0; o < WORD_BYTES; o += 16) {
      const wanted = keptOf(v128.load(count + 2 * o), v128.load(count + 2 * o, 16));
      v128.store(expected + o, i32x4.max_s(v128.load(expected + o), wanted));
    }
  }

  /** The sum of so many deals, which were expected. */
  sum(month: i32, source: i32, count: usize, sum: usize): void {
    const row = 2 * month + source;
    const sums = this.sums.dataStart + <usize>(row * LANES) * SUMS_BYTES;
    const known = this.known.dataStart + <usize>row * WORD_BYTES;
    let areNew = i32x4.splat(0);
    let areBeyond = i32x4.splat(0);
    for (let o: usize = 0; o < WORD_BYTES; o += 16) {
      const first = v128.load(count + 2 * o);
      const second = v128.load(count + 2 * o, 16);
      const wanted = keptOf(first, second);
      v128.store(WANTED + o, wanted);
      areNew = v128.or(areNew, i32x4.gt_s(wanted, v128.load(known + o)));
      const areKept = v128.and(f64x2.le(first, f64x2.splat(KEPT)), f64x2.le(second, f64x2.splat(KEPT)));
      areBeyond = v128.or(areBeyond, v128.not(areKept));
    }
    if (v128.any_true(areNew)) this.extend(row, sums, known);
    for (let lane: usize = 0; lane < <usize>LANES; lane++) {
      store<f64>(sum + 8 * lane, load<f64>(sums + lane * SUMS_BYTES + 8 * <usize>load<i32>(WANTED + 4 * lane)));
    }
    if (v128.any_true(areBeyond)) this.sumBeyond(row, month, source, count, sum);
  }

  /** Makes the deals that are expected and not known yet, and adds them to the sums of those before. */
  private extend(row: i32, sums: usize, known: usize): void {
    const expected = this.expected.dataStart + <usize>row * WORD_BYTES;
    makeSizes(row >> 1, this.listNew(row & 1, expected, known));
    let size = NEW_SIZE;
    for (let lane: usize = 0; lane < <usize>LANES; lane++) {
      const from = load<i32>(known + 4 * lane);
      const wanted = load<i32>(expected + 4 * lane);
      if (wanted <= from) continue;
      let at = sums + lane * SUMS_BYTES + 8 * <usize>from;
      let sum = load<f64>(at);
      for (let deal = from; deal < wanted; deal++) {
        sum += load<f64>(size);
        size += 8;
        at += 8;
        store<f64>(at, sum);
      }
      store<i32>(known + 4 * lane, wanted);
    }
  }

  /** Lists the new deals, four at a time: what is too much of a lane is overwritten by the next. @returns four times how many */
  private listNew(source: i32, expected: usize, known: usize): usize {
    const k0 = this.k0.dataStart + <usize>source * WORD_BYTES;
    const k1 = this.k1.dataStart + <usize>source * WORD_BYTES;
    let end: usize = 0;
    for (let lane: usize = 0; lane < <usize>LANES; lane++) {
      const from = load<i32>(known + 4 * lane);
      const wanted = load<i32>(expected + 4 * lane);
      if (wanted <= from) continue;
      const key0 = v128.load32_splat(k0 + 4 * lane);
      const key1 = v128.load32_splat(k1 + 4 * lane);
      const mu = v128.load64_splat(this.mu.dataStart + 8 * lane);
      const sigma = v128.load64_splat(this.sigma.dataStart + 8 * lane);
      let at = end;
      for (let deal = from; deal < wanted; deal += 4) {
        v128.store(NEW_DEAL + at, i32x4.add(i32x4.splat(deal), i32x4(0, 1, 2, 3)));
        v128.store(NEW_K0 + at, key0);
        v128.store(NEW_K1 + at, key1);
        v128.store(NEW_MU + 2 * at, mu);
        v128.store(NEW_MU + 2 * at, mu, 16);
        v128.store(NEW_SIGMA + 2 * at, sigma);
        v128.store(NEW_SIGMA + 2 * at, sigma, 16);
        at += 16;
      }
      end += <usize>(wanted - from) << 2;
    }
    return end;
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
    let sum: f64 = goesOn ? this.lastSum[at] : this.sums[at * (KEPT + 1) + KEPT];
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

/** The sizes of the deals that are listed, all of one month. @param end four times how many */
function makeSizes(month: i32, end: usize): void {
  v128.store(MONTH, i32x4.splat(month));
  v128.store(MONTH, i32x4.splat(month), 16);
  for (let o: usize = 0; o < end; o += 32) {
    uniforms(NEW_K0 + o, NEW_K1 + o, MONTH, NEW_DEAL + o, NEW_UNIFORM + 2 * o);
  }
  normalQuantiles(NEW_UNIFORM, NEW_SIZE, 2 * end);
  for (let o: usize = 0; o < 2 * end; o += 32) {
    const first = f64x2.mul(v128.load(NEW_SIGMA + o), v128.load(NEW_SIZE + o));
    const second = f64x2.mul(v128.load(NEW_SIGMA + o, 16), v128.load(NEW_SIZE + o, 16));
    v128.store(NEW_SIZE + o, exp(f64x2.add(v128.load(NEW_MU + o), first)));
    v128.store(NEW_SIZE + o, exp(f64x2.add(v128.load(NEW_MU + o, 16), second)), 16);
  }
}

/** Four counts as whole numbers up to as many as are kept; of what is no number, 0. */
@inline
function keptOf(first: v128, second: v128): v128 {
  const pairs = i32x4.trunc_sat_f64x2_s_zero(first);
  return i32x4.min_s(v128.shuffle<i64>(pairs, i32x4.trunc_sat_f64x2_s_zero(second), 0, 2), i32x4.splat(KEPT));
}
