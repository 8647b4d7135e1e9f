import { ratioStandardError } from "./clusters.js";
import { comomentsOf } from "./comoments.js";

/**
 * Samples of trials of which trial t belongs to group t mod the number of groups: the groups are independent, the trials within one
 * are not. Per group the sum of (sample - shift) and the number of samples with data. The shift, the first sample seen, keeps the
 * sums small. Plain data; `addToGroups` changes it in place.
 */
export interface Groups {
  shift: number;
  /** Trials so far. */
  trials: number;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

export function createGroups(groups: number): Groups {
  return { shift: NaN, trials: 0, sums: new Float64Array(groups), counts: new Float64Array(groups) };
}

/** Adds the samples of whole trials of `size` samples each, in trial order; NaN is left out. */
export function addToGroups(groups: Groups, samples: Float64Array, size: number): void {
  if (Number.isNaN(groups.shift)) groups.shift = samples.find((sample) => !Number.isNaN(sample)) ?? NaN;
  for (let i = 0; i < samples.length; i++) {
    if (Number.isNaN(samples[i])) continue;
    const group = (groups.trials + Math.floor(i / size)) % groups.sums.length;
    groups.sums[group] += samples[i] - groups.shift;
    groups.counts[group]++;
  }
  groups.trials += samples.length / size;
}

/**
 * How many groups have data, and the standard error of the mean of all samples from what the groups say, each as one cluster (see
 * `ratioStandardError`); with equally many samples a group that is the standard error of the mean of their means. NaN below two.
 */
export function groupedEstimate({ sums, counts }: Groups): { groups: number; standardError: number } {
  const places = [...counts.keys()].filter((group) => counts[group] > 0);
  const totals = comomentsOf(
    places.map((group) => sums[group]),
    places.map((group) => counts[group]),
  );
  return { groups: places.length, standardError: ratioStandardError(totals) };
}
