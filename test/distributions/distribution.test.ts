import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { distribution, intervalSpec, specMedian } from "../../src/distributions/distribution.js";
import type { DistributionSpec } from "../../src/distributions/spec.js";
import { InvalidInput } from "../../src/foundation/problem.js";
import { expectRelative, PROBABILITIES } from "./closeness.js";

const THREE_POINTS = (low: number, middle: number, high: number) => [
  { probability: 0.05, value: low },
  { probability: 0.5, value: middle },
  { probability: 0.95, value: high },
];

const CONTINUOUS: Readonly<Record<string, DistributionSpec>> = {
  "quantiles, identity": intervalSpec("identity", -3, 8),
  "quantiles, log": intervalSpec("log", 186, 364),
  "quantiles, logit": intervalSpec("logit", 0.15, 0.31),
  "quantiles, both below the median": {
    kind: "quantiles",
    scale: "log",
    points: [
      { probability: 0.1, value: 2 },
      { probability: 0.25, value: 3 },
    ],
  },
  "three quantiles, identity": { kind: "quantiles", scale: "identity", points: THREE_POINTS(-1, 0, 3) },
  "three quantiles, log": { kind: "quantiles", scale: "log", points: THREE_POINTS(0.5, 1, 4) },
  "three quantiles, logit": { kind: "quantiles", scale: "logit", points: THREE_POINTS(0.01, 0.1, 0.6) },
  normal: { kind: "normal", mean: -5, sd: 3 },
  lognormal: { kind: "lognormal", mean: 100, sd: 50 },
  beta: { kind: "beta", alpha: 2, beta: 5 },
  "beta, open ends": { kind: "beta", alpha: 0.5, beta: 0.7 },
  uniform: { kind: "uniform", low: -2, high: 5 },
  triangular: { kind: "triangular", low: 1, mode: 2, high: 7 },
  "triangular, mode low": { kind: "triangular", low: 1, mode: 1, high: 7 },
  "triangular, mode high": { kind: "triangular", low: 1, mode: 7, high: 7 },
  pert: { kind: "pert", low: 10, mode: 12, high: 20, shape: 4 },
  gamma: { kind: "gamma", shape: 3, scale: 2 },
  "gamma, small shape": { kind: "gamma", shape: 0.4, scale: 10 },
  empirical: { kind: "empirical", values: [1, 2, 4, 4.5, 10] },
  "truncated normal, both sides": { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, min: -1, max: 2 },
  "truncated normal, upper tail": { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, min: 5.9 },
  "truncated normal, lower tail": { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, max: -5.9 },
  "truncated gamma, upper tail": { kind: "truncated", of: { kind: "gamma", shape: 3, scale: 2 }, min: 40, max: 60 },
  "truncated beta, upper tail": { kind: "truncated", of: { kind: "beta", alpha: 2, beta: 50 }, min: 0.3 },
  "truncated triangular": { kind: "truncated", of: { kind: "triangular", low: 1, mode: 2, high: 7 }, min: 6.99 },
  "truncated uniform": { kind: "truncated", of: { kind: "uniform", low: 0, high: 1 }, min: 0.9, max: 3 },
  "truncated empirical": { kind: "truncated", of: { kind: "empirical", values: [1, 2, 4, 4.5, 10] }, min: 3, max: 5 },
};

const STEPS: Readonly<Record<string, DistributionSpec>> = {
  constant: { kind: "constant", value: 7 },
  discrete: { kind: "discrete", values: [1, 2, 10], weights: [2, 5, 3] },
  "truncated discrete": {
    kind: "truncated",
    of: { kind: "discrete", values: [1, 2, 10], weights: [2, 5, 3] },
    min: 1.5,
  },
  "truncated constant": { kind: "truncated", of: { kind: "constant", value: 7 }, min: 7, max: 7 },
  "empirical with ties": { kind: "empirical", values: [0, 0, 0, 1, 3] },
};

const ALL = { ...CONTINUOUS, ...STEPS };

