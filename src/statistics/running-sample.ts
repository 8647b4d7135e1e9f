import { addPart, wholeOfParts, type Parts } from "./pairwise.js";
import { compactSketch, createSketch, holdInSketch, type SketchSize } from "./quantile-sketch.js";
import type { AnySketch } from "./sketch-quantiles.js";
import { addToMean, createMean, withoutNoData, type RunningMean } from "./running-mean.js";
import { addToValues, createValues } from "./value-sketch.js";
import { createLayout, layoutOf, mergeLayouts, type OneWayLayout } from "./variance-components.js";

/** What is kept of a stream of samples: mean, spread, quantiles and variance components, in bounded memory. */
export interface RunningSample {
  readonly mean: RunningMean;
  readonly sketch: AnySketch;
  /** Empty with one replicate; see `layoutOfSample`. */
  readonly layout: Parts<OneWayLayout>;
}

export const layoutOfSample = ({ mean: { replicates }, layout }: RunningSample): OneWayLayout =>
  wholeOfParts(layout, createLayout(replicates), mergeLayouts);

/**
 * @param sketchSize `values`: quantiles come from a `ValueSketch`, for what is merged from parts
 * @param groups as in `createMean`
 */
export function createRunningSample(
  replicates: number,
  sketchSize: SketchSize | "values",
  groups?: number,
): RunningSample {
  const sketch = sketchSize === "values" ? createValues() : createSketch(sketchSize);
  return { mean: createMean(replicates, groups), sketch, layout: [] };
}

/** Operations per sample for its mean and spread. */
const MOMENTS_COST = 20;

/**
 * Adds the samples of a block of whole trials, in trial order; NaN is "no data".
 * @returns about how many operations it took
 */
export const addToSample = (running: RunningSample, samples: Float64Array): number =>
  holdInSample(running, samples) + compactSample(running);

/** Drops what a sketch need not hold. @returns about how many operations it took */
export const compactSample = ({ sketch }: RunningSample): number => ("buckets" in sketch ? 0 : compactSketch(sketch));

/** The same as `addToSample`, but nothing is dropped before `compactSample` does. */
export function holdInSample(running: RunningSample, samples: Float64Array): number {
  const valid = withoutNoData(samples);
  addToMean(running.mean, samples, valid);
  const { sketch } = running;
  const operations = "buckets" in sketch ? addToValues(sketch, valid) : holdInSketch(sketch, valid);
  const { replicates } = running.mean;
  if (replicates > 1) addPart(running.layout, layoutOf(samples, replicates), mergeLayouts);
  return operations + MOMENTS_COST * samples.length;
}
