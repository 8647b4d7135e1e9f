import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeastParts } from "../../../src/analysis/drivers/driver-groups.js";
import { informationValue, expectedLosses } from "../../../src/analysis/drivers/information-value.js";
import { fitScoreModel } from "../../../src/analysis/drivers/score-model.js";
import { explainedShare, responseOf } from "../../../src/analysis/drivers/influence.js";
import { valueInformation } from "../../../src/analysis/drivers/information-by-group.js";
import { momentsOf } from "../../../src/statistics/moments.js";
import { atOnce } from "../../../src/foundation/steps.js";
import { normal } from "../../statistics/random.js";
import { samplesOf, z } from "./samples.js";

const draws = (count: number, key: number, trials: number): Float64Array[] =>
  Array.from({ length: count }, (_, i) => Float64Array.from({ length: trials }, (_, trial) => normal(key + i, trial)));

describe("a decision between two actions with Gaussian difference", () => {
  // B over A: -0.5 + 2 x1 + x2 + 0.5 x3 + 1.5 luck. What knowing a set is worth is s L(0.5 / s), s the standard deviation of
  // its part and L(u) = phi(u) - u (1 - Phi(u)) the unit normal loss integral (Raiffa & Schlaifer 1961, section 5.4); values by scipy.
  const TRIALS = 20_000;
  const x = draws(3, 10, TRIALS);
  const [luck, common] = draws(2, 20, TRIALS);
  const a = common.map((value) => 3 * value);
  const b = a.map((value, t) => value - 0.5 + 2 * x[0][t] + x[1][t] + 0.5 * x[2][t] + 1.5 * luck[t]);
  const model = fitScoreModel(samplesOf(x, [a, b]));

  it.each([
    { known: [0], value: 0.5726893964471604 },
    { known: [1], value: 0.19779655740130603 },
    { known: [2], value: 0.041657735293843146 },
    { known: [0, 1], value: 0.6642711489467626 },
    { known: [0, 2], value: 0.596512127368104 },
    { known: [1, 2], value: 0.23990535317419626 },
    { known: [0, 1, 2], value: 0.6857697287201018 },
  ])("knowing $known is worth $value", ({ known, value }) => {
    const information = informationValue(model, new Set(known));
    expect(z(information, value), `${information.mean} +- ${information.standardError}`).toBeLessThan(5);
    expect(information.standardError).toBeLessThan(0.03);
    expect(information.plugIn).toBeCloseTo(value, 1);
    expect(information.mean).toBeLessThanOrEqual(Math.max(information.plugIn, information.outOfSample));
    expect(information.mean).toBeGreaterThanOrEqual(Math.min(information.plugIn, information.outOfSample));
  });

  it("perfect information is worth the smallest expected loss", () => {
    const losses = expectedLosses(model).map(({ mean }) => mean);
    const { outOfSample } = informationValue(model, new Set([0, 1, 2]));
    expect(Math.min(...losses)).toBeCloseTo(outOfSample, 12);
    // A is better by 0.5 on average.
    expect(losses[1] - losses[0]).toBeCloseTo(0.5, 1);
  });
});

describe("the value of information on few trials", () => {
  it("lies between an estimate that errs downwards and one that errs upwards, and errs less than either", () => {
    // B over A: -2 + the sum of 20 drivers + 10 luck. Held against the best choices in the same trials, of mean luck.
    const [trials, drivers, runs] = [600, 20, 40];
    const total = { truth: 0, mean: 0, outOfSample: 0, plugIn: 0 };
    for (let run = 0; run < runs; run++) {
      const x = draws(drivers, 20_000 + 100 * run, trials);
      const [chance] = draws(1, 20_050 + 100 * run, trials);
      const { mean } = momentsOf(chance);
      const luck = chance.map((value) => value - mean);
      const expected = luck.map((_, t) => x.reduce((sum, own) => sum + own[t], -2));
      const b = expected.map((value, t) => value + 10 * luck[t]);
      const model = fitScoreModel(samplesOf(x, [new Float64Array(trials), b]));
      const information = informationValue(model, new Set(x.keys()));
      total.truth += expected.reduce((sum, value) => sum + Math.max(0, value), 0) / trials;
      for (const name of ["mean", "outOfSample", "plugIn"] as const) total[name] += information[name];
    }
    const bias = (value: number): number => value / total.truth - 1;
    expect(bias(total.outOfSample)).toBeLessThan(-0.08);
    expect(bias(total.plugIn)).toBeGreaterThan(0.08);
    expect(Math.abs(bias(total.mean))).toBeLessThan(0.05);
  });
});

