import { NO_CLUSTERS, addClusters, clusteredStandardError, mergeClusters, type Clusters } from "./clusters.js";
import { addToGroups, createGroups, groupedEstimate, type Groups } from "./groups.js";
import { NO_MOMENTS, mergeMoments, momentsOf, standardErrorOfMean, type Moments } from "./moments.js";

/**
 * The mean of a stream of samples, `replicates` of them per trial, in trial order. NaN is "no data": left out and
 * counted. Plain data; `addToMean` changes it in place. Samples must come in the same blocks for the same last digit.
 */
export interface RunningMean {
  readonly replicates: number;
  moments: Moments;
  clusters: Clusters;
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
  return { replicates, moments: NO_MOMENTS, clusters: NO_CLUSTERS, ...ofGroups, noData: 0 };
}

/** Adds the samples of whole trials; sample s is replicate s % replicates of trial floor(s / replicates). */
export function addToMean(running: RunningMean, samples: Float64Array): void {
  const valid = withoutNoData(samples);
  running.noData += samples.length - valid.length;
  running.moments = mergeMoments(running.moments, momentsOf(valid));
  if (running.groups) addToGroups(running.groups, samples, running.replicates);
  else if (running.replicates > 1) running.clusters = addClusters(running.clusters, samples, running.replicates);
}

/** Adds what the next trials came to, to the same bits as `addToMean` their samples as one block. Not for groups, whose sums have an order. */
export function absorbMean(running: RunningMean, next: RunningMean): void {
  running.noData += next.noData;
  running.moments = mergeMoments(running.moments, next.moments);
  if (running.replicates > 1) running.clusters = mergeClusters(running.clusters, next.clusters);
}

/** The replicates of a trial share its assumptions, so the standard error comes from whole trials, or from whole groups of them. */
export function meanEstimate({ replicates, moments, clusters, groups }: RunningMean): MeanEstimate {
  const mean = moments.count === 0 ? NaN : moments.mean;
  if (groups) {
    const { groups: trials, standardError } = groupedEstimate(groups);
    return { trials, mean, standardError };
  }
  return replicates === 1
    ? { trials: moments.count, mean, standardError: standardErrorOfMean(moments) }
    : { trials: clusters.sums.count, mean, standardError: clusteredStandardError(clusters) };
}

/** The samples that are not NaN; the array itself if all are. */
export function withoutNoData(samples: Float64Array): Float64Array {
  for (const sample of samples) {
    if (Number.isNaN(sample)) return samples.filter((value) => !Number.isNaN(value));
  }
  return samples;
}