describe.each(Object.entries(CONTINUOUS))("%s", (_, spec) => {
  const { quantile, cdf, min, max } = distribution(spec);

  test("the cdf undoes the quantile", () => {
    for (const p of PROBABILITIES) expect(Math.abs(cdf(quantile(p)) - p), `at ${p}`).toBeLessThan(1e-9);
  });

  test("the quantile undoes the cdf inside the support", () => {
    for (const p of [0.001, 0.1, 0.3, 0.62, 0.9, 0.999]) {
      const x = quantile(p);
      expect(Math.abs(quantile(cdf(x)) - x)).toBeLessThan(1e-9 * Math.max(1, Math.abs(x)));
    }
  });

  test("NaN is no probability", () => {
    expect(quantile(NaN)).toBeNaN();
  });

  test("the ends of the support", () => {
    expect([quantile(0), quantile(1)]).toEqual([min, max]);
    expect(cdf(min)).toBeCloseTo(0, 12);
    expect(cdf(max)).toBe(1);
    expect([cdf(min - 1), cdf(max + 1)]).toEqual([0, 1]);
  });
});

describe.each(Object.entries(ALL))("%s", (_, spec) => {
  const { quantile, cdf, min, max, mean } = distribution(spec);
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  test("quantiles rise and stay in the support", () => {
    fc.assert(
      fc.property(probability, probability, (a, b) => {
        const [low, high] = [quantile(Math.min(a, b)), quantile(Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(min);
        expect(high).toBeLessThanOrEqual(max);
      }),
      { seed: 1 },
    );
  });

  test("a quantile is never too small for its probability", () => {
    // 1e-9: the quantile of a continuous distribution is rounded.
    for (const p of PROBABILITIES) expect(cdf(quantile(p))).toBeGreaterThanOrEqual(p - 1e-9);
  });

  test("the mean is that of the draws", () => {
    if (mean === undefined) return;
    const random = seedrandom("mean");
    const draws = Array.from({ length: 10_000 }, () => quantile(random()));
    const average = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / (draws.length - 1);
    const standardError = Math.sqrt(variance / draws.length);
    expect(Math.abs(average - mean), `z = ${(average - mean) / standardError}`).toBeLessThanOrEqual(5 * standardError);
  });
});

// mpmath 1.3.0 at 50 digits: lognormal, logit and truncated normal from ncdf and its root; PERT from the power series of
// the incomplete beta function (DLMF 8.17.8) and its root.
test.each<[string, DistributionSpec, readonly [number, number][]]>([
  [
    "lognormal",
    { kind: "lognormal", mean: 100, sd: 50 },
    [
      [0.05, 41.124385145138837],
      [0.5, 89.442719099991588],
      [0.95, 194.53178380092205],
    ],
  ],
  [
    "logit",
    intervalSpec("logit", 0.15, 0.31),
    [
      [0.01, 0.12695129146944436],
      [0.5, 0.21970948101424142],
      [0.9, 0.2883687732929239],
    ],
  ],
  [
    "pert",
    { kind: "pert", low: 10, mode: 12, high: 20, shape: 4 },
    [
      [0.05, 10.589773876118172],
      [0.5, 12.766722593925188],
      [0.95, 16.212767240161902],
    ],
  ],
  [
    "truncated normal",
    { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, min: -1, max: 2 },
    [
      [0.1, -0.70464782109474518],
      [0.5, 0.17116391801782477],
      [0.9, 1.2557153641502153],
    ],
  ],
  [
    "upper tail of the normal",
    { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, min: 5.9 },
    [
      [0.1, 5.9173593473843264],
      [0.5, 6.0133297604545783],
      [0.9, 6.2689453912222405],
    ],
  ],
  // By hand: (x - 1)^2 / 6 up to the mode 2, 1 - (7 - x)^2 / 30 beyond.
  [
    "triangular",
    { kind: "triangular", low: 1, mode: 2, high: 7 },
    [
      [0.06, 1.6],
      [0.7, 4],
      [0.97, 7 - Math.sqrt(0.9)],
    ],
  ],
  // By hand: position 4 p between the sorted values.
  [
    "empirical",
    { kind: "empirical", values: [1, 2, 4, 4.5, 10] },
    [
      [0.125, 1.5],
      [0.5, 4],
      [0.9, 7.8],
    ],
  ],
])("reference quantiles: %s", (_, spec, references) => {
  const { quantile } = distribution(spec);
  for (const [probability, value] of references) expectRelative(quantile(probability), value, 1e-13);
});

test("means in closed form", () => {
  // Two-piece normals: mpmath 1.3.0, numerical integral of the quantile function over the normal density.
  expectRelative(distribution(CONTINUOUS["three quantiles, identity"]).mean ?? NaN, 0.48507936981702321, 1e-14);
  expectRelative(distribution(CONTINUOUS["three quantiles, log"]).mean ?? NaN, 1.5095987957927475, 1e-14);
  expectRelative(distribution(CONTINUOUS.lognormal).mean ?? NaN, 100, 1e-14);
  // (low + 4 mode + high) / 6.
  expectRelative(distribution(CONTINUOUS.pert).mean ?? NaN, 13, 1e-14);
  expect(distribution(CONTINUOUS["quantiles, logit"]).mean).toBeUndefined();
});

test("the points of a quantile spec are its quantiles", () => {
  for (const spec of Object.values(CONTINUOUS)) {
    if (spec.kind !== "quantiles") continue;
    for (const { probability, value } of spec.points) {
      expectRelative(distribution(spec).quantile(probability), value, 1e-13);
    }
  }
});

describe("steps", () => {
  test("a discrete value holds its share of the probabilities", () => {
    const { quantile, cdf } = distribution(STEPS.discrete);
    expect([0, 0.1, 0.2, 0.2000001, 0.7, 0.7000001, 1].map(quantile)).toEqual([1, 1, 1, 2, 2, 10, 10]);
    expect([0, 1, 1.5, 2, 9.99, 10, 11].map(cdf)).toEqual([0, 0.2, 0.2, 0.7, 0.7, 1, 1]);
  });

  test("truncation of a discrete distribution keeps whole values, those on a bound too", () => {
    const of: DistributionSpec = { kind: "discrete", values: [1, 2, 10], weights: [2, 5, 3] };
    const { quantile } = distribution({ kind: "truncated", of, min: 2 });
    expect([0, 0.62, 0.63, 1].map(quantile)).toEqual([2, 2, 10, 10]);
    const { min, max } = distribution({ kind: "truncated", of, min: 1.5, max: 9 });
    expect([min, max]).toEqual([2, 2]);
  });

  test("tied observations keep their share, also on the bound of a truncation", () => {
    const of: DistributionSpec = { kind: "empirical", values: [0, 0, 0, 1, 3] };
    expect(distribution(of).quantile(0.5)).toBe(0);
    expect(distribution(of).cdf(0)).toBe(0.5);
    expect(distribution({ kind: "truncated", of, min: 0 }).quantile(0.5)).toBe(0);
    expect(distribution({ kind: "truncated", of, min: 0 }).quantile(0.75)).toBe(1);
  });

  test("one observation is certain", () => {
    const { quantile, cdf, mean } = distribution({ kind: "empirical", values: [3] });
    expect([quantile(0), quantile(0.4), quantile(1), mean]).toEqual([3, 3, 3, 3]);
    expect([cdf(2.9), cdf(3)]).toEqual([0, 1]);
  });
});

describe("truncation", () => {
  const base: DistributionSpec = { kind: "normal", mean: 2, sd: 3 };

  test("without bounds, or with bounds beyond the support, changes nothing", () => {
    for (const [min, max] of [
      [undefined, undefined],
      [-1e6, 1e6],
    ] as const) {
      const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      const { quantile } = distribution({ kind: "truncated", of: base, ...bounds });
      for (const p of PROBABILITIES) expect(quantile(p)).toBe(distribution(base).quantile(p));
    }
  });

  test("never leaves its bounds, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -12, max: 15, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (min, width) => {
          const { quantile, cdf } = distribution({ kind: "truncated", of: base, min, max: min + width });
          for (const p of [0, 1e-12, 0.01, 0.5, 0.99, 1 - 1e-12, 1]) {
            const x = quantile(p);
            expect(x).toBeGreaterThanOrEqual(min);
            expect(x).toBeLessThanOrEqual(min + width);
            if (p > 0 && p < 1) expect(Math.abs(cdf(x) - p)).toBeLessThan(1e-6);
          }
        },
      ),
      { seed: 2 },
    );
  });
});

test("the median of a spec", () => {
  expectRelative(specMedian(intervalSpec("log", 10, 40)), 20, 1e-14);
  expect(specMedian({ kind: "constant", value: -3 })).toBe(-3);
});

test("a spec with faults is refused with all of them", () => {
  const refuse = () => distribution({ kind: "lognormal", mean: 0, sd: -1 });
  expect(refuse).toThrow(InvalidInput);
  expect(refuse).toThrow(/outside-domain.*outside-domain/su);
});
