import { normalCdf } from "../../distributions/special/normal-cdf.js";
import { logGamma } from "../../distributions/special/log-gamma.js";

/** How long something takes that happens for sure: laws of one or two parameters, both on the scale of logarithms. */
export interface TimeLaw {
  readonly id: "exponential" | "Weibull" | "log-normal";
  readonly parameters: 1 | 2;
  /** P(T > days), for days >= 0. `logScale` is the log of the scale (of the median for the log-normal), `logShape` that of the shape or the spread. */
  readonly survival: (logScale: number, logShape: number) => (days: number) => number;
  /** Mean time in days; infinite laws are none of these. */
  readonly mean: (logScale: number, logShape: number) => number;
}

/** Lawless, "Statistical Models and Methods for Lifetime Data", 2nd ed. (2003), section 1.3. */
export const TIME_LAWS: readonly TimeLaw[] = [
  {
    id: "exponential",
    parameters: 1,
    survival: (logScale) => {
      const scale = Math.exp(logScale);
      return (days) => Math.exp(-days / scale);
    },
    mean: (logScale) => Math.exp(logScale),
  },
  {
    id: "Weibull",
    parameters: 2,
    survival: (logScale, logShape) => {
      const shape = Math.exp(logShape);
      return (days) => (days <= 0 ? 1 : Math.exp(-Math.exp(shape * (Math.log(days) - logScale))));
    },
    mean: (logScale, logShape) => Math.exp(logScale + logGamma(1 + Math.exp(-logShape))),
  },
  {
    id: "log-normal",
    parameters: 2,
    survival: (logScale, logShape) => {
      const spread = Math.exp(logShape);
      return (days) => (days <= 0 ? 1 : normalCdf((logScale - Math.log(days)) / spread));
    },
    mean: (logScale, logShape) => Math.exp(logScale + Math.exp(2 * logShape) / 2),
  },
];
