import { exp } from "../elementary/exp.js";
import { evaluateContinuedFraction } from "./continued-fraction.js";
import { deviance } from "./deviance.js";
import { stirlingError } from "./log-gamma.js";
import type { Tails } from "./tails.js";

/**
 * The regularized incomplete beta functions at x = odds / (1 + odds): lower I_x(alpha, beta) and upper
 * I_(1-x)(beta, alpha) = 1 - lower, for alpha, beta > 0; `density` is that of the log-odds of X. Taking the odds keeps
 * x and 1 - x exact at both ends. Absolute error below 6e-15, relative error of the smaller tail below 2e-13 (measured
 * against 50 digits for parameters from 0.01 to 1,000).
 *
 * Sources: continued fraction DLMF 8.17.22; common factor x^alpha (1-x)^beta / B(alpha, beta) in the saddle-point form
 * that Loader (2000) gives the binomial probability.
 */
export function incompleteBeta(alpha: number, beta: number, odds: number): Tails {
  if (!(odds > 0)) return { lower: odds <= 0 ? 0 : NaN, upper: odds <= 0 ? 1 : NaN, density: 0 };
  if (odds === Infinity) return { lower: 1, upper: 0, density: 0 };
  const x = odds / (1 + odds);
  const y = 1 / (1 + odds);
  const density = logOddsDensity(alpha, beta, x, y);
  if (x < (alpha + 1) / (alpha + beta + 2)) {
    const lower = (density * fraction(alpha, beta, x)) / alpha;
    return { lower, upper: 1 - lower, density };
  }
  const upper = (density * fraction(beta, alpha, y)) / beta;
  return { lower: 1 - upper, upper, density };
}

/** x^alpha y^beta / B(alpha, beta), where y = 1 - x. */
function logOddsDensity(alpha: number, beta: number, x: number, y: number): number {
  const total = alpha + beta;
  const exponent =
    stirlingError(total) -
    stirlingError(alpha) -
    stirlingError(beta) -
    deviance(alpha, total * x) -
    deviance(beta, total * y);
  return exp(exponent) * Math.sqrt((alpha / total) * (beta / (2 * Math.PI)));
}

function fraction(a: number, b: number, x: number): number {
  return evaluateContinuedFraction(
    (k) => (k === 1 ? 1 : coefficient(a, b, k - 1) * x),
    () => 1,
  );
}

/** d_k of DLMF 8.17.23. */
function coefficient(a: number, b: number, k: number): number {
  const m = Math.floor(k / 2);
  const denominator = (a + k - 1) * (a + k);
  return k % 2 === 0 ? (m * (b - m)) / denominator : (-(a + m) * (a + b + m)) / denominator;
}
