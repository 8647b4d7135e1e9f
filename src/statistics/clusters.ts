import { NO_COMOMENTS, comomentsOf, mergeComoments, type Comoments } from "./comoments.js";

/**
 * Samples that are independent between trials but not within one. Per trial with data: x = sum of (sample - shift),
 * y = number of samples. The shift, the first sample with data, keeps the sums small.
 */
export interface Clusters {
  readonly shift: number;
  readonly sums: Comoments;
}

export const NO_CLUSTERS: Clusters = { shift: 0, sums: NO_COMOMENTS };

/** Those of consecutive parts as those of the whole, by the shift of the first that has data. Merge in a fixed order. */
export function mergeClusters(a: Clusters, b: Clusters): Clusters {
  if (b.sums.count === 0) return a;
  if (a.sums.count === 0) return b;
  return { shift: a.shift, sums: mergeComoments(a.sums, shifted(b.sums, b.shift - a.shift)) };
}

/** With x + by y in the place of x. */
function shifted({ count, meanX, meanY, m2X, m2Y, m2XY }: Comoments, by: number): Comoments {
  return {
    count,
    meanX: meanX + by * meanY,
    meanY,
    m2X: m2X + 2 * by * m2XY + by * by * m2Y,
    m2Y,
    m2XY: m2XY + by * m2Y,
  };
}

/** The samples of whole trials of `size` samples each; NaN is left out. */
export function sampleClusters(samples: Float64Array, size: number): Clusters {
  const shift = samples.find((sample) => !Number.isNaN(sample)) ?? 0;
  const sums: number[] = [];
  const counts: number[] = [];
  for (let start = 0; start < samples.length; start += size) {
    let sum = 0;
    let count = 0;
    for (let i = start; i < start + size; i++) {
      if (Number.isNaN(samples[i])) continue;
      sum += samples[i] - shift;
      count++;
    }
    if (count > 0) {
      sums.push(sum);
      counts.push(count);
    }
  }
  return { shift, sums: comomentsOf(sums, counts) };
}

/**
 * Standard error of the mean of all samples, from whole trials: the linearised variance of a ratio of trial totals
 * (Cochran 1977, "Sampling Techniques", 3rd edition, section 2.11, no finite population correction). With equally many
 * samples per trial this is exactly the standard error of the mean of the trial means. NaN below two trials.
 */
export const clusteredStandardError = ({ sums }: Clusters): number => ratioStandardError(sums);

/** The same of the totals x and numbers y of independent parts. */
export function ratioStandardError(sums: Comoments): number {
  if (sums.count < 2) return NaN;
  const ratio = sums.meanX / sums.meanY;
  const residual = Math.max(0, sums.m2X - 2 * ratio * sums.m2XY + ratio * ratio * sums.m2Y);
  return Math.sqrt(residual / ((sums.count - 1) * sums.count)) / sums.meanY;
}
