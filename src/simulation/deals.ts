import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { type Key, streamKey } from "./keys.js";
import { threefry, toUniform } from "./threefry.js";

/** The deals of a sample: deal j of a month and source has one size, whoever wins it. */
export interface Deals {
  readonly fill: (trial: number, replicate: number, mean: number, coefficientOfVariation: number) => void;
  /** Sum of the first `count` deals of a month and source (0 inbound, 1 outbound). */
  readonly sum: (month: number, source: number, count: number) => number;
}

const FIRST_CAPACITY = 32;

/**
 * Log-normal deals: sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2. Running sums are kept per month and source and
 * extended when a structure wins more deals than any before it in this sample.
 */
export function createDeals(master: Key, horizonMonths: number): Deals {
  const keys = ["luck.deal.inbound", "luck.deal.outbound"].map((name) => streamKey(master, name));
  const rows = 2 * horizonMonths;
  const sampleKeys = new Int32Array(4);
  const known = new Int32Array(rows);
  const block = new Int32Array(2);
  let capacity = FIRST_CAPACITY;
  let sums = new Float64Array(rows * capacity);
  let mu = 0;
  let sigma = 0;

  const fill: Deals["fill"] = (trial, replicate, mean, coefficientOfVariation) => {
    for (let source = 0; source < 2; source++) {
      threefry(keys[source][0], keys[source][1], trial, replicate, block);
      sampleKeys[2 * source] = block[0];
      sampleKeys[2 * source + 1] = block[1];
    }
    const variance = Math.log1p(coefficientOfVariation * coefficientOfVariation);
    sigma = Math.sqrt(variance);
    mu = Math.log(mean) - variance / 2;
    known.fill(0);
  };

  const extend = (row: number, month: number, source: number, count: number): void => {
    if (count > capacity) grow(count);
    const start = row * capacity;
    for (let deal = known[row]; deal < count; deal++) {
      threefry(sampleKeys[2 * source], sampleKeys[2 * source + 1], month, deal, block);
      const size = Math.exp(mu + sigma * normalQuantile(toUniform(block)));
      sums[start + deal] = deal === 0 ? size : sums[start + deal - 1] + size;
    }
    known[row] = count;
  };

  const grow = (count: number): void => {
    const wider = Math.max(count, 2 * capacity);
    const copy = new Float64Array(rows * wider);
    for (let row = 0; row < rows; row++)
      copy.set(sums.subarray(row * capacity, row * capacity + known[row]), row * wider);
    sums = copy;
    capacity = wider;
  };

  const sum: Deals["sum"] = (month, source, count) => {
    if (count === 0) return 0;
    const row = 2 * month + source;
    if (count > known[row]) extend(row, month, source, count);
    return sums[row * capacity + count - 1];
  };

  return { fill, sum };
}
