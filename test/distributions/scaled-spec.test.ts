import { describe, expect, test } from "vitest";
import { distribution } from "../../src/distributions/distribution.js";
import { scaledSpec } from "../../src/distributions/scaled-spec.js";
import { SCALABLE_SPECS } from "./scalable-specs.js";

describe("the distribution of a multiple", () => {
  test.each(SCALABLE_SPECS)("has every quantile multiplied: $kind", (spec) => {
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
