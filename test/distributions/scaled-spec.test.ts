import { describe, expect, test } from "vitest";
import { distribution } from "../../src/distributions/distribution.js";
import { scaledSpec } from "../../src/distributions/scaled-spec.js";
import type { DistributionSpec } from "../../src/distributions/spec.js";

const points = [
  { probability: 0.05, value: 0.8 },
  { probability: 0.95, value: 1.6 },
];

describe("the distribution of a multiple", () => {
  test.each<DistributionSpec>([
    { kind: "constant", value: 1.4 },
    { kind: "quantiles", scale: "log", points },
    { kind: "normal", mean: 1, sd: 0.1 },
    { kind: "lognormal", mean: 1.2, sd: 0.3 },
    { kind: "uniform", low: 0.5, high: 1.5 },
    { kind: "triangular", low: 0.5, mode: 0.9, high: 1.5 },
    { kind: "pert", low: 0.5, mode: 0.9, high: 1.5, shape: 4 },
    { kind: "gamma", shape: 3, scale: 0.4 },
    { kind: "discrete", values: [0.5, 1, 2], weights: [1, 2, 1] },
    { kind: "empirical", values: [0.5, 0.7, 1.4] },
    { kind: "truncated", of: { kind: "normal", mean: 1, sd: 0.4 }, min: 0.2, max: 1.9 },
    { kind: "truncated", of: { kind: "lognormal", mean: 1, sd: 0.4 }, max: 1.9 },
  ])("has every quantile multiplied: $kind", (spec) => {
    const scaled = scaledSpec(spec, 2.5);
    const [before, after] = [distribution(spec), distribution(scaled ?? spec)];
    for (const probability of [0.01, 0.3, 0.5, 0.77, 0.99]) {
      expect(after.quantile(probability)).toBeCloseTo(2.5 * before.quantile(probability), 9);
    }
  });

  test("is not of the same family for a beta distribution", () => {
    expect(scaledSpec({ kind: "beta", alpha: 2, beta: 3 }, 2)).toBeUndefined();
    expect(scaledSpec({ kind: "truncated", of: { kind: "beta", alpha: 2, beta: 3 }, max: 0.9 }, 2)).toBeUndefined();
  });
});
