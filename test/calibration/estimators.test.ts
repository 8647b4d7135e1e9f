import { describe, expect, test } from "vitest";
import { dispersionOfMoves } from "../../src/calibration/estimators/dispersion.js";
import { gridPosterior } from "../../src/calibration/estimators/grid-posterior.js";
import { fitHazard, fitMeanTime } from "../../src/calibration/estimators/hazard.js";
import { importanceSample, peakOf } from "../../src/calibration/estimators/importance.js";
import { fitMean } from "../../src/calibration/estimators/mean-value.js";
import { fitCounts, seasonOf } from "../../src/calibration/estimators/monthly-counts.js";
import { minimise } from "../../src/calibration/estimators/nelder-mead.js";
import { persistenceOf } from "../../src/calibration/estimators/persistence.js";
import { poolRates, poolShares } from "../../src/calibration/estimators/partial-pooling.js";
import { bookPrior, type Prior } from "../../src/calibration/estimators/prior.js";
import { fitSpread, shareOfTop } from "../../src/calibration/estimators/spread.js";
import { posteriorOf, type Posterior } from "../../src/calibration/estimators/weighted-draws.js";
import { countPriors } from "../../src/calibration/measure/lead-volume.js";
import { betaQuantile } from "../../src/distributions/special/beta-quantile.js";
import { gammaQuantile } from "../../src/distributions/special/gamma-quantile.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { normal, uniform } from "../statistics/random.js";
import { poisson } from "./histories.js";

const FLAT: Prior = { scale: "log", parts: [{ weight: 1, mean: 0, sd: 1000 }] };
const TIMES = 100;
/** 5 standard errors of a share of 90 % in so many. */
const SLACK = 5 * Math.sqrt((0.9 * 0.1) / TIMES);

function coverage(truth: number, posterior: (key: number) => Posterior): number {
  let hits = 0;
  for (let key = 1; key <= TIMES; key++) {
    const { quantile } = posterior(key);
    if (quantile(0.05) <= truth && truth <= quantile(0.95)) hits++;
  }
  return hits / TIMES;
}

const expectCovered = (share: number): void => {
  expect(share).toBeGreaterThan(0.9 - SLACK);
};

