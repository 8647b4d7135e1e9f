import { describe, expect, it } from "vitest";
import {
  bestEnds,
  explainedOf,
  explainedShare,
  influencesOf,
  responseOf,
} from "../../../src/analysis/drivers/influence.js";
import { fitScoreModel } from "../../../src/analysis/drivers/score-model.js";
import { normal, uniform } from "../../statistics/random.js";
import { ISHIGAMI, SOBOL_G } from "../../statistics/test-functions.js";
import { samplesOf, z } from "./samples.js";

const TRIALS = 10_000;
const draws = (inputs: number, draw: (key: number, trial: number) => number, key = 100): Float64Array[] =>
  Array.from({ length: inputs }, (_, i) => Float64Array.from({ length: TRIALS }, (_, trial) => draw(key + i, trial)));
const scoresOf = (inputs: readonly Float64Array[], value: (x: readonly number[]) => number): Float64Array =>
  Float64Array.from({ length: TRIALS }, (_, trial) => value(inputs.map((own) => own[trial])));

/** Quantile of the standard normal distribution at 95 %. */
const Z95 = 1.6448536269514722;

describe.each([ISHIGAMI, SOBOL_G])("first-order indices by regression of $name", ({ inputs, value, first }) => {
  const x = draws(inputs, uniform);
  const model = fitScoreModel(samplesOf(x, [scoresOf(x, value), new Float64Array(TRIALS)]));
  const influences = influencesOf(model, [responseOf(model, [1, 0])])[0];

  it("are within 5 standard errors of the closed form", () => {
    first.forEach((truth, factor) => {
      const { share, standardError } = influences[factor].firstOrder;
      expect(Math.abs(share - truth) / standardError, `factor ${factor}: ${share} for ${truth}`).toBeLessThan(5);
      expect(standardError).toBeLessThan(0.02);
    });
  });
});

