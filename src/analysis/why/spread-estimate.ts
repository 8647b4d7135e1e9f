import { meanEstimate } from "../../statistics/running-mean.js";
import type { RunningSample } from "../../statistics/running-sample.js";
import { sketchQuantiles } from "../../statistics/sketch-quantiles.js";
import type { Estimate } from "../estimate.js";

/** Mean over the samples that have data, its Monte Carlo standard error, and the 90 % interval of the samples. */
export interface SpreadEstimate extends Estimate {
  readonly p5: number;
  readonly p95: number;
}

export function spreadOf(sample: RunningSample): SpreadEstimate {
  const { mean, standardError } = meanEstimate(sample.mean);
  const [p5, p95] = sketchQuantiles(sample.sketch, [0.05, 0.95]);
  return { mean, standardError, p5, p95 };
}