describe("information about what does not matter", () => {
  it("is worth nothing out of sample, though the maximum of noisy fits is above the largest mean", () => {
    const trials = 1000;
    let plugIn = 0;
    for (let run = 0; run < 20; run++) {
      const x = draws(5, 1000 + 10 * run, trials);
      const scores = draws(2, 1005 + 10 * run, trials);
      const model = fitScoreModel(samplesOf(x, scores));
      const information = informationValue(model, new Set([0, 1, 2, 3, 4]));
      expect(information.outOfSample).toBeLessThan(5 * information.standardError);
      expect(information.mean).toBeLessThan(5 * information.standardError);
      plugIn += information.plugIn / 20;
    }
    // Noise of the fitted difference: sd sqrt(2 * 5 / 1000) = 0.1, of which the maximum with the mean makes at most 0.04.
    expect(plugIn).toBeGreaterThan(0.02);
  });
});

describe("correlated drivers", () => {
  it("are worth what they say of each other", () => {
    // B over A: 2 x1 + x2, correlation 0.6: knowing x1 leaves E = 2.6 x1, worth 2.6 phi(0); x2: 2.2 phi(0).
    const [x1, own, noise] = draws(3, 3000, 20_000);
    const x2 = x1.map((value, t) => 0.6 * value + 0.8 * own[t]);
    const b = x1.map((value, t) => 2 * value + x2[t] + noise[t] - 0.001);
    const model = fitScoreModel(samplesOf([x1, x2], [new Float64Array(20_000), b], [0, 0]));
    const phi0 = 1 / Math.sqrt(2 * Math.PI);
    expect(z(informationValue(model, new Set([0])), 2.6 * phi0)).toBeLessThan(5);
    expect(z(informationValue(model, new Set([1])), 2.2 * phi0)).toBeLessThan(5);
    expect(z(informationValue(model, new Set([0, 1])), Math.sqrt(7.4) * phi0)).toBeLessThan(5);
  });
});

describe("what is reported", () => {
  it("is never below 0, below a part, or above perfect information", () => {
    const weights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), weights, weights, (key, first, second) => {
        const x = draws(4, 40 * key, 300);
        const luck = draws(3, 40 * key + 10, 300);
        const score = (own: readonly number[], structure: number): Float64Array =>
          luck[structure].map((chance, t) => own.reduce((sum, weight, i) => sum + weight * x[i][t], chance));
        const model = fitScoreModel(samplesOf(x, [score(first, 0), score(second, 1), luck[2]]));
        const ids = ["a.x", "a.y", "b.x", "b.y.z"];
        const drivers = ids.map((id) => ({ id, difference: { low: { mean: 0 }, high: { mean: 0 } } }));
        const result = atOnce(
          valueInformation(model, responseOf(model, [1, -1, 0]), drivers as never, {
            gradeOf: (id) => (id.startsWith("a") ? "assumption" : "survey"),
            groups: [{ kind: "user", name: "mine", drivers: ["a.x", "b.x"] }],
          }),
        );
        const sets = [
          ...result.drivers.map(({ id, information }) => ({ drivers: [id], information })),
          ...result.groups,
          ...result.grades,
          { drivers: ids, information: result.perfectInformation },
        ];
        for (const whole of sets) {
          expect(whole.information.mean).toBeGreaterThanOrEqual(0);
          for (const part of sets) {
            if (!part.drivers.every((id) => whole.drivers.includes(id))) continue;
            expect(whole.information.mean).toBeGreaterThanOrEqual(part.information.mean);
            expect(whole.information.plugIn).toBeGreaterThanOrEqual(part.information.plugIn - 1e-9);
          }
        }
        const { expectedLosses: losses, mean, withLuck } = result.perfectInformation;
        expect(Math.min(...losses.map((loss) => loss.mean))).toBe(mean);
        expect(withLuck.mean).toBeGreaterThanOrEqual(mean);
        expect(result.groups.map(({ name }) => name).sort()).toEqual(["a", "b", "mine"]);
        expect(result.grades.reduce((sum, { explained }) => sum + explained, 0)).toBeCloseTo(1, 10);
      }),
      { numRuns: 15 },
    );
  });

  it("lets a set follow the best policy of its parts", () => {
    const worth = (mean: number) => ({ mean, standardError: 1, outOfSample: mean, plugIn: mean, changes: 0.1 });
    const [all, a, b] = atLeastParts([
      { drivers: ["a", "b"], information: worth(1) },
      { drivers: ["a"], information: worth(2) },
      { drivers: ["b"], information: worth(-0.5) },
    ]);
    expect([all, a, b].map(({ information }) => information.mean)).toEqual([2, 2, 0]);
  });

  it("splits explained variance by the drivers it comes from", () => {
    const x = draws(2, 5000, 2000);
    const model = fitScoreModel(samplesOf(x, [x[0].map((v, t) => 2 * v + x[1][t]), new Float64Array(2000)]));
    expect(explainedShare(model, responseOf(model, [1, -1]), new Set([0]))).toBeCloseTo(0.8, 1);
  });
});
