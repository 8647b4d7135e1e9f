import { NO_COMOMENTS, comomentsOf, mergeComoments } from "../../statistics/comoments.js";
import { NO_MOMENTS, mergeMoments, momentsOf } from "../../statistics/moments.js";
import { FINE_SKETCH, addToSketch, createSketch } from "../../statistics/quantile-sketch.js";
import { withoutNoData } from "../../statistics/running-mean.js";
import { sketchQuantiles } from "../../statistics/sketch-quantiles.js";
import type { BlockReader } from "./block-reader.js";
import type { IntervalEstimate } from "./interval.js";
import { meanInterval } from "./intervals/mean.js";
import { proportionInterval } from "./intervals/proportion.js";
import { quantileInterval } from "./intervals/quantile.js";
import { ratioInterval } from "./intervals/ratio.js";
import { deviationInterval, deviationOf } from "./intervals/standard-deviation.js";
import type { Series } from "./series.js";

/** Follows one number through the blocks of a run, in memory that does not grow with it. */
export interface Gauge {
  readonly add: (block: BlockReader) => void;
  /** With an interval that misses the truth with probability `alpha` at most. */
  readonly estimate: (alpha: number) => IntervalEstimate;
}

export function meanGauge(series: Series): Gauge {
  let moments = NO_MOMENTS;
  let noData = 0;
  return {
    add: (block) => {
      const all = series(block);
      const samples = withoutNoData(all);
      noData += all.length - samples.length;
      moments = mergeMoments(moments, momentsOf(samples));
    },
    estimate: (alpha) => {
      const observed = moments.count === 0 ? NaN : moments.mean;
      return { observed, interval: meanInterval(moments, alpha), samples: moments.count, noData };
    },
  };
}

/**
 * The mean of samples that lie between 0 and 1, as a probability. Where every trial has the same share of a tie, as equal
 * structures must, the interval is that one value: see `meanInterval`.
 */
export function probabilityGauge(series: Series): Gauge {
  const mean = meanGauge(series);
  return {
    add: mean.add,
    estimate: (alpha) => {
      const { observed, samples, noData, interval } = mean.estimate(alpha);
      const isTie = interval[0] === interval[1] && observed > 0 && observed < 1;
      return {
        observed,
        interval: isTie ? interval : proportionInterval(observed * samples, samples, alpha),
        samples,
        noData,
      };
    },
  };
}

/** Mean of the first series over mean of the second, over the trials in which both have data. */
export function ratioGauge(top: Series, bottom: Series): Gauge {
  let comoments = NO_COMOMENTS;
  let noData = 0;
  return {
    add: (block) => {
      const all = [top(block), bottom(block)];
      const complete = all[0].map((value, trial) => (Number.isNaN(value + all[1][trial]) ? NaN : 1));
      const [x, y] = all.map((samples) => samples.filter((_, trial) => complete[trial] === 1));
      noData += complete.length - x.length;
      comoments = mergeComoments(comoments, comomentsOf(x, y));
    },
    estimate: (alpha) => {
      const { count, meanX, meanY } = comoments;
      const observed = count === 0 ? NaN : meanX / meanY;
      return { observed, interval: ratioInterval(comoments, alpha), samples: count, noData };
    },
  };
}

export function deviationGauge(series: Series): Gauge {
  let comoments = NO_COMOMENTS;
  let shift: number | undefined;
  let noData = 0;
  return {
    add: (block) => {
      const all = series(block);
      const samples = withoutNoData(all);
      noData += all.length - samples.length;
      const origin = (shift ??= samples.at(0));
      if (origin === undefined) return;
      const deviations = samples.map((value) => value - origin);
      const squares = deviations.map((value) => value * value);
      comoments = mergeComoments(comoments, comomentsOf(deviations, squares));
    },
    estimate: (alpha) => ({
      observed: deviationOf(comoments),
      interval: deviationInterval(comoments, alpha),
      samples: comoments.count,
      noData,
    }),
  };
}

export function quantileGauge(series: Series, probability: number): Gauge {
  const sketch = createSketch(FINE_SKETCH);
  let noData = 0;
  return {
    add: (block) => {
      const all = series(block);
      const samples = withoutNoData(all);
      noData += all.length - samples.length;
      addToSketch(sketch, samples);
    },
    estimate: (alpha) => ({
      observed: sketchQuantiles(sketch, [probability])[0],
      interval: quantileInterval(sketch, probability, alpha),
      samples: sketch.count,
      noData,
    }),
  };
}