describe("searching and integrating", () => {
  test("the minimum of Rosenbrock's valley is found", () => {
    const { at } = minimise(([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(at[0]).toBeCloseTo(1, 1);
    expect(at[1]).toBeCloseTo(1, 1);
  });

  // A normal in two dimensions with correlation 0.8, and the integral of exp(log density).
  test("importance sampling gives quantiles and evidence of a known posterior", () => {
    const density = ([x, y]: readonly number[]): number => -(x * x - 1.6 * x * y + y * y) / (2 * 0.36);
    const sample = importanceSample(density, peakOf(density, [1, -1]));
    const { quantile } = posteriorOf(sample, ([x]) => x);
    expect(quantile(0.95)).toBeCloseTo(1.645, 1);
    expect(quantile(0.5)).toBeCloseTo(0, 1);
    expect(Math.abs(sample.logEvidence - Math.log(2 * Math.PI * 0.6))).toBeLessThan(0.05);
  });

  // With prior d(log p) the posterior of 7 of 20 is Beta(7, 13).
  test("a grid gives the quantiles of a posterior that is known in closed form", () => {
    const logit: Prior = { scale: "logit", parts: [{ weight: 1, mean: 0, sd: 1000 }] };
    const likelihood = (x: number): number => -7 * Math.log1p(Math.exp(-x)) - 13 * Math.log1p(Math.exp(x));
    const { quantile } = gridPosterior(logit, likelihood, Math.log(7 / 13));
    for (const p of [0.05, 0.5, 0.95]) expect(quantile(p)).toBeCloseTo(betaQuantile(p, 7, 13), 4);
  });
});

describe("a hazard", () => {
  test("without a prior is a gamma posterior", () => {
    const { quantile } = fitHazard([{ events: 8, months: 400 }], FLAT).posterior;
    for (const p of [0.05, 0.5, 0.95]) expect(quantile(p)).toBeCloseTo(gammaQuantile(p, 8) / 400, 5);
    const mean = fitMeanTime([{ events: 8, months: 400 }], FLAT).posterior;
    expect(mean.quantile(0.5)).toBeCloseTo(400 / gammaQuantile(0.5, 8), 3);
  });

  test("of nobody who left is small and not nothing", () => {
    const { quantile } = fitHazard([{ events: 0, months: 500 }], bookPrior("customers.monthly_churn")).posterior;
    expect(quantile(0.05)).toBeGreaterThan(0);
    expect(quantile(0.95)).toBeLessThan(0.014);
  });

  test.each([0, 0.3])("is covered when it moves by %d between quarters", (movement) => {
    const months = 500;
    const share = coverage(0.012, (key) => {
      const quarters = Array.from({ length: 12 }, (_, quarter) => {
        const factor = Math.exp(movement * normal(key, 100 + quarter) - movement ** 2 / 2);
        return { events: poisson(0.012 * months * factor, key, quarter), months };
      });
      return fitHazard(quarters, bookPrior("customers.monthly_churn")).posterior;
    });
    expectCovered(share);
  });
});

describe("amounts", () => {
  const amounts = (key: number, count: number): Float64Array =>
    // Mean 8000, coefficient of variation 1.3.
    Float64Array.from({ length: count }, (_, place) => 8000 * Math.exp(0.9945 * normal(key, place) - 0.4945));
  const periods = (count: number): Int32Array => Int32Array.from({ length: count }, (_, place) => place % 12);

  // Means are averaged over what is known of the spread of the same amounts, which is fitted once.
  describe.each([40, 300])("of which there are %d", (count) => {
    const spreads = new Map<number, Posterior>();
    const spreadOf = (key: number): Posterior => {
      const known = spreads.get(key) ?? fitSpread(amounts(key, count), bookPrior("funnel.deal_cv")).posterior;
      spreads.set(key, known);
      return known;
    };

    test("have means that are covered", () => {
      const prior = bookPrior("funnel.deal_value");
      const dated = (key: number) => ({ values: amounts(key, count), periods: periods(count) });
      expectCovered(coverage(8000, (key) => fitMean(dated(key), prior, spreadOf(key)).posterior));
    });

    test("have a spread that is covered, far from the sample's own", () => {
      expectCovered(coverage(1.3, spreadOf));
    });
  });

  test("a mean takes the spread of its own amounts, unless another is given", () => {
    const [values, prior] = [amounts(1, 40), bookPrior("funnel.deal_value")];
    const dated = { values, periods: periods(40) };
    const given = fitMean(dated, prior, fitSpread(values, bookPrior("funnel.deal_cv")).posterior).posterior;
    const own = fitMean(dated, prior).posterior;
    for (const p of [0.05, 0.5, 0.95]) expect(own.quantile(p)).toBe(given.quantile(p));
  });

  test("list prices follow no law: the sample's own spread", () => {
    const prices = [50, 550, 1096, 3393, 4821];
    const values = Float64Array.from({ length: 1000 }, (_, place) => prices[place % 5]);
    const { basis, posterior, sample } = fitSpread(values, bookPrior("funnel.deal_cv"));
    expect(basis).toBe("sample");
    expect(posterior.quantile(0.5)).toBeCloseTo(sample, 2);
  });

  test("prices of a short list are told from few deals", () => {
    const prices = [50, 550, 1096, 3393, 4821];
    const values = Float64Array.from({ length: 20 }, (_, place) => prices[place % 5]);
    expect(fitSpread(values, bookPrior("funnel.deal_cv")).basis).toBe("sample");
  });

  test("amounts rounded to thousands are of the law that they were rounded from", () => {
    const values = amounts(3, 500).map((value) => Math.max(1000, 1000 * Math.round(value / 1000)));
    expect(fitSpread(values, bookPrior("funnel.deal_cv")).basis).toBe("laws");
  });

  // Of shape 0.8, which a gamma law is close to, and not close enough: its own spread is too small by a twentieth.
  test("the spread of a law that is neither is covered, where there are enough to tell", () => {
    const weibull = (key: number): Float64Array =>
      Float64Array.from({ length: 500 }, (_, place) => (-Math.log(uniform(key, place))) ** (1 / 0.8));
    expectCovered(coverage(1.2605, (key) => fitSpread(weibull(key), bookPrior("funnel.deal_cv")).posterior));
  });

  // Laws that differ little are nearly normal: of a normal sample squares / variance is chi-squared, the mean left to the data.
  test("the spread of a few amounts that are much alike is that of a normal sample", () => {
    const values = Float64Array.from({ length: 12 }, (_, place) => 1 + 0.05 * normalQuantile((place + 0.5) / 12));
    const squares = values.reduce((sum, value) => sum + (value - 1) ** 2, 0);
    const flat: Prior = { scale: "log", parts: [{ weight: 1, mean: 0, sd: 8 }] };
    const { quantile } = fitSpread(values, flat).posterior;
    for (const p of [0.05, 0.5, 0.95]) {
      const exact = Math.sqrt(squares / (2 * gammaQuantile(1 - p, 11 / 2)));
      expect(Math.abs(Math.log(quantile(p) / exact))).toBeLessThan(0.02);
    }
  });

  test("amounts of which all but one are equal have a spread", () => {
    const { quantile } = fitSpread(Float64Array.of(5, 5, 5, 5, 9), bookPrior("funnel.deal_cv")).posterior;
    expect(quantile(0.05)).toBeLessThan(0.31);
    expect(quantile(0.95)).toBeGreaterThan(0.31);
  });

  test("the largest hundredth brings what it brings", () => {
    expect(shareOfTop(Float64Array.from([...new Array<number>(99).fill(1), 901]))).toBeCloseTo(0.901, 12);
  });
});

describe("counts a month", () => {
  const counts = (key: number, months: number, growth: number, season: (month: number) => number = () => 1) =>
    Array.from({ length: months }, (_, month) => {
      const factor = gammaQuantile(uniform(key, 1000 + month), 12) / 12;
      return poisson(120 * (1 + growth) ** (month - months) * factor * season(month % 12), key, month);
    });

  test.each([0, 0.01])("level and growth of two years that grow by %d are covered", (growth) => {
    const fits = Array.from(
      { length: TIMES + 1 },
      (_, key) => fitCounts({ counts: counts(key, 22, growth), startMonth: 0 }, countPriors()).draws,
    );
    expectCovered(coverage(120, (key) => posteriorOf(fits[key], ([level]) => Math.exp(level))));
    expectCovered(coverage(1 + growth, (key) => posteriorOf(fits[key], ([, slope]) => Math.exp(slope))));
  });

  test("a course of the year is found from two years on, with mean 1, and none where there is none", () => {
    const strong = (month: number): number => (month === 11 ? 0.4 : month === 2 ? 1.6 : 1);
    const months = { counts: counts(1, 48, 0, strong), startMonth: 0 };
    const { season } = fitCounts(months, countPriors());
    expect(season?.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(12, 10);
    expect(season?.[11]).toBeLessThan(0.65);
    expect(season?.[2]).toBeGreaterThan(1.3);
    expect(fitCounts({ counts: months.counts.slice(0, 23), startMonth: 0 }, countPriors()).season).toBeUndefined();
    expect(fitCounts({ counts: counts(2, 48, 0), startMonth: 0 }, countPriors()).season).toBeUndefined();
    expect(seasonOf({ counts: counts(2, 48, 0).fill(7), startMonth: 0 }).factors).toBeUndefined();
  });

  // One in twenty: more than 5 standard errors above it come by chance once in millions.
  test.each([24, 30, 36, 48, 60])(
    "months that are alike have no course of the year, nor if good ones come in a row: %d",
    (months) => {
      for (const inRow of [0, 0.5]) {
        const found = Array.from({ length: 600 }, (_, key) => {
          let log = 0;
          const series = Array.from({ length: months }, (_, month) => {
            log = inRow * log + 0.15 * normal(1000 + key, month);
            return poisson(200 * Math.exp(log), 3000 + key, month);
          });
          return seasonOf({ counts: series, startMonth: 3 }).factors !== undefined;
        });
        const limit = 600 * 0.05 + 5 * Math.sqrt(600 * 0.05 * 0.95);
        expect(found.filter(Boolean).length).toBeLessThan(limit);
      }
    },
  );

  test("less than a year has no growth", () => {
    expect(fitCounts({ counts: [10, 12, 9], startMonth: 5 }, countPriors()).hasGrowth).toBe(false);
  });
});

describe("groups that have a mean in common", () => {
  test("reps of one skill are drawn together, and told to be alike", () => {
    const groups = Array.from({ length: 20 }, (_, rep) => ({ events: poisson(15, 3, rep), exposure: 60 }));
    const { own, shrunk, isDifferent } = poolShares(groups, bookPrior("funnel.win_inbound"));
    const width = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
    expect(width(shrunk)).toBeLessThan(width(own) / 2);
    expect(isDifferent).toBe(false);
  });

  test("reps of other skill are told apart", () => {
    const groups = Array.from({ length: 20 }, (_, rep) => ({ events: rep < 10 ? 60 : 20, exposure: 100 }));
    const { shrunk, isDifferent } = poolShares(groups, bookPrior("funnel.win_inbound"));
    expect(isDifferent).toBe(true);
    expect(shrunk[0] - shrunk[19]).toBeGreaterThan(0.3);
  });

  test("the mean rate over reps is covered", { timeout: 60_000 }, () => {
    const share = coverage(5, (key) => {
      const groups = Array.from({ length: 15 }, (_, rep) => {
        const own = (5 * gammaQuantile(uniform(key, 500 + rep), 8)) / 8;
        return { events: poisson(own * 12, key, rep), exposure: 12 };
      });
      return poolRates(groups, bookPrior("capacity.outbound_per_rep")).mean;
    });
    expectCovered(share);
  });
});

test("movement between periods widens, chance does not narrow", () => {
  const alike = Array.from({ length: 12 }, (_, place) => (place % 2 === 0 ? 0.01 : -0.01));
  expect(dispersionOfMoves(alike, 1)).toBe(1);
  expect(
    dispersionOfMoves(
      alike.map((move) => 1000 * move),
      1,
    ),
  ).toBeGreaterThan(1000);
  // Of five periods nothing is told.
  expect(dispersionOfMoves([9, -9, 9, -9, 9], 1)).toBe(1);
});

// By hand: of eight months without a pattern r is 0.2 for its bias, drawn to 0.35 with weight 0.72; (1 + r) / (1 - r) = 1.89, and what is above 1
// times (1.895 / 1.645)^2, Student's quantile of seven degrees over the normal's.
test("neighbouring months that resemble each other say less, of few months the less", () => {
  expect(persistenceOf(new Array<number>(8).fill(0), 1)).toBeCloseTo(2.184, 2);
});

/** Simulation-based calibration (Talts et al. 2018): with truths drawn from the prior, their ranks in the posterior are uniform. */
test("ranks of truths drawn from the prior are uniform", () => {
  const prior = bookPrior("customers.monthly_churn");
  const bins = new Array<number>(5).fill(0);
  for (let key = 1; key <= 400; key++) {
    const part = prior.parts[uniform(key, 1) < prior.parts[0].weight ? 0 : 1];
    const truth = Math.exp(part.mean + part.sd * normal(key, 3));
    const { quantile } = fitHazard([{ events: poisson(truth * 600, key, 9), months: 600 }], prior).posterior;
    const rank = [0.2, 0.4, 0.6, 0.8].filter((p) => quantile(p) < truth).length;
    bins[rank]++;
  }
  // 80 each, 5 standard errors are 40.
  for (const bin of bins) expect(Math.abs(bin - 80)).toBeLessThan(40);
});
