import { describe, expect, it } from "vitest";
import { influencesOf, responseOf } from "../../../src/analysis/drivers/influence.js";
import { informationValue } from "../../../src/analysis/drivers/information-value.js";
import { fitScoreModel } from "../../../src/analysis/drivers/score-model.js";
import type { Estimate } from "../../../src/analysis/estimate.js";
import { normalCdf } from "../../../src/distributions/special/normal-cdf.js";
import type { Share } from "../../../src/statistics/sobol-indices.js";
import { normal, uniform } from "../../statistics/random.js";
import { ISHIGAMI, SOBOL_G } from "../../statistics/test-functions.js";
import { samplesOf } from "./samples.js";

const RUNS = 100;
const TRIALS = 1000;
/** The test functions are bent so much that fewer trials leave a part of it out. */
const CURVED = { runs: 50, trials: 2000 };
/** Quantile of the standard normal distribution at 95 %. */
const Z95 = 1.6448536269514722;

const sample = (draw: (key: number, index: number) => number, key: number, trials = TRIALS): Float64Array =>
  Float64Array.from({ length: trials }, (_, trial) => draw(key, trial));

const ofShare = ({ share, standardError }: Share): Estimate => ({ mean: share, standardError });

/** How often nominal 95 % intervals hold the truth, in percent, by name, over runs with fixed seeds. */
function coverage(
  run: (key: number) => Record<string, readonly [Estimate, number]>,
  runs = RUNS,
): Record<string, number> {
  const held: Record<string, number> = {};
  for (let place = 0; place < runs; place++) {
    for (const [name, [{ mean, standardError }, truth]] of Object.entries(run(10_000 + 100 * place))) {
      held[name] = (held[name] ?? 0) + Number(Math.abs(mean - truth) <= 1.96 * standardError);
    }
  }
  return Object.fromEntries(Object.entries(held).map(([name, count]) => [name, (100 * count) / runs]));
}

/** 5 standard errors of a share of 95 % in so many runs, in percent: 10.9 of 100, 15.4 of 50. */
const slack = (runs: number): number => 500 * Math.sqrt((0.95 * 0.05) / runs);

/** As often as they say, and not always: 0.95^100 is 0.6 %, so that of several figures one misses where intervals are not too wide. */
function expectNominal(covered: Record<string, number>): void {
  const shares = Object.values(covered);
  for (const [name, percent] of Object.entries(covered)) expect(percent, name).toBeGreaterThanOrEqual(95 - slack(RUNS));
  expect(Math.min(...shares)).toBeLessThan(100);
}

describe("the 95 % intervals of a tornado's bars hold the truth as often as they say", () => {
  it("for two actions with a Gaussian difference, and so do indices and values of information", () => {
    // B over A: -0.5 + 2 x1 + x2 + 0.5 x3 + 1.5 luck; what both share is large and cancels.
    const slopes = [2, 1, 0.5];
    const total = 4 + 1 + 0.25 + 2.25;
    const covered = coverage((key) => {
      const x = slopes.map((_, i) => sample(normal, key + i));
      const [luck, common] = [sample(normal, key + 10), sample(normal, key + 11)];
      const a = common.map((value) => 3 * value);
      const b = a.map((value, t) => value - 0.5 + 2 * x[0][t] + x[1][t] + 0.5 * x[2][t] + 1.5 * luck[t]);
      const model = fitScoreModel(samplesOf(x, [a, b]));
      const [influences] = influencesOf(model, [responseOf(model, [-1, 1])]);
      const bars = slopes.flatMap((slope, i) => [
        [`low ${i}`, [influences[i].low, -0.5 - slope * Z95] as const] as const,
        [`high ${i}`, [influences[i].high, -0.5 + slope * Z95] as const] as const,
        [`index ${i}`, [ofShare(influences[i].firstOrder), slope ** 2 / total] as const] as const,
      ]);
      return {
        ...Object.fromEntries(bars),
        "value of x1": [informationValue(model, new Set([0])), worth(2)],
        "value of all": [informationValue(model, new Set([0, 1, 2])), worth(Math.sqrt(5.25))],
      };
    });
    expectNominal(covered);
  });

  it("where drivers are correlated and where they act on each other", () => {
    // y = 2 x1 + x2 + x3 + x1 x3 + 0.5 x1 x2 + luck, correlation of x1 and x2 0.6: E[x1 x2] = 0.6, E[x1 x2 | x1] = 0.6 x1^2.
    const covered = coverage((key) => {
      const [x1, own, x3, luck] = [0, 1, 2, 3].map((i) => sample(normal, key + 20 + i));
      const x2 = x1.map((value, t) => 0.6 * value + 0.8 * own[t]);
      const y = x1.map((v, t) => 2 * v + x2[t] + x3[t] + v * x3[t] + 0.5 * v * x2[t] + luck[t]);
      const model = fitScoreModel(samplesOf([x1, x2, x3], [y, luck], [0, 0, 2]));
      const [influences] = influencesOf(model, [responseOf(model, [1, 0])]);
      return {
        "x3 low": [influences[2].low, 0.3 - Z95],
        "x3 high": [influences[2].high, 0.3 + Z95],
      };
    });
    expectNominal(covered);
  });
});

/** s L(0.5 / s), L the unit normal loss: what knowing a part of standard deviation s of the difference is worth. */
function worth(s: number): number {
  const u = 0.5 / s;
  return s * (Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI) - u * normalCdf(-u));
}

describe.each([ISHIGAMI, SOBOL_G])("95 % intervals of first-order indices by regression of $name", (test) => {
  it("hold the truth as often as they say, or more often where there is nothing", () => {
    const { runs, trials } = CURVED;
    const covered = coverage((key) => {
      const x = Array.from({ length: test.inputs }, (_, i) => sample(uniform, key + 40 + i, trials));
      const y = Float64Array.from({ length: trials }, (_, t) => test.value(x.map((own) => own[t])));
      const model = fitScoreModel(samplesOf(x, [y, new Float64Array(trials)]));
      const [influences] = influencesOf(model, [responseOf(model, [1, 0])]);
      // What is too small for the regression to bend for it is left out: see `Influence`.
      const isSeen = (truth: number): boolean => truth > 0.05 || truth === 0;
      return Object.fromEntries(
        influences.flatMap(({ firstOrder }, i) =>
          isSeen(test.first[i]) ? [[`index ${i}`, [ofShare(firstOrder), test.first[i]] as const] as const] : [],
        ),
      );
    }, runs);
    for (const [name, percent] of Object.entries(covered))
      expect(percent, name).toBeGreaterThanOrEqual(95 - slack(runs));
  });
});
