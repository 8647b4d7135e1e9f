import { NO_CLUSTERS, clusteredStandardError, sampleClusters, mergeClusters, type Clusters } from "./clusters.js";
import { addToGroups, createGroups, groupedEstimate, type Groups } from "./groups.js";
import { NO_MOMENTS, mergeMoments, momentsOf, standardErrorOfMean, type Moments } from "./moments.js";
import { addPart, wholeOfParts, type Parts } from "./pairwise.js";

/**
 * The mean of a stream of samples, `replicates` of them per trial, in trial order. NaN is "no data": left out and
 * counted. Plain data; `addToMean` changes it in place. Samples must come in the same blocks for the same last digit.
 * See `momentsOfMean` and `clustersOfMean` for what it comes to.
 */
export interface RunningMean {
  readonly replicates: number;
  readonly moments: Parts<Moments>;
  /** Empty with one replicate. */
  readonly clusters: Parts<Clusters>;
  /** Where trials are independent by group only. */
  readonly groups?: Groups;
  noData: number;
}

/** A mean and its Monte Carlo standard error; NaN without data, standard error NaN below two trials. */
export interface MeanEstimate {
  /** Independent trials behind it, or groups of trials. */
  readonly trials: number;
  readonly mean: number;
  readonly standardError: number;
}

/** @param groups trial t is independent of those alone that are not t modulo so many; absent: of all others */
export function createMean(replicates: number, groups?: number): RunningMean {
  const ofGroups = groups === undefined ? {} : { groups: createGroups(groups) };
  return { replicates, moments: [], clusters: [], ...ofGroups, noData: 0 };
}

export const momentsOfMean = ({ moments }: RunningMean): Moments => wholeOfParts(moments, NO_MOMENTS, mergeMoments);

export const clustersOfMean = ({ clusters }: RunningMean): Clusters =>
  wholeOfParts(clusters, NO_CLUSTERS, mergeClusters);

/**
 * Adds the samples of a block of whole trials; sample s is replicate s % replicates of trial floor(s / replicates).
 * @param valid those of them that are not NaN, where they are known
 */
export function addToMean(running: RunningMean, samples: Float64Array, valid = withoutNoData(samples)): void {
  running.noData += samples.length - valid.length;
  addPart(running.moments, momentsOf(valid), mergeMoments);
  if (running.groups) addToGroups(running.groups, samples, running.replicates);
  else if (running.replicates > 1)
    addPart(running.clusters, sampleClusters(samples, running.replicates), mergeClusters);
}

/** What the samples of some blocks came to. */
export interface MeanSums {
  readonly noData: number;
  readonly moments: Moments;
  readonly clusters: Clusters;
}

/** Adds what the next blocks came to, to the same bits as `addToMean` one after the other (see `addPart`). Not for groups, whose sums have an order. */
export function absorbMean(running: RunningMean, { noData, moments, clusters }: MeanSums, blocks: number): void {
  running.noData += noData;
  addPart(running.moments, moments, mergeMoments, blocks);
  if (running.replicates > 1) addPart(running.clusters, clusters, mergeClusters, blocks);
}

/** The replicates of a trial share its assumptions, so the standard error comes from whole trials, or from whole groups of them. */
export function meanEstimate(running: RunningMean): MeanEstimate {
  const { replicates, groups } = running;
  const moments = momentsOfMean(running);
  const mean = moments.count === 0 ? NaN : moments.mean;
  if (groups) {
    const { groups: trials, standardError } = groupedEstimate(groups);
    return { trials, mean, standardError };
  }
  if (replicates === 1) return { trials: moments.count, mean, standardError: standardErrorOfMean(moments) };
  const clusters = clustersOfMean(running);
  return { trials: clusters.sums.count, mean, standardError: clusteredStandardError(clusters) };
}

/** The samples that are not NaN; the array itself if all are. */
export const withoutNoData = (samples: Float64Array): Float64Array =>
  samples.includes(NaN) ? samples.filter((value) => !Number.isNaN(value)) : samples;
