import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { toInteger } from "../distributions/elementary/words.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { threefry, toUniform } from "./threefry.js";

/** So many running sums are kept per month and source; further deals are summed on from the last one known. */
const KEPT: i32 = 128;

/**
 * Counts of deals stay below this: 2^31.
 * @public to assembly/lanes
 */
export const COUNTABLE: number = 2147483648;

/**
 * The deals of a sample: deal j of a month and source has one size, whoever wins it. Sizes are log-normal:
 * sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2. Running sums are shared by all structures of a sample and extended
 * when one of them wins more deals than any before it.
 */
export class Deals {
  /** Two words per source. */
  private readonly keys: Int32Array = new Int32Array(4);
  private readonly block: Int32Array = new Int32Array(2);
  private readonly sums: Float64Array;
  /** Per month and source: how many deals have been summed, and their sum. */
  private readonly known: Int32Array;
  private readonly lastSum: Float64Array;
  private mu: number = 0;
  private sigma: number = 0;

  constructor(horizonMonths: i32) {
    this.sums = new Float64Array(2 * horizonMonths * KEPT);
    this.known = new Int32Array(2 * horizonMonths);
    this.lastSum = new Float64Array(2 * horizonMonths);
  }

  /**
   * Starts a new sample.
   * @param streams the keys of the two sources' streams, two words each, from `keysAt` on
   */
  begin(
    streams: Int32Array,
    keysAt: i32,
    trial: i32,
    replicate: i32,
    mean: number,
    coefficientOfVariation: number,
  ): void {
    for (let source = 0; source < 2; source++) {
      const key = keysAt + 2 * source;
      threefry(streams[key], streams[key + 1], trial, replicate, this.block);
      this.keys[2 * source] = this.block[0];
      this.keys[2 * source + 1] = this.block[1];
    }
    const variance = log1p(coefficientOfVariation * coefficientOfVariation);
    this.sigma = Math.sqrt(variance);
    this.mu = log(mean) - variance / 2;
    this.known.fill(0);
  }

  /**
   * Sum of the first `count` deals of a month and source (0 inbound, 1 outbound); NaN for a count that overflowed, be it
   * NaN or more than can be counted.
   */
  sum(month: i32, source: i32, count: number): number {
    if (!(count < COUNTABLE)) return NaN;
    const row = 2 * month + source;
    const wanted = toInteger(count);
    if (wanted > this.known[row]) return this.extend(row, month, source, this.known[row], wanted);
    if (wanted === 0) return 0;
    if (wanted === this.known[row]) return this.lastSum[row];
    if (wanted <= KEPT) return this.sums[row * KEPT + wanted - 1];
    return this.extend(row, month, source, KEPT, wanted);
  }

  /** Adds the deals `from` .. `to - 1` to the sum of those before them. */
  private extend(row: i32, month: i32, source: i32, from: i32, to: i32): number {
    const k0 = this.keys[2 * source];
    const k1 = this.keys[2 * source + 1];
    const first = row * KEPT;
    let sum: number = from === 0 ? 0 : from <= KEPT ? this.sums[first + from - 1] : this.lastSum[row];
    for (let deal = from; deal < to; deal++) {
      threefry(k0, k1, month, deal, this.block);
      sum += exp(this.mu + this.sigma * normalQuantile(toUniform(this.block)));
      if (deal < KEPT) this.sums[first + deal] = sum;
    }
    if (to > this.known[row]) {
      this.known[row] = to;
      this.lastSum[row] = sum;
    }
    return sum;
  }
}
