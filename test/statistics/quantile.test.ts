import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { compileBuckets } from "../../src/statistics/assembly/compile.js";
import { plainBuckets } from "../../src/statistics/buckets.js";
import { compiledBuckets } from "../../src/statistics/compiled-buckets.js";
import { quantile, sortSamples } from "../../src/statistics/quantile.js";
import {
  addToSketch,
  COARSE_SKETCH,
  compactSketch,
  createSketch,
  holdInSketch,
  FINE_SKETCH,
  rankErrorBound,
  type QuantileSketch,
  type SketchSize,
} from "../../src/statistics/quantile-sketch.js";
import { joinedValues } from "../../src/foundation/joined-values.js";
import { orderStatistics } from "../../src/statistics/order-statistics.js";
import { sketchQuantiles, sketchShareBelow } from "../../src/statistics/sketch-quantiles.js";
import { uniform } from "./random.js";

describe("quantile, type 7", () => {
  // NumPy 2.4: np.quantile(x[:37], p, method="linear"), x = ((i*7919 + 104729) % 10007), i = 1..
  test.each([
    [0, 50],
    [0.05, 467.6],
    [0.1, 1098.8],
    [1 / 3, 3360],
    [0.5, 5015],
    [0.95, 9562.4],
    [0.999, 9967.184],
    [1, 9980],
  ])("at %d as NumPy has it", (p, expected) => {
    const values = Array.from({ length: 37 }, (_, i) => ((i + 1) * 7919 + 104729) % 10007);
    expect(quantile(sortSamples(values), p)).toBeCloseTo(expected, 9);
  });

  test("NaN is left out, and nothing has no quantile", () => {
    expect(quantile(sortSamples([3, NaN, 1]), 0.5)).toBe(2);
    expect(quantile(sortSamples([NaN]), 0.5)).toBeNaN();
    expect(quantile(sortSamples([Infinity, Infinity, 1]), 0.75)).toBe(Infinity);
  });
});

describe.each(["in JavaScript", "compiled"])("order statistics, %s,", (way) => {
  let engine = plainBuckets;
  beforeAll(async () => {
    if (way === "compiled") engine = compiledBuckets(await compileBuckets());
  });

  const values = fc.oneof(
    fc.float64Array({ noNaN: true, maxLength: 300 }),
    fc.float64Array({ noNaN: true, maxLength: 300, min: -1, max: 1 }),
    fc
      .array(fc.constantFrom(-1, 0, 0.5, 1, 1e300, -Infinity, Infinity), { maxLength: 300 })
      .map((all) => Float64Array.from(all)),
  );

  test("are those of the sorted sample, in whatever parts it lies and order they are asked for", () => {
    fc.assert(
      fc.property(values, fc.nat(300), fc.infiniteStream(fc.nat()), (sample, cut, places) => {
        const sorted = sample.slice().sort();
        const at = orderStatistics([sample.subarray(0, cut), sample.subarray(cut)], engine);
        for (let asked = 0; asked < sample.length; asked++) {
          const place = places.next().value % sample.length;
          expect(at(place) + 0).toBe(sorted[place] + 0);
        }
      }),
    );
  });

  const sample = Float64Array.from({ length: 5001 }, (_, i) => uniform(3, i));
  const half = sample.subarray(0, 2500);
  const inOrder = (of: Float64Array): Float64Array => of.slice().sort();

  test("leave the sample as it was", () => {
    const before = sample.slice();
    expect(orderStatistics([sample], engine)(500)).toBe(inOrder(before)[500]);
    expect(sample).toEqual(before);
  });

  test("of two samples that are asked about in turns are each one's own", () => {
    const [whole, part] = [orderStatistics([sample], engine), orderStatistics([half], engine)];
    for (const place of [0, 17, 1250, 2499]) {
      expect(part(place)).toBe(inOrder(half)[place]);
      expect(whole(place)).toBe(inOrder(sample)[place]);
    }
  });

  test("of a list that has become longer are those of all", () => {
    const parts = [half];
    expect(orderStatistics(parts, engine)(2499)).toBe(inOrder(half)[2499]);
    parts.push(sample.subarray(2500));
    expect(orderStatistics(parts, engine)(2499)).toBe(inOrder(sample)[2499]);
  });
});

const SMALL: SketchSize = { runLength: 50, exactLimit: 200 };
const PROBABILITIES = [0, 0.001, 0.05, 0.25, 0.5, 0.77, 0.95, 0.999, 1];

function sketchOf(values: Float64Array, size: SketchSize, cut = 500): QuantileSketch {
  const sketch = createSketch(size);
  for (let from = 0; from < values.length; from += cut) addToSketch(sketch, values.subarray(from, from + cut));
  return sketch;
}

/** The largest distance in rank, as a share, of the sketch's quantiles from the positions asked for. */
function worstRankError(sketch: QuantileSketch, values: Float64Array): number {
  const sorted = values.slice().sort();
  const errors = sketchQuantiles(sketch, PROBABILITIES).map((value, i) => {
    const position = (values.length - 1) * PROBABILITIES[i];
    const below = sorted.findIndex((other) => other >= value);
    const upTo = sorted.findLastIndex((other) => other <= value);
    // Interpolation between two neighbours may move the value by one place.
    return Math.max(0, below - Math.ceil(position), Math.floor(position) - upTo);
  });
  return Math.max(...errors) / values.length;
}

/**
 * Runs of 50 values of which 25 - (ones in the run's number) are negative: whoever always keeps the 1st, 3rd, ... of two
 * runs finds an odd number of negative values every time and is off by a tenth of the sample in the end.
 */
