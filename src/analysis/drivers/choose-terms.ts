import { InvalidInput } from "../../foundation/problem.js";
import type { Steps } from "../../foundation/steps.js";
import { dot, innerProducts } from "../../statistics/inner-products.js";
import { naturalSplineColumns } from "../../statistics/natural-spline.js";
import type { SortedSamples } from "../../statistics/quantile.js";
import type { Ordering } from "../../statistics/ordering.js";
import { gather } from "../../statistics/ranks.js";
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
export function* chooseTerms({ trials, positions, orderings, scores }: DriverSamples): Steps<ModelTerm[]> {
  const room = Math.floor(trials / TRIALS_PER_TERM) - 1;
  if (positions.length > room) {
    const needed = TRIALS_PER_TERM * (positions.length + 1);
    const details = { trials, needed, drivers: positions.length };
    throw new InvalidInput([{ code: "too-few-trials-for-drivers", severity: "error", arguments: details }]);
  }
  const grids = gridsOf(positions, orderings);
  const straight = orderings.flatMap((ordering, place) =>
    grids[place].columns(1).map((column): ModelTerm => ({ of: [place], column: gather(column, ordering.first) })),
  );
  const curved = yield* withCurves({ straight, grids, orderings, scores, room });
  return [...curved, ...(yield* pairTerms(curved, straight, scores, room - curved.length))];
}

/** A driver's positions in ascending order, and the columns of its splines there. */
interface Grid {
  readonly positions: SortedSamples;
  readonly columns: (degreesOfFreedom: number) => readonly Float64Array[];
}

/** Drivers of equal sorted positions, as all are that are continuous, share a grid. */
function gridsOf(positions: readonly Float64Array[], orderings: readonly Ordering[]): Grid[] {
  const grids: Grid[] = [];
  for (const [driver, { order }] of orderings.entries()) {
    const sorted = gather(positions[driver], order) as SortedSamples;
    grids.push(grids.find((grid) => isEqual(grid.positions, sorted)) ?? gridOf(sorted));
  }
  return grids;
}

function gridOf(positions: SortedSamples): Grid {
  const known = new Map<number, readonly Float64Array[]>();
  const columns: Grid["columns"] = (degrees) => {
    const own = known.get(degrees) ?? naturalSplineColumns(positions, degrees, positions);
    known.set(degrees, own);
    return own;
  };
  return { positions, columns };
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

interface Curve {
  readonly columns: readonly Float64Array[];
  /** How far the criterion prefers it to the line, in units of -2 log likelihood. */
  readonly gain: number;
}

/** Operations per trial and structure to choose a driver's curve. */
const CURVE_COST = 10;
/** ... and to bring what is left of its score into the driver's order. */
const GATHERING_COST = 20;

interface Curving {
  readonly straight: readonly ModelTerm[];
  readonly grids: readonly Grid[];
  readonly orderings: readonly Ordering[];
  readonly scores: readonly Float64Array[];
  readonly room: number;
}

function* withCurves({ straight, grids, orderings, scores, room }: Curving): Steps<ModelTerm[]> {
  const { coefficients, residuals } = yield* fitTerms(straight, scores);
  const curves: { readonly place: number; readonly curve: Curve }[] = [];
  const alone = residuals.map(({ length }) => new Float64Array(length));
  for (const [
    place,
    {
      of: [driver],
      column,
    },
  ] of straight.entries()) {
    const { order } = orderings[driver];
    residuals.forEach((residual, structure) => {
      gatherWith(residual, coefficients[structure][place + 1], column, order, alone[structure]);
    });
    yield column.length * scores.length * GATHERING_COST;
    curves.push({ place, curve: bestCurve([1, ...DEGREES_OF_FREEDOM].map(grids[driver].columns), alone) });
    yield column.length * scores.length * CURVE_COST;
  }
  const terms = straight.map((term) => [term]);
  let left = room - straight.length;
  for (const { place, curve } of curves.sort((a, b) => b.curve.gain - a.curve.gain)) {
    const { of } = straight[place];
    if (curve.gain <= 0 || curve.columns.length - 1 > left) continue;
    terms[place] = curve.columns.map((column) => ({ of, column: gather(column, orderings[of[0]].first) }));
    left -= curve.columns.length - 1;
  }
  return terms.flat();
}

/** What is left of a score, and a line of it besides, in a driver's order: into `alone`. */
function gatherWith(
  residual: Float64Array,
  slope: number,
  line: Float64Array,
  order: Uint32Array,
  alone: Float64Array,
): void {
  for (let place = 0; place < alone.length; place++) alone[place] = residual[order[place]] + slope * line[order[place]];
}

/** Curves and responses on one grid. The spline that the criterion prefers most for any one structure; the line itself, the first, with gain 0, if it prefers none. */
function bestCurve(curves: readonly (readonly Float64Array[])[], responses: readonly Float64Array[]): Curve {
  const moving = responses.flatMap((response) => {
    const total = dot(response, response);
    return total > 0 ? [{ response, total }] : [];
  });
  const criteria = curves.map((columns) => {
    const products = innerProducts(
      moving.map(({ response }) => response),
      columns,
    );
    return moving.map(({ response: { length }, total }, structure) =>
      criterion(products.subarray(structure * columns.length, (structure + 1) * columns.length), total, length),
    );
  });
  return curves.reduce<Curve>(
    (best, columns, place) => {
      const gain = Math.max(...criteria[place].map((value, structure) => criteria[0][structure] - value));
      return gain > best.gain ? { columns, gain } : best;
    },
    { columns: curves[0], gain: 0 },
  );
}

/**
 * The Bayesian information criterion of a regression on orthonormal columns (mean square 1), from their products with the
 * response, its sum of squares and the number of trials.
 */
function criterion(products: Float64Array, total: number, count: number): number {
  const explained = products.reduce((sum, product) => sum + product ** 2 / count, 0);
  return count * Math.log(Math.max(total - explained, Number.EPSILON * total)) + products.length * Math.log(count);
}

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "too-few-trials-for-drivers": { trials: number; needed: number; drivers: number };
  }
}
