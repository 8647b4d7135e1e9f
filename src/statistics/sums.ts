import { NO_CLUSTERS } from "./clusters.js";
import type { Comoments } from "./comoments.js";
import { absorbMean, clustersOfMean, momentsOfMean, type MeanSums, type RunningMean } from "./running-mean.js";
import type { OneWayLayout } from "./variance-components.js";

/** Numbers that a mean is written as: see `numbersOfMean`. */
export const meanWidth = ({ replicates }: RunningMean): number => (replicates > 1 ? 10 : 3);

/** Its count, mean and squares and, where trials are clusters, theirs: all that `absorbMean` takes, for a mean without groups. */
export function numbersOfMean(running: RunningMean): number[] {
  const { count, mean, m2 } = momentsOfMean(running);
  if (running.replicates === 1) return [count, mean, m2];
  const { shift, sums } = clustersOfMean(running);
  return [count, mean, m2, shift, ...numbersOfComoments(sums)];
}

/** What so many samples came to, written so. */
function sumsOfNumbers(replicates: number, samples: number, numbers: Float64Array): MeanSums {
  const [count, mean, m2, shift, ...sums] = numbers;
  return {
    noData: samples - count,
    moments: { count, mean, m2 },
    clusters: replicates > 1 ? { shift, sums: comomentsFrom(sums) } : NO_CLUSTERS,
  };
}

/** Adds to every mean what its next blocks were written as, one after the other. @returns the numbers that are left */
export function absorbMeans(
  means: readonly RunningMean[],
  { trials, blocks, numbers }: { readonly trials: number; readonly blocks: number; readonly numbers: Float64Array },
): Float64Array {
  let at = 0;
  for (const mean of means) {
    const own = numbers.subarray(at, (at += meanWidth(mean)));
    absorbMean(mean, sumsOfNumbers(mean.replicates, trials * mean.replicates, own), blocks);
  }
  return numbers.subarray(at);
}

/** Numbers that a layout is written as. */
export const LAYOUT_WIDTH = 10;

export function numbersOfLayout({ shift, trials, within: { count, mean, m2 } }: OneWayLayout): number[] {
  return [shift, ...numbersOfComoments(trials), count, mean, m2];
}

export function layoutOfNumbers(replicates: number, [shift, ...rest]: Float64Array): OneWayLayout {
  const [count, mean, m2] = rest.slice(6);
  return { replicates, shift, trials: comomentsFrom(rest), within: { count, mean, m2 } };
}

const numbersOfComoments = ({ count, meanX, meanY, m2X, m2Y, m2XY }: Comoments): number[] => [
  count,
  meanX,
  meanY,
  m2X,
  m2Y,
  m2XY,
];

const comomentsFrom = ([count, meanX, meanY, m2X, m2Y, m2XY]: readonly number[]): Comoments => ({
  count,
  meanX,
  meanY,
  m2X,
  m2Y,
  m2XY,
});
