import { InvalidInput } from "../../foundation/problem.js";
import { dot } from "../../statistics/gram.js";
import { naturalSplineColumns } from "../../statistics/natural-spline.js";
import { sortSamples } from "../../statistics/quantile.js";
import { pairTerms } from "./pair-terms.js";
import type { DriverSamples } from "./driver-samples.js";
import { fitTerms, type ModelTerm } from "./model-term.js";

/** A fit needs so many trials per term: its noise is then at most a tenth of what it leaves unexplained. */
const TRIALS_PER_TERM = 10;

/** Splines tried for a driver besides the straight line. */
const DEGREES_OF_FREEDOM = [2, 4, 8];

/**
 * The terms that suit the samples: a straight line in every driver; a natural cubic spline in its place where, for some
 * structure and all other lines taken out, the Bayesian information criterion prefers it (Schwarz 1978, "Estimating the
 * dimension of a model", Annals of Statistics 6); products of two lines where what the splines leave over correlates with
 * one beyond chance (5 % over all pairs and structures: Bonferroni). Evidence decides who comes in while there is room.
 * Throws InvalidInput where there is none even for the lines.
 */
export function chooseTerms({ trials, positions, scores }: DriverSamples): ModelTerm[] {
  const room = Math.floor(trials / TRIALS_PER_TERM) - 1;
  if (positions.length > room) {
    const needed = TRIALS_PER_TERM * (positions.length + 1);
    const details = { trials, needed, drivers: positions.length };
    throw new InvalidInput([{ code: "too-few-trials-for-drivers", severity: "error", arguments: details }]);
  }
  const lines = positions.map((own) => naturalSplineColumns(own, 1));
  const straight = lines.flatMap((columns, place) => columns.map((column): ModelTerm => ({ of: [place], column })));
  const curved = withCurves(straight, positions, scores, room);
  return [...curved, ...pairTerms(curved, straight, scores, room - curved.length)];
}

interface Curve {
  readonly columns: readonly Float64Array[];
  /** How far the criterion prefers it to the line, in units of -2 log likelihood. */
  readonly gain: number;
}

function withCurves(
  straight: readonly ModelTerm[],
  positions: readonly Float64Array[],
  scores: readonly Float64Array[],
  room: number,
): ModelTerm[] {
  const { coefficients, residuals } = fitTerms(straight, scores);
  const curves = straight.map(({ of: [driver], column }, place) => {
    const alone = residuals.map((residual, structure) => {
      const slope = coefficients[structure][place + 1];
      return residual.map((left, trial) => left + slope * column[trial]);
    });
    return { place, curve: bestCurve(positions[driver], alone) };
  });
  const terms = straight.map((term) => [term]);
  let left = room - straight.length;
  for (const { place, curve } of curves.sort((a, b) => b.curve.gain - a.curve.gain)) {
    const { of } = straight[place];
    if (curve.gain <= 0 || curve.columns.length - 1 > left) continue;
    terms[place] = curve.columns.map((column) => ({ of, column }));
    left -= curve.columns.length - 1;
  }
  return terms.flat();
}

/** The spline that the criterion prefers most for any one structure; the line itself, with gain 0, if it prefers none. */
function bestCurve(positions: Float64Array, responses: readonly Float64Array[]): Curve {
  const sorted = sortSamples(positions);
  const curves = [1, ...DEGREES_OF_FREEDOM].map((degrees) => naturalSplineColumns(positions, degrees, sorted));
  const moving = responses.filter((response) => dot(response, response) > 0);
  const criteria = curves.map((columns) => moving.map((response) => criterion(columns, response)));
  return curves.reduce<Curve>(
    (best, columns, place) => {
      const gain = Math.max(...criteria[place].map((value, structure) => criteria[0][structure] - value));
      return gain > best.gain ? { columns, gain } : best;
    },
    { columns: curves[0], gain: 0 },
  );
}

/** The Bayesian information criterion of a regression on orthonormal columns (mean square 1). */
function criterion(columns: readonly Float64Array[], response: Float64Array): number {
  const count = response.length;
  const total = dot(response, response);
  const explained = columns.reduce((sum, column) => sum + dot(column, response) ** 2 / count, 0);
  return count * Math.log(Math.max(total - explained, Number.EPSILON * total)) + columns.length * Math.log(count);
}

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "too-few-trials-for-drivers": { trials: number; needed: number; drivers: number };
  }
}
