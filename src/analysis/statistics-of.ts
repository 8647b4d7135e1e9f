import { standardDeviation } from "../statistics/moments.js";
import { meanEstimate } from "../statistics/running-mean.js";
import type { RunningSample } from "../statistics/running-sample.js";
import { sketchQuantiles } from "../statistics/sketch-quantiles.js";
import { halfWidth } from "../statistics/student.js";
import { varianceComponents } from "../statistics/variance-components.js";
import type { DifferenceStatistics, OutcomeStatistics, VarianceSplit } from "./comparison.js";

/** @param overflowed samples in which a number overflowed: above 0 there are no figures */
export function outcomeStatistics(level: RunningSample, overflowed: number): OutcomeStatistics {
  if (overflowed > 0) return { ...withheld(level, overflowed), sd: NaN };
  return { ...sampleStatistics(level), sd: standardDeviation(level.mean.moments) };
}

/** Statistics of the paired difference of `level` from `reference`. */
export function differenceStatistics(
  paired: RunningSample,
  level: RunningSample,
  reference: RunningSample,
  overflowed: number,
): DifferenceStatistics {
  if (overflowed > 0) return { ...withheld(paired, overflowed), resolved: false, varianceReduction: NaN };
  const { trials, mean, standardError } = meanEstimate(paired.mean);
  return {
    ...sampleStatistics(paired),
    resolved: Math.abs(mean) > halfWidth(RESOLVED_CONFIDENCE, standardError, trials),
    varianceReduction: (squaredError(level) + squaredError(reference)) / standardError ** 2,
  };
}

const RESOLVED_CONFIDENCE = 0.95;

function sampleStatistics(running: RunningSample) {
  const { mean, standardError } = meanEstimate(running.mean);
  const [p5, p50, p95] = sketchQuantiles(running.sketch, [0.05, 0.5, 0.95]);
  const varianceSplit = running.layout.replicates < 2 ? {} : { varianceSplit: splitOf(running) };
  return { mean, standardError, p5, p50, p95, noData: running.mean.noData, ...varianceSplit };
}

/** Figures over the samples that did not overflow would be those of the harmless worlds, not of the world. */
function withheld({ layout, mean: { noData } }: RunningSample, overflowed: number) {
  const nothing = { variance: NaN, standardError: NaN };
  const varianceSplit = layout.replicates < 2 ? {} : { varianceSplit: { whatWeDoNotKnow: nothing, luck: nothing } };
  return { mean: NaN, standardError: NaN, p5: NaN, p50: NaN, p95: NaN, noData, overflowed, ...varianceSplit };
}

function splitOf({ layout }: RunningSample): VarianceSplit {
  const { between, within } = varianceComponents(layout);
  return { whatWeDoNotKnow: between, luck: within };
}

function squaredError({ mean }: RunningSample): number {
  return meanEstimate(mean).standardError ** 2;
}
