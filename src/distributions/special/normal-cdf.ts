import { exp } from "../elementary/exp.js";

const CENTRAL_NUMERATOR = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
] as const;
const CENTRAL_DENOMINATOR = [
  1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
] as const;
const NEAR_NUMERATOR = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
] as const;
const NEAR_DENOMINATOR = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
] as const;
const FAR_NUMERATOR = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
] as const;
const FAR_DENOMINATOR = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
] as const;

/** Where the approximation changes over: 0.66291, the argument at which the cdf is about 3/4, and sqrt(32). */
const CENTRAL_LIMIT = 0.66291;
const NEAR_LIMIT = Math.sqrt(32);
const INVERSE_ROOT_TWO_PI = 0.39894228040143267794;

/**
 * P(Z <= z) of the standard normal distribution. Relative error below 1e-14 in both tails of the value itself, down to
 * where it underflows (z = -38); for the upper tail probability ask for the cdf at -z.
 *
 * Source: Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969)
 * 631-637, in the form for the normal integral given by Cody, "Algorithm 715: SPECFUN", ACM TOMS 19 (1993) 22-32, ANORM.
 */
export function normalCdf(z: number): number {
  const distance = Math.abs(z);
  if (distance <= CENTRAL_LIMIT) {
    const square = z * z;
    return 0.5 + (z * polynomial(CENTRAL_NUMERATOR, square)) / polynomial(CENTRAL_DENOMINATOR, square);
  }
  const tail = distance <= NEAR_LIMIT ? nearTail(distance) : farTail(distance);
  if (Number.isNaN(z)) return NaN;
  return z < 0 ? tail : 1 - tail;
}

function nearTail(distance: number): number {
  return (gaussian(distance) * polynomial(NEAR_NUMERATOR, distance)) / polynomial(NEAR_DENOMINATOR, distance);
}

function farTail(distance: number): number {
  if (distance > 40) return 0;
  const inverse = 1 / (distance * distance);
  const correction = (inverse * polynomial(FAR_NUMERATOR, inverse)) / polynomial(FAR_DENOMINATOR, inverse);
  return (gaussian(distance) * (INVERSE_ROOT_TWO_PI - correction)) / distance;
}

/** exp(-x^2/2) with x^2 split so that its rounding error is not multiplied by x^2 (ANORM does the same). */
function gaussian(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (x - coarse) * (x + coarse));
}

/** Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
