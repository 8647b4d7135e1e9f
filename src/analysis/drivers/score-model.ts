import { atOnce, type Steps } from "../../foundation/steps.js";
import { combinations, combine } from "../../statistics/combinations.js";
import { crossFitSteps, type CrossFit } from "../../statistics/cross-fit.js";
import { factorise, solve } from "../../statistics/linear-system.js";
import type { DriverSamples } from "./driver-samples.js";
import type { ModelTerm } from "./model-term.js";
import { momentsOf } from "../../statistics/moments.js";
import { chooseTerms } from "./choose-terms.js";

/**
 * What a run's samples say of every structure's score as a function of the drivers: natural cubic splines of each, and
 * products of two where these show. Expectations given some of the drivers follow from it by regression (Oakley & O'Hagan
 * 2004, "Probabilistic sensitivity analysis of complex models", JRSS B 66; Strong, Oakley & Brennan 2014, "Estimating
 * multiparameter partial expected value of perfect information from a probabilistic sensitivity analysis sample: a
 * nonparametric regression approach", Medical Decision Making 34). Luck averages out.
 *
 * Not for a score at one point of all drivers: interactions of three and more are not in it.
 */
export interface ScoreModel extends CrossFit {
  readonly samples: DriverSamples;
  /** The constant 1, then the terms. */
  readonly columns: readonly Float64Array[];
  /** Per column the drivers it is a function of. */
  readonly of: readonly (readonly number[])[];
  /** The columns that are products of drivers independent of each other. */
  readonly products: readonly Product[];
  /** Per structure and trial: the score less what the fit without that trial's fold says of it. */
  readonly residuals: readonly Float64Array[];
  /** Per structure and trial: what the fit says without products of drivers that are independent of each other. */
  readonly separable: readonly Float64Array[];
}

export interface Product {
  readonly column: number;
  /** Two columns of mean 0. */
  readonly factors: readonly [Float64Array, Float64Array];
}

/** Trials are cut into so many parts; each is judged by a fit on the others. */
export const FOLDS = 5;

/** Operations for a number of a linear combination. */
export const COMBINATION_COST = 0.3;

export function fitScoreModel(samples: DriverSamples): ScoreModel {
  return atOnce(scoreModelSteps(samples));
}

/** The same in steps. */
export function* scoreModelSteps(samples: DriverSamples): Steps<ScoreModel> {
  const terms = (yield* chooseTerms(samples)).map((term) => centredWithinCluster(term, samples));
  const columns = [new Float64Array(samples.trials).fill(1), ...terms.map(({ column }) => column)];
  const fit = yield* crossFitSteps(columns, samples.scores, FOLDS);
  const residuals = samples.scores.map((own) => own.slice());
  for (const { from, to, coefficients } of fit.folds) {
    const fitted = combinations(columns, coefficients, { from, to });
    residuals.forEach((left, structure) => {
      subtract(left.subarray(from, to), fitted[structure]);
    });
    yield (to - from) * columns.length * residuals.length * COMBINATION_COST;
  }
  const products = terms.flatMap((term, place): Product[] =>
    term.factors === undefined || isWithinCluster(term, samples) ? [] : [{ column: place + 1, factors: term.factors }],
  );
  const isProduct = new Set(products.map(({ column }) => column));
  const separable = combinations(
    columns,
    fit.full.map((own) => own.map((coefficient, column) => (isProduct.has(column) ? 0 : coefficient))),
  );
  yield samples.trials * columns.length * separable.length * COMBINATION_COST;
  return { ...fit, samples, columns, of: [[], ...terms.map(({ of }) => of)], products, residuals, separable };
}

function subtract(values: Float64Array, others: Float64Array): void {
  for (let place = 0; place < values.length; place++) values[place] -= others[place];
}

/** A product of drivers that are independent of each other has mean 0, and so has it with what else is known of one of them. */
const isWithinCluster = ({ of }: ModelTerm, { clusters }: DriverSamples): boolean =>
  new Set(of.map((driver) => clusters[driver])).size <= 1;

/** A product of drivers that are correlated with each other has another mean, which belongs to the constant. */
function centredWithinCluster(term: ModelTerm, samples: DriverSamples): ModelTerm {
  if (term.factors === undefined || !isWithinCluster(term, samples)) return term;
  const { mean } = momentsOf(term.column);
  return { ...term, column: term.column.map((value) => value - mean) };
}

/**
 * What is known of a score once some drivers are: the columns of the expectation given them, and of all that depends on
 * them or on drivers correlated with them. The rest of the model is independent of them and has mean 0.
 */
export interface Knowledge {
  /** Columns that are functions of the known drivers, the constant included. */
  readonly known: readonly number[];
  /** Columns that are functions of their clusters. */
  readonly dependent: readonly number[];
}

export function columnsKnowing({ of, samples: { clusters } }: ScoreModel, drivers: ReadonlySet<number>): Knowledge {
  const touched = new Set([...drivers].map((driver) => clusters[driver]));
  const columnsOf = (belongs: (driver: number) => boolean): number[] =>
    of.flatMap((own, column) => (own.every(belongs) ? [column] : []));
  return {
    known: columnsOf((driver) => drivers.has(driver)),
    dependent: columnsOf((driver) => touched.has(clusters[driver])),
  };
}

/**
 * Coefficients, one per column, of the expectation given the known drivers: those of the model itself, and where known drivers
 * are correlated with others, what regression on the known columns makes of the dependent ones.
 */
export function expectation({ gram }: ScoreModel, { known, dependent }: Knowledge, fit: Float64Array): Float64Array {
  const coefficients = new Float64Array(fit.length);
  if (known.length === dependent.length) {
    for (const column of known) coefficients[column] = fit[column];
    return coefficients;
  }
  const entry = (a: number, b: number): number => gram.entries[Math.max(a, b) * gram.size + Math.min(a, b)];
  const entries = Float64Array.from(known.flatMap((row) => known.map((column) => entry(row, column))));
  const right = known.map((row) => dependent.reduce((sum, column) => sum + entry(row, column) * fit[column], 0));
  const solution = solve(factorise({ size: known.length, entries }), right);
  known.forEach((column, place) => (coefficients[column] = solution[place]));
  return coefficients;
}

/** The coefficients of the columns in `places`, 0 for the others. */
export function only(places: readonly number[], fit: Float64Array): Float64Array {
  const coefficients = new Float64Array(fit.length);
  for (const column of places) coefficients[column] = fit[column];
  return coefficients;
}

/** What coefficients make of the trials. */
export function valuesOf({ columns, samples }: ScoreModel, coefficients: Float64Array): Float64Array {
  return combine(columns, coefficients, 0, samples.trials);
}
