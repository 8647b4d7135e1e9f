import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../../src/distributions/elementary/exp.js";
import { log } from "../../src/distributions/elementary/log.js";
import { log1p } from "../../src/distributions/elementary/log1p.js";
import { wholePower } from "../../src/distributions/elementary/whole-power.js";

const ulp = (x: number): number => {
  const bits = new Float64Array([Math.abs(x)]);
  new BigInt64Array(bits.buffer)[0] += 1n;
  return bits[0] - Math.abs(x);
};

/** Within so many units in the last place of what the engine's own function gives (itself within one of the truth). */
function expectUlps(actual: number, expected: number, ulps: number): void {
  if (Object.is(actual, expected)) return;
  expect(Math.abs(actual - expected) / ulp(expected)).toBeLessThanOrEqual(ulps);
}

const ends = fc.constantFrom(0, -0, 1, -1, 5e-324, 2.2250738585072014e-308, 1e-17, 0.5, Math.SQRT1_2, Math.SQRT2);

describe("exp", () => {
  // Digits from Python's decimal with 40 digits: Decimal(x).exp().
  it.each([
    [0.1, 1.1051709180756477],
    [1, 2.718281828459045],
    [-0.5, 0.6065306597126334],
    [10.25, 28282.541920334977],
    [-40, 4.248354255291589e-18],
    [700, 1.0142320547350045e304],
    [-700, 9.85967654375977e-305],
  ])("of %d", (x, expected) => {
    expectUlps(exp(x), expected, 1);
  });

  it("is within an ulp or two of the engine's everywhere", () => {
    fc.assert(
      fc.property(fc.oneof(ends, fc.double({ min: -708, max: 708, noNaN: true })), (x) => {
        expectUlps(exp(x), Math.exp(x), 2);
      }),
      { numRuns: 5000 },
    );
  });

  it("reaches the ends: overflow, subnormal numbers, zero, NaN", () => {
    expect(exp(709.7)).toBeCloseTo(Math.exp(709.7), -296);
    expect(exp(709.79)).toBe(Infinity);
    expect(exp(1e300)).toBe(Infinity);
    expect(exp(Infinity)).toBe(Infinity);
    expectUlps(exp(-740), Math.exp(-740), 2);
    expect(exp(-746)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(0)).toBe(1);
  });
});

describe("log", () => {
  // Python's decimal: Decimal(x).ln().
  it.each([
    [0.1, -2.3025850929940455],
    [2, 0.6931471805599453],
    [0.9999999, -1.0000000494736474e-7],
    [1.5, 0.4054651081081644],
    [1e300, 690.7755278982137],
    [5e-324, -744.4400719213812],
  ])("of %d", (x, expected) => {
    expectUlps(log(x), expected, 1);
  });

  it("is within an ulp or two of the engine's everywhere", () => {
    fc.assert(
      fc.property(
        fc.oneof(ends, fc.double({ min: 0, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true })),
        (x) => {
          expectUlps(log(Math.abs(x)), Math.log(Math.abs(x)), 2);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("has no value below 0, and infinite ones at the ends", () => {
    expect([log(0), log(-0), log(Infinity)]).toEqual([-Infinity, -Infinity, Infinity]);
    expect([log(-1), log(-Infinity), log(NaN)]).toEqual([NaN, NaN, NaN]);
    expect(log(1)).toBe(0);
  });
});

describe("log1p", () => {
  it("is within three ulps of the engine's, however small the argument", () => {
    const small = fc.integer({ min: -300, max: 0 }).map((power) => 10 ** power);
    const numbers = fc.oneof(
      ends,
      small,
      small.map((x) => -x),
      fc.double({ min: -1, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(numbers, (x) => {
        expectUlps(log1p(x), Math.log1p(x), 3);
      }),
      { numRuns: 5000 },
    );
    expect([log1p(-1), log1p(-2), log1p(Infinity), log1p(NaN)]).toEqual([-Infinity, NaN, Infinity, NaN]);
  });
});

describe("whole numbers", () => {
  it("raise to powers", () => {
    expect(wholePower(3, 0)).toBe(1);
    expect(wholePower(0, 0)).toBe(1);
    expect(wholePower(2, 31)).toBe(2 ** 31);
    expect(wholePower(-3, 5)).toBe(-243);
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.nat(500), (x, n) => {
        expect(Math.abs(wholePower(x, n) / Math.exp(n * Math.log(x)) - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});
