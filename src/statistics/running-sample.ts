import { addToSketch, createSketch, type QuantileSketch, type SketchSize } from "./quantile-sketch.js";
import { addToMean, createMean, withoutNoData, type RunningMean } from "./running-mean.js";
import { addToLayout, createLayout, type OneWayLayout } from "./variance-components.js";

/** What is kept of a stream of samples: mean, spread, quantiles and variance components, in bounded memory. */
export interface RunningSample {
  readonly mean: RunningMean;
  readonly sketch: QuantileSketch;
  layout: OneWayLayout;
}

/** @param groups as in `createMean` */
export function createRunningSample(replicates: number, sketchSize: SketchSize, groups?: number): RunningSample {
  return { mean: createMean(replicates, groups), sketch: createSketch(sketchSize), layout: createLayout(replicates) };
}

/** Adds the samples of whole trials, in trial order; NaN is "no data". */
export function addToSample(running: RunningSample, samples: Float64Array): void {
  addToMean(running.mean, samples);
  addToSketch(running.sketch, withoutNoData(samples));
  if (running.layout.replicates > 1) running.layout = addToLayout(running.layout, samples);
}