function crafted(runs: number): Float64Array {
  const negative = (run: number) => 25 - run.toString(2).replaceAll("0", "").length;
  return Float64Array.from({ length: 50 * runs }, (_, i) => {
    const sign = i % 50 < negative(Math.floor(i / 50)) ? -1 : 1;
    return sign * uniform(2, i);
  });
}

const N = 60_000;
const random = Float64Array.from({ length: N }, (_, i) => uniform(1, i));
const orders: [string, Float64Array][] = [
  ["random", random],
  ["ascending", random.slice().sort()],
  ["descending", random.slice().sort().reverse()],
  ["organ pipe", Float64Array.from({ length: N }, (_, i) => (i % 2 === 0 ? i : -i))],
  ["saw", Float64Array.from({ length: N }, (_, i) => i % 100)],
  ["drifting saw", Float64Array.from({ length: N }, (_, i) => (i % 50) * 1000 + i / N)],
  ["crafted", crafted(1024)],
  ["two values", Float64Array.from({ length: N }, (_, i) => (i % 3 === 0 ? 1 : 0))],
];

describe("quantile sketch", () => {
  test.each(orders)("%s order: within its own bound, and that within the promised one", (_, values) => {
    const sketch = sketchOf(values, SMALL);
    const levels = Math.floor(Math.log2(values.length / SMALL.runLength));
    expect(rankErrorBound(sketch)).toBeGreaterThan(0);
    expect(rankErrorBound(sketch)).toBeLessThanOrEqual((levels + 1) / (4 * SMALL.runLength));
    expect(worstRankError(sketch, values)).toBeLessThanOrEqual(rankErrorBound(sketch));
  });

  test("the error has a part of the bound's size on some order", () => {
    const worst = Math.max(...orders.map(([, values]) => worstRankError(sketchOf(values, SMALL), values)));
    expect(worst).toBeGreaterThan(0.001);
  });

  test("up to its limit it is exact", () => {
    const values = random.subarray(0, 10_000);
    const sketch = sketchOf(values, COARSE_SKETCH);
    const sorted = sortSamples(values);
    expect(rankErrorBound(sketch)).toBe(0);
    expect(sketchQuantiles(sketch, PROBABILITIES)).toEqual(PROBABILITIES.map((p) => quantile(sorted, p)));
  });

  test("small samples equal the direct quantile", () => {
    const values = fc.float64Array({ noNaN: true, maxLength: 200, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (samples, p) => {
        const sketch = sketchOf(samples, { runLength: 16, exactLimit: 1000 });
        expect(sketchQuantiles(sketch, [p])[0] + 0).toEqual(quantile(sortSamples(samples), p) + 0);
      }),
    );
  });

  test("the share below a limit is exact as long as nothing is dropped, within the bound from then on", () => {
    const share = (values: Float64Array, limit: number) =>
      values.filter((value) => value < limit).length / values.length;
    for (const limit of [-0.1, 0, 0.123, 0.5, 0.9, 2]) {
      const few = random.subarray(0, 190);
      expect(sketchShareBelow(sketchOf(few, SMALL), limit)).toEqual({ share: share(few, limit) });
      const all = sketchOf(random, SMALL);
      expect(Math.abs(sketchShareBelow(all, limit).share - share(random, limit))).toBeLessThanOrEqual(
        rankErrorBound(all),
      );
    }
  });

  test("how the values are cut into calls does not matter", () => {
    const [small, large] = [7, 12_345].map((cut) => {
      const { pending, ...rest } = sketchOf(random, SMALL, cut);
      return { ...rest, pending: joinedValues(pending) };
    });
    expect(small).toEqual(large);
  });

  test("when it drops what it need not hold does not matter", () => {
    const late = createSketch(SMALL);
    for (let from = 0; from < N; from += 37) {
      holdInSketch(late, random.subarray(from, from + 37));
      if (from % 5 === 0) compactSketch(late);
    }
    compactSketch(late);
    expect(rankErrorBound(late)).toBeGreaterThan(0);
    expect(sketchQuantiles(late, PROBABILITIES)).toEqual(sketchQuantiles(sketchOf(random, SMALL), PROBABILITIES));
  });

  test("whoever adds what fills it hears that all it holds was sorted", () => {
    const sketch = createSketch(SMALL);
    const values = random.subarray(0, SMALL.runLength);
    const operations = Array.from({ length: 6 }, () => addToSketch(sketch, values));
    // Four runs are held as they came, and sorted with the fifth.
    expect(new Set(operations.slice(0, 4)).size).toBe(1);
    expect(operations[4]).toBeGreaterThan(4 * SMALL.exactLimit + operations[0]);
    expect(operations[5]).toBeLessThan(operations[4]);
  });

  test("the fine sketch promises 0.1 % and keeps it small", () => {
    const sketch = createSketch(FINE_SKETCH);
    for (let from = 0; from < 1_000_000; from += 50_000) {
      addToSketch(
        sketch,
        Float64Array.from({ length: 50_000 }, (_, i) => (from + i) % 999_983),
      );
    }
    expect(rankErrorBound(sketch)).toBeLessThan(0.001);
    expect(sketch.levels.flat().length).toBeLessThanOrEqual(8);
    const [median] = sketchQuantiles(sketch, [0.5]);
    expect(Math.abs(median - 500_000)).toBeLessThanOrEqual(1_000_000 * rankErrorBound(sketch) + 20);
  });

  test("nothing has no quantile", () => {
    expect(sketchQuantiles(createSketch(SMALL), [0.5])).toEqual([NaN]);
    expect(rankErrorBound(createSketch(SMALL))).toBe(0);
  });
});
