/** A point and the value of a function there. */
export interface Lowest {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_STEPS = 4000;
/** The simplex is small enough when its values, log likelihoods here, differ by less. */
const TOLERANCE = 1e-4;

/**
 * A local minimum of `f`, searched from `start` with first steps of `size`. Values that are not finite count as infinitely high.
 *
 * Source: Nelder & Mead, "A simplex method for function minimization", The Computer Journal 7 (1965) 308-313, with the usual
 * coefficients 1, 2, 1/2 and 1/2, in the order of tests of Lagarias, Reeds, Wright & Wright, SIAM J. Optim. 9 (1998) 112-147.
 */
export function minimise(f: (x: readonly number[]) => number, start: readonly number[], size = 0.5): Lowest {
  const evaluate = (at: readonly number[]): Lowest => {
    const value = f(at);
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const simplex = [start, ...start.map((_, axis) => start.map((x, place) => (place === axis ? x + size : x)))].map(
    evaluate,
  );
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0], simplex[start.length]];
    if (worst.value - best.value < TOLERANCE) break;
    const next = stepped(simplex, evaluate);
    if (next !== undefined) simplex[start.length] = next;
    else for (let k = 1; k <= start.length; k++) simplex[k] = evaluate(between(best.at, simplex[k].at, 0.5));
  }
  return simplex.reduce((best, other) => (other.value < best.value ? other : best));
}

/** What takes the place of the worst point; undefined where the simplex must shrink. */
function stepped(simplex: readonly Lowest[], evaluate: (at: readonly number[]) => Lowest): Lowest | undefined {
  const size = simplex.length - 1;
  const worst = simplex[size];
  const centre = worst.at.map((_, axis) => simplex.slice(0, size).reduce((sum, { at }) => sum + at[axis], 0) / size);
  const along = (distance: number): Lowest => evaluate(between(centre, worst.at, distance));
  const reflected = along(-1);
  if (reflected.value < simplex[0].value) {
    const expanded = along(-2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < simplex[size - 1].value) return reflected;
  const isOutside = reflected.value < worst.value;
  const contracted = along(isOutside ? -0.5 : 0.5);
  return contracted.value < Math.min(reflected.value, worst.value) || (isOutside && contracted.value <= reflected.value)
    ? contracted
    : undefined;
}

const between = (from: readonly number[], to: readonly number[], share: number): number[] =>
  from.map((x, axis) => x + share * (to[axis] - x));
