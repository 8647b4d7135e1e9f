import { describe, expect, test } from "vitest";
import { specFaults } from "../../src/distributions/spec-faults.js";
import { intervalSpec } from "../../src/distributions/distribution.js";
import type { DistributionSpec, QuantilesSpec } from "../../src/distributions/spec.js";

const points = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([probability, value]) => ({ probability, value }));
const quantiles = (scale: QuantilesSpec["scale"], ...pairs: readonly (readonly [number, number])[]): QuantilesSpec => ({
  kind: "quantiles",
  scale,
  points: points(...pairs),
});

test.each<[string, DistributionSpec]>([
  ["constant", { kind: "constant", value: -1e300 }],
  ["interval", intervalSpec("logit", 0.15, 0.31)],
  ["two quantiles anywhere", quantiles("log", [0.6, 2], [0.7, 3])],
  ["three quantiles", quantiles("identity", [0.1, -2], [0.5, 0], [0.75, 3])],
  ["normal", { kind: "normal", mean: -1, sd: 1e-9 }],
  ["lognormal", { kind: "lognormal", mean: 1, sd: 5 }],
  ["beta", { kind: "beta", alpha: 0.5, beta: 100 }],
  ["uniform", { kind: "uniform", low: -1, high: 0 }],
  ["triangular with its mode at the end", { kind: "triangular", low: 0, mode: 0, high: 1 }],
  ["pert", { kind: "pert", low: 0, mode: 0.5, high: 1, shape: 4 }],
  ["gamma", { kind: "gamma", shape: 12, scale: 0.1 }],
  ["discrete", { kind: "discrete", values: [1, 1, 2], weights: [1, 2, 3] }],
  ["empirical", { kind: "empirical", values: [0, 0, 3] }],
  ["truncated", { kind: "truncated", of: { kind: "normal", mean: 0, sd: 1 }, min: 5.9 }],
  ["truncated to one of its values", { kind: "truncated", of: { kind: "constant", value: 2 }, min: 2, max: 2 }],
])("nothing is wrong with: %s", (_, spec) => {
  expect(specFaults(spec)).toEqual([]);
});

const notFinite = (found: string, parameter: string) => ({ code: "not-finite", arguments: { found }, parameter });
const notPositive = (found: number, parameter: string) => ({
  code: "outside-domain",
  arguments: { found, domain: "positive" },
  parameter,
});
const reversed = (low: number, high: number, parameter: string) => ({
  code: "interval-reversed",
  arguments: { low, high },
  parameter,
});
const shape = (found: string, parameter: string) => ({
  code: "out-of-range",
  arguments: { found, minimum: 1e-3, maximum: 1e8 },
  parameter,
});

describe("faults", () => {
  test.each<[DistributionSpec, readonly unknown[]]>([
    [{ kind: "constant", value: NaN }, [notFinite("NaN", "value")]],
    [{ kind: "normal", mean: Infinity, sd: NaN }, [notFinite("Infinity", "mean"), notFinite("NaN", "sd")]],
    [{ kind: "normal", mean: 0, sd: 0 }, [notPositive(0, "sd")]],
    [{ kind: "lognormal", mean: -1, sd: 0 }, [notPositive(-1, "mean"), notPositive(0, "sd")]],
    [{ kind: "beta", alpha: 0, beta: 1e9 }, [shape("0", "alpha"), shape("1000000000", "beta")]],
    [{ kind: "uniform", low: 2, high: 2 }, [reversed(2, 2, "high")]],
    [{ kind: "uniform", low: -Infinity, high: 2 }, [notFinite("-Infinity", "low")]],
    [{ kind: "triangular", low: 3, mode: 2, high: 1 }, [reversed(3, 1, "high")]],
    [
      { kind: "triangular", low: 1, mode: 5, high: 3 },
      [{ code: "mode-outside", arguments: { low: 1, mode: 5, high: 3 }, parameter: "mode" }],
    ],
    [{ kind: "pert", low: 1, mode: 2, high: 1, shape: -4 }, [reversed(1, 1, "high"), shape("-4", "shape")]],
    [{ kind: "gamma", shape: -1, scale: 0 }, [shape("-1", "shape"), notPositive(0, "scale")]],
  ])("%o", (spec, faults) => {
    expect(specFaults(spec)).toEqual(faults);
  });
});

