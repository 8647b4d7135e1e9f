import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { combinations } from "../../statistics/combinations.js";
import { dot } from "../../statistics/inner-products.js";
import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import type { Ordering } from "../../statistics/ordering.js";
import { gather } from "../../statistics/ranks.js";
import type { Estimate } from "../estimate.js";
import type { Knowledge, ScoreModel } from "./score-model.js";

/** An end of a bar of the tornado: a quantile of a driver, and what the trials say of it. */
export interface BarEnd {
  /** The trial in which the driver is nearest to the quantile. */
  readonly trial: number;
  /**
   * Per trial the weight, times the number of trials, of its score in the regression's value at the end: the equivalent kernel
   * (Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 2nd ed. 2009, section 6.4), sum of c_k(end) c_k(trial)
   * over the orthonormal columns.
   */
  readonly kernel: Float64Array;
  /** Products with the driver at the end, by their place: what is left of them is a function of the other driver. */
  readonly partners: readonly { readonly product: number; readonly value: number; readonly other: Float64Array }[];
}

/** The probabilities of a bar's ends. */
const BAR_PROBABILITIES = [0.05, 0.95] as const;

/** The trials in which a driver is nearest to the ends of its bar. */
export function endTrials({ samples: { positions } }: ScoreModel, driver: number): [number, number] {
  const [low, high] = BAR_PROBABILITIES.map((probability) =>
    nearestTrial(positions[driver], normalQuantile(probability)),
  );
  return [low, high];
}

/** The ends of a driver's bar. */
export function barEnds(model: ScoreModel, driver: number, { known }: Knowledge): BarEnd[] {
  const trials = endTrials(model, driver);
  const kernels = combinations(
    model.columns,
    trials.map((trial) => {
      const weights = new Float64Array(model.columns.length);
      for (const column of known) weights[column] = model.columns[column][trial];
      return weights;
    }),
  );
  return trials.map((trial, end) => {
    const kernel = kernels[end];
    return { trial, kernel, partners: partnersOf(model, driver, kernel) };
  });
}

function partnersOf({ of, products, samples: { clusters } }: ScoreModel, driver: number, kernel: Float64Array) {
  return products.flatMap(({ column, factors: [a, b] }, product) => {
    const [ofA, ofB] = of[column].map((own) => clusters[own] === clusters[driver]);
    if (!ofA && !ofB) return [];
    const [own, other] = ofA ? [a, b] : [b, a];
    const value = dot(kernel, own) / kernel.length;
    return [{ product, value, other }];
  });
}

function nearestTrial(positions: Float64Array, score: number): number {
  let best = 0;
  for (let trial = 1; trial < positions.length; trial++) {
    if (Math.abs(positions[trial] - score) < Math.abs(positions[best] - score)) best = trial;
  }
  return best;
}

/** What is known of a figure's expectation given a driver, trial by trial. */
export interface Expectation {
  /** The expectation. */
  readonly expected: Float64Array;
  /** What is left of the figure once the expectation and all that is independent of the driver is taken out. */
  readonly left: Float64Array;
  /** What the metamodel ascribes to what is independent of the driver; mean 0. */
  readonly independent: Float64Array;
  /** Of a product, by its place, the coefficient. */
  readonly interactions: readonly number[];
}

/**
 * The expectation at the end of a bar with its whole sampling error, from the influence of every trial on it (delta method:
 * Hampel 1974, "The influence curve and its role in robust estimation", JASA 69; van der Vaart, "Asymptotic Statistics", 1998,
 * section 20.1). A trial counts by three roads:
 *
 * - kernel x left: the regression's noise, as uneven as it is (White 1980, Econometrica 48);
 * - independent: the mean over all other drivers is one over these trials, that of products with the driver at its end too;
 * - the sum of kernel x steps of the expectation up to the driver's rank: the driver's own sample quantiles are not its
 *   quantiles. The columns are functions of ranks, so the value at rank u stands for another one by the empirical process e(u):
 *   the fit is out by the projection of m'(u) e(u), m being the expectation (Bahadur 1966, "A note on quantiles in large
 *   samples", Annals of Mathematical Statistics 37).
 *
 * The columns of the metamodel are taken as given: what their choice leaves out is not in the error.
 */
export function estimateAt(end: BarEnd, of: Expectation, ordering: Ordering): Estimate {
  const { trial, kernel, partners } = end;
  const { expected, left, independent, interactions } = of;
  const influence = gather(sumsByRank(kernel, expected, ordering), ordering.first);
  addProducts(influence, kernel, left, independent);
  for (const { product, value, other } of partners) addScaled(influence, interactions[product], value, other);
  return { mean: expected[trial], standardError: standardErrorOfMean(momentsOf(influence)) };
}

/** Adds a b + c. */
function addProducts(sums: Float64Array, a: Float64Array, b: Float64Array, c: Float64Array): void {
  for (let place = 0; place < sums.length; place++) sums[place] += a[place] * b[place] + c[place];
}

/** Adds weight x (scale x values). */
function addScaled(sums: Float64Array, weight: number, scale: number, values: Float64Array): void {
  for (let place = 0; place < sums.length; place++) sums[place] += weight * (scale * values[place]);
}

/** Per place in the order the sum, over the steps of `expected` from the first one up to it, of kernel x step. */
function sumsByRank(kernel: Float64Array, expected: Float64Array, { order }: Ordering): Float64Array {
  const sums = new Float64Array(order.length);
  let [sum, lastWeight, lastValue] = [0, kernel[order[0]], expected[order[0]]];
  for (let place = 1; place < order.length; place++) {
    const [weight, value] = [kernel[order[place]], expected[order[place]]];
    sum += 0.5 * (lastWeight + weight) * (value - lastValue);
    sums[place] = sum;
    lastWeight = weight;
    lastValue = value;
  }
  return sums;
}
