import { normalCdf } from "../../distributions/special/normal-cdf.js";
import { momentsOf } from "../../statistics/moments.js";
import type { Finding } from "./measured.js";
import { counted, percent, short } from "./text.js";

/** Of fewer amounts chance hides what follows. */
const FEWEST = 20;
/** Chance of so large a largest amount of log-normal ones below which it is told. */
const UNLIKELY = 0.01;
/** Amounts of which so many are multiples of a step are in such steps. */
const NEARLY_ALL = 0.95;
/** A step that is large beside the median. */
const LARGE = 0.5;
const LEADING_DIGITS = [5, 2.5, 2, 1];

/**
 * Where the interval of the spread of amounts (positive ones, in any unit) is likely to be too narrow: the largest is larger than a log-normal law
 * lets it be once in a hundred lists, as with Pareto's, or the amounts are in steps that are large beside them. By simulation the
 * truth was then in 22 to 55 % of 90 % intervals.
 *
 * Source: Grubbs, "Procedures for detecting outlying observations in samples", Technometrics 11 (1969) 1-21, on logarithms.
 */
export function doubtfulSpread(values: Float64Array): Finding[] {
  if (values.length < FEWEST) return [];
  const sorted = Float64Array.from(values).sort();
  return [...farTail(sorted), ...largeSteps(sorted)];
}

function farTail(sorted: Float64Array): Finding[] {
  const count = sorted.length;
  const logs = sorted.map((value) => Math.log(value));
  const { mean, m2 } = momentsOf(logs);
  const spread = Math.sqrt(m2 / (count - 1));
  if (!(spread > 0) || count * normalCdf((mean - logs[count - 1]) / spread) >= UNLIKELY) return [];
  const share = sorted[count - 1] / sorted.reduce((sum, value) => sum + value, 0);
  const text = `The largest of ${counted(count)} won deals (${percent(share)} of their sum) is larger than the others let expect. With so long a tail the spread of deals is less certain, and more likely larger, than its interval says; give funnel.deal_cv a wider one.`;
  return [{ about: "deal value", text, isWarning: true }];
}

function largeSteps(sorted: Float64Array): Finding[] {
  const median = sorted[Math.floor(sorted.length / 2)];
  const step = largestStep(sorted, LARGE * median);
  if (step === undefined || sorted[0] === sorted[sorted.length - 1]) return [];
  const text = `Nearly all amounts of won deals are multiples of ${short(step)}, with a median of ${short(median)}. If they are rounded to that, the spread of deals is less certain than its interval says, and small ones may be missing as 0; export exact amounts.`;
  return [{ about: "deal value", text, isWarning: true }];
}

/** The largest round step (1, 2, 2.5 or 5 times a power of ten), `least` or more, of which nearly all amounts are multiples. */
function largestStep(sorted: Float64Array, least: number): number | undefined {
  for (let power = Math.floor(Math.log10(sorted[sorted.length - 1])); power >= Math.floor(Math.log10(least)); power--)
    for (const digit of LEADING_DIGITS) {
      const step = digit * 10 ** power;
      if (step < least) continue;
      const multiples = sorted.reduce(
        (sum, value) => (Math.abs(value / step - Math.round(value / step)) < 1e-9 ? sum + 1 : sum),
        0,
      );
      if (multiples >= NEARLY_ALL * sorted.length) return step;
    }
  return undefined;
}
