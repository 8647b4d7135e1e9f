import { incompleteBeta } from "../distributions/special/incomplete-beta.js";
import { betaUpperQuantile } from "../distributions/special/beta-quantile.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";

/**
 * The t with P(|T| <= t) = `confidence` (0..1) for Student's distribution with `degreesOfFreedom` > 0; Infinity means the
 * normal distribution. Half a million degrees of freedom and more count as infinite (t differs by less than 1e-5).
 *
 * From y = T^2 / (df + T^2) ~ Beta(1/2, df/2) (Abramowitz & Stegun 1964, 26.5.27 and 26.7.1).
 */
export function studentCriticalValue(confidence: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom > 500_000) return normalQuantile((1 + confidence) / 2);
  // Thousands of means of one run ask for the same one after the other.
  if (confidence !== last.confidence || degreesOfFreedom !== last.degreesOfFreedom) {
    const y = betaUpperQuantile(1 - confidence, 0.5, degreesOfFreedom / 2);
    last = { confidence, degreesOfFreedom, value: Math.sqrt((degreesOfFreedom * y) / (1 - y)) };
  }
  return last.value;
}

let last = { confidence: NaN, degreesOfFreedom: NaN, value: NaN };

/** Half the width of the confidence interval of a mean over `count` independent values; NaN below two values. */
export function halfWidth(confidence: number, standardError: number, count: number): number {
  return count < 2 ? NaN : standardError * studentCriticalValue(confidence, count - 1);
}

/** P(T >= t) for Student's distribution, by the same identity; `degreesOfFreedom` > 0, NaN for a t that is NaN. */
export function studentUpperTail(t: number, degreesOfFreedom: number): number {
  const { upper, lower } = incompleteBeta(0.5, degreesOfFreedom / 2, (t * t) / degreesOfFreedom);
  return t >= 0 ? upper / 2 : (1 + lower) / 2;
}
