import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile, sortSamples } from "../../src/statistics/quantile.js";
import {
  absorbValues,
  addToValues,
  createValues,
  sortedBuckets,
  VALUE_ERROR,
  valueQuantiles,
  valueShareBelow,
  type ValueSketch,
} from "../../src/statistics/value-sketch.js";

function sketchOf(values: readonly number[]): ValueSketch {
  const sketch = createValues();
  addToValues(sketch, Float64Array.from(values));
  return sketch;
}

/** Of all sizes, both signs and both zeros; what lies below 2^-1022 has an absolute error. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value === 0 || Math.abs(value) >= 2 ** -1022),
  fc.double({ min: -1e7, max: 1e7, noNaN: true }).filter((value) => value === 0 || Math.abs(value) >= 2 ** -1022),
  fc.integer({ min: -50, max: 50 }),
);
const numbers = fc.array(number, { minLength: 1, maxLength: 200 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe("quantiles from counts of values", () => {
  test("are made of samples known to the error that is stated (a property)", () => {
    const property = fc.property(numbers, probability, (values, p) => {
      const sorted = sortSamples(values);
      const exact = quantile(sorted, p);
      const position = (values.length - 1) * p;
      const [low, high] = [Math.floor(position), Math.ceil(position)].map((place) => Math.abs(sorted[place]));
      const fraction = position - Math.floor(position);
      const allowed = VALUE_ERROR * ((1 - fraction) * low + fraction * high);
      const [found] = valueQuantiles(sketchOf(values), [p]);
      // Beside what the interpolation itself rounds.
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(
        allowed * (1 + 1e-9) + 4 * Number.EPSILON * Math.max(low, high),
      );
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("come close to that error and never to twice of it", () => {
    const values = Array.from({ length: 20_000 }, (_, place) => Math.exp(place / 3000));
    const errors = values.map((value) => Math.abs(valueQuantiles(sketchOf([value]), [0.5])[0] / value - 1));
    expect(Math.max(...errors)).toBeGreaterThan(0.95 * VALUE_ERROR);
    expect(Math.max(...errors)).toBeLessThanOrEqual(VALUE_ERROR);
  });

  test("do not depend on order or grouping (a property)", () => {
    const property = fc.property(
      fc.array(numbers, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (parts, isReversed) => {
        const whole = sketchOf(parts.flat());
        const grouped = createValues();
        for (const part of isReversed ? parts.toReversed() : parts) absorbValues(grouped, sketchOf(part.toReversed()));
        expect(sortedBuckets(grouped)).toEqual(sortedBuckets(whole));
        expect(grouped.count).toBe(whole.count);
      },
    );
    fc.assert(property);
  });

  test("of whole numbers up to 1024 are exact", () => {
    const values = Array.from({ length: 2049 }, (_, place) => place - 1024);
    expect(valueQuantiles(sketchOf(values), [0, 0.25, 0.5, 0.875, 1])).toEqual([-1024, -512, 0, 768, 1024]);
    expect(valueQuantiles(sketchOf([-0]), [0.5])).toEqual([0]);
  });

  test("of the largest numbers and of what is infinite are in order", () => {
    const [low, middle, high] = valueQuantiles(sketchOf([-Infinity, Number.MAX_VALUE, Infinity]), [0, 0.5, 1]);
    expect([low, high]).toEqual([-Infinity, Infinity]);
    expect(middle / Number.MAX_VALUE).toBeCloseTo(1, 2);
  });

  test("of nothing are none", () => {
    expect(valueQuantiles(createValues(), [0.5])).toEqual([NaN]);
    expect(valueShareBelow(createValues(), 1)).toEqual({ share: NaN, offBy: NaN });
  });
});

describe("a share below a limit", () => {
  test("is off by no more than it says, and that is what lies in the limit's bucket (a property)", () => {
    const property = fc.property(numbers, number, (values, other) => {
      for (const limit of [other, ...values.slice(0, 3)]) {
        const exact = values.filter((value) => value < limit).length / values.length;
        const { share, offBy } = valueShareBelow(sketchOf(values), limit);
        expect(Math.abs(share - exact)).toBeLessThanOrEqual(offBy + 1e-12);
        const near = values.filter((value) => Math.abs(value - limit) <= 2 * VALUE_ERROR * Math.abs(limit));
        expect(offBy).toBeLessThanOrEqual(near.length / 2 / values.length + 1e-12);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("is exact at whole numbers", () => {
    const sketch = sketchOf([-3, -2, -2, 0, 1, 5]);
    expect([-2, -2.5, 0, 1, 6].map((limit) => valueShareBelow(sketch, limit))).toEqual(
      [1, 1, 3, 4, 6].map((count) => ({ share: count / 6, offBy: 0 })),
    );
  });
});