describe("faults of lists", () => {
  test.each<[DistributionSpec, readonly unknown[]]>([
    [{ kind: "empirical", values: [] }, [{ code: "empty-list", arguments: {}, parameter: "values" }]],
    [{ kind: "empirical", values: [1, NaN] }, [notFinite("NaN", "values")]],
    [
      { kind: "empirical", values: [1, 3, 2] },
      [{ code: "not-ascending", arguments: { first: 3, second: 2 }, parameter: "values" }],
    ],
    [
      { kind: "discrete", values: [2, 1], weights: [1] },
      [
        { code: "not-ascending", arguments: { first: 2, second: 1 }, parameter: "values" },
        { code: "lengths-differ", arguments: { values: 2, weights: 1 }, parameter: "weights" },
      ],
    ],
    [{ kind: "discrete", values: [1, 2], weights: [0, -1] }, [notPositive(0, "weights"), notPositive(-1, "weights")]],
    [{ kind: "discrete", values: [1, 2], weights: [1, Infinity] }, [notFinite("Infinity", "weights")]],
  ])("%o", (spec, faults) => {
    expect(specFaults(spec)).toEqual(faults);
  });
});

describe("faults of quantiles", () => {
  const edge = (found: number, domain: string) => ({
    code: "interval-touches-bound",
    arguments: { found, domain },
    parameter: "points",
  });
  const outside = (found: number, domain: string) => ({ ...edge(found, domain), code: "outside-domain" });
  const ONE_POINT: QuantilesSpec = quantiles("log", [0.5, 1]);
  test.each<[QuantilesSpec, readonly unknown[]]>([
    [ONE_POINT, [{ code: "quantile-count", arguments: { found: 1 }, parameter: "points" }]],
    [quantiles("identity", [0.05, 1], [0.95, NaN]), [notFinite("NaN", "points")]],
    [quantiles("identity", [0, 1], [0.95, 2]), [edge(0, "probability")]],
    [quantiles("identity", [0.05, 1], [1.5, 2]), [outside(1.5, "probability")]],
    [quantiles("log", [0.05, 0], [0.95, 2]), [edge(0, "positive")]],
    [quantiles("log", [0.05, -1], [0.95, 2]), [outside(-1, "positive")]],
    [quantiles("logit", [0.05, 0.2], [0.95, 1]), [edge(1, "probability")]],
    [quantiles("identity", [0.05, 3], [0.95, 2]), [reversed(3, 2, "points")]],
    [quantiles("identity", [0.95, 2], [0.05, 3]), [reversed(0.95, 0.05, "points")]],
    [
      quantiles("identity", [0.05, 1], [0.4, 2], [0.95, 3]),
      [{ code: "middle-quantile-not-median", arguments: { probability: 0.4 }, parameter: "points" }],
    ],
  ])("%o", (spec, faults) => {
    expect(specFaults(spec)).toEqual(faults);
  });
});

describe("faults of truncation", () => {
  const of = { kind: "normal", mean: 0, sd: 1 } as const;

  test("those of what is truncated come first", () => {
    expect(specFaults({ kind: "truncated", of: { ...of, sd: 0 }, min: 3, max: 1 })).toEqual([
      notPositive(0, "sd"),
      reversed(3, 1, "max"),
    ]);
  });

  test("a bound that is not a number", () => {
    expect(specFaults({ kind: "truncated", of, min: NaN })).toEqual([notFinite("NaN", "min")]);
  });

  test.each<[DistributionSpec, string, number]>([
    [{ kind: "truncated", of, min: 6 }, "min", 9.865876450377018e-10], // mpmath 1.3.0: ncdf(-6)
    [{ kind: "truncated", of, max: -40 }, "max", 0],
    [{ kind: "truncated", of: { kind: "uniform", low: 0, high: 1 }, min: 2, max: 3 }, "max", 0],
    [{ kind: "truncated", of: { kind: "discrete", values: [1, 2], weights: [1, 1] }, min: 1.2, max: 1.8 }, "max", 0],
    [{ kind: "truncated", of: { kind: "constant", value: 1 }, min: 2 }, "min", 0],
  ])("too little is left of %o", (spec, parameter, mass) => {
    const [fault] = specFaults(spec);
    expect(fault).toMatchObject({ code: "truncation-keeps-nothing", parameter });
    expect((fault.arguments as { mass: number }).mass).toBeCloseTo(mass, 20);
  });
});