describe("a linear model with luck", () => {
  // 10 + 3 x1 - x2 + 0 x3 + 2 luck: variance 14.
  const x = draws(3, normal, 200);
  const [luck] = draws(1, normal, 300);
  const y = luck.map((chance, trial) => 10 + 3 * x[0][trial] - x[1][trial] + 2 * chance);
  const model = fitScoreModel(samplesOf(x, [y, x[2]]));
  const response = responseOf(model, [1, 0]);
  const influences = influencesOf(model, [response])[0];

  it("has the factors' shares of the variance", () => {
    [9 / 14, 1 / 14, 0].forEach((truth, factor) => {
      const { share, standardError } = influences[factor].firstOrder;
      expect(Math.abs(share - truth) / standardError).toBeLessThan(5);
    });
    const { additive, pairs, rest } = explainedOf(model, response);
    expect(additive).toBeCloseTo(10 / 14, 1.5);
    expect(Math.abs(pairs)).toBeLessThan(0.01);
    expect(additive + pairs + rest).toBeCloseTo(1, 12);
  });

  it("has its expectations at the ends of a bar", () => {
    const slopes = [3, -1, 0];
    slopes.forEach((slope, factor) => {
      expect(z(influences[factor].low, 10 - slope * Z95)).toBeLessThan(5);
      expect(z(influences[factor].high, 10 + slope * Z95)).toBeLessThan(5);
      expect(influences[factor].high.standardError).toBeLessThan(0.1);
    });
  });

  it("has the rank correlations of normal variables", () => {
    // Spearman = 6/pi asin(rho/2) (Pearson 1907).
    [3, -1, 0].forEach((slope, factor) => {
      const rho = slope / Math.sqrt(14);
      expect(influences[factor].spearman).toBeCloseTo((6 / Math.PI) * Math.asin(rho / 2), 1.3);
    });
    expect(influences[0].partial).toBeGreaterThan(0.8);
    expect(influences[1].partial).toBeLessThan(-0.4);
  });

  it("has the drivers' shares of what they explain", () => {
    const shares = [0, 1, 2].map((driver) => explainedShare(model, response, new Set([driver])));
    expect(shares[0]).toBeCloseTo(0.9, 1.5);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("combines structures by weight", () => {
    const difference = influencesOf(model, [responseOf(model, [1, -1])])[0];
    expect(z(difference[2].high, 10 - Z95)).toBeLessThan(5);
  });
});

describe("who is best at the ends of a driver", () => {
  // The first is 1 ahead of the second and 2 of the third; the third gains 3 and the second nothing with every x1.
  const x = draws(2, normal, 400);
  const [luck] = draws(1, normal, 500);
  const scores = [luck.map((chance) => chance + 2), luck.map((chance) => chance + 1), x[0].map((own) => 3 * own)];
  const ends = bestEnds(fitScoreModel(samplesOf(x, scores)), 0);

  it("tells by how much a third one is ahead of the best there, luck and all", () => {
    const [{ bestAt, aheadAt }] = ends;
    expect(bestAt).toEqual([0, 2]);
    expect(aheadAt?.[0]).toEqual({ mean: 0, standardError: 0 });
    expect(z(aheadAt?.[1] ?? { mean: NaN, standardError: NaN }, 3 * Z95 - 2)).toBeLessThan(5);
    expect(aheadAt?.[1].standardError).toBeGreaterThan(1 / Math.sqrt(TRIALS));
  });

  it("tells nothing more where the best stays", () => {
    expect(ends[1]).toEqual({ bestAt: [0, 0] });
  });

  it("is the lead over the second, its sign turned, where it is the second", () => {
    const model = fitScoreModel(samplesOf(x, [scores[0], scores[2]]));
    const [{ high }] = influencesOf(model, [responseOf(model, [1, -1])])[0];
    const ahead = bestEnds(model, 0)[0].aheadAt?.[1];
    expect(ahead?.mean).toBeCloseTo(-high.mean, 9);
    expect(ahead?.standardError).toBeCloseTo(high.standardError, 9);
  });
});

describe("correlated drivers", () => {
  // y = 2 x1 + x2 with correlation 0.6: E[y | x1] = 2.6 x1, E[y | x2] = 2.2 x2, variance 7.4.
  const [x1, own, luck] = draws(3, normal, 400);
  const x2 = x1.map((value, trial) => 0.6 * value + 0.8 * own[trial]);
  const y = x1.map((value, trial) => 2 * value + x2[trial]);
  const bystander = luck;
  const model = fitScoreModel(samplesOf([x1, x2, bystander], [y, luck], [0, 0, 2]));
  const influences = influencesOf(model, [responseOf(model, [1, 0])])[0];

  it("have the expectation, not the slope: what one says of the other is in it", () => {
    expect(z(influences[0].high, 2.6 * Z95)).toBeLessThan(5);
    expect(z(influences[1].high, 2.2 * Z95)).toBeLessThan(5);
  });

  it("have indices that include the correlation and add up to more than 1", () => {
    [2.6 ** 2 / 7.4, 2.2 ** 2 / 7.4, 0].forEach((truth, factor) => {
      const { share, standardError } = influences[factor].firstOrder;
      expect(Math.abs(share - truth)).toBeLessThan(5 * standardError + 1e-6);
    });
  });
});

describe("the metamodel's terms", () => {
  const x = draws(3, normal, 500);
  const interacting = samplesOf(x, [scoresOf(x, ([a, b, c]) => a + b * c), scoresOf(x, ([a]) => Math.abs(a))]);

  it("bend where a structure's score does and pair what interacts", () => {
    const { of } = fitScoreModel(interacting);
    expect(of.filter((own) => own.join() === "0").length).toBeGreaterThan(2);
    expect(of.filter((own) => own.join() === "1").length).toBe(1);
    expect(of.filter((own) => own.length === 2)).toEqual([[1, 2]]);
  });

  it("are refused where there are too few trials for the drivers", () => {
    const short = x.map((own) => own.slice(0, 30));
    expect(() => fitScoreModel(samplesOf(short, [short[0], short[1]]))).toThrow("too-few-trials-for-drivers");
  });
});
