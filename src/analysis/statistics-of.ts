import { standardDeviation } from "../statistics/moments.js";
import { meanEstimate, momentsOfMean } from "../statistics/running-mean.js";
import { layoutOfSample, type RunningSample } from "../statistics/running-sample.js";
import { sketchQuantiles, sketchShareBelow } from "../statistics/sketch-quantiles.js";
import { halfWidth } from "../statistics/student.js";
import { varianceComponents } from "../statistics/variance-components.js";
import type { DifferenceStatistics, OutcomeStatistics, VarianceSplit, WorseShare } from "./comparison.js";

/** @param overflowed samples in which a number overflowed: above 0 there are no figures */
export function outcomeStatistics(level: RunningSample, overflowed: number): OutcomeStatistics {
  if (overflowed > 0) return { ...withheld(level, overflowed), sd: NaN };
  return { ...sampleStatistics(level), sd: standardDeviation(momentsOfMean(level.mean)) };
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

/**
 * Share of the samples in which a structure is worse than the reference by more than `indifference`. The standard error is that of
 * a share of as many independent trials: exact with one replicate, too large rather than too small with more, whose trials vary less.
 * @param sign 1 if more is better, -1 if less is
 */
export function worseShare(
  { sketch, mean }: RunningSample,
  sign: 1 | -1,
  indifference: number,
  overflowed: number,
): WorseShare {
  const { trials } = meanEstimate(mean);
  if (overflowed > 0 || trials === 0 || Number.isNaN(indifference)) return { probability: NaN, standardError: NaN };
  const { share, offBy } = sketchShareBelow(sketch, sign === 1 ? -indifference : justAbove(indifference));
  const probability = sign === 1 ? share : 1 - share;
  const standardError = Math.sqrt((probability * (1 - probability)) / trials);
  return { probability, standardError, ...(offBy !== undefined && { offBy }) };
}

/** What lies above a limit is not below the next number after it. */
function justAbove(limit: number): number {
  const next = limit * (1 + Number.EPSILON);
  return next > limit ? next : limit + Number.MIN_VALUE;
}

const RESOLVED_CONFIDENCE = 0.95;

function sampleStatistics(running: RunningSample) {
  const { mean, standardError } = meanEstimate(running.mean);
  const [p5, p50, p95] = sketchQuantiles(running.sketch, [0.05, 0.5, 0.95]);
  const varianceSplit = running.mean.replicates < 2 ? {} : { varianceSplit: splitOf(running) };
  return { mean, standardError, p5, p50, p95, noData: running.mean.noData, ...varianceSplit };
}

/** Figures over the samples that did not overflow would be those of the harmless worlds, not of the world. */
function withheld({ mean: { noData, replicates } }: RunningSample, overflowed: number) {
  const nothing = { variance: NaN, standardError: NaN };
  const varianceSplit = replicates < 2 ? {} : { varianceSplit: { whatWeDoNotKnow: nothing, luck: nothing } };
  return { mean: NaN, standardError: NaN, p5: NaN, p50: NaN, p95: NaN, noData, overflowed, ...varianceSplit };
}

function splitOf(running: RunningSample): VarianceSplit {
  const { between, within } = varianceComponents(layoutOfSample(running));
  return { whatWeDoNotKnow: between, luck: within };
}

function squaredError({ mean }: RunningSample): number {
  return meanEstimate(mean).standardError ** 2;
}
