import type { TrialRange } from "../../simulation/runner.js";

/**
 * The trials of shard `index` of `of`: as many blocks as of any other, give or take one. Depends on nothing but these numbers; beyond
 * one shard a block some are empty.
 * @param blockTrials trials of a block: shards end where blocks do, so that sums made block by block stay what they are
 */
export function shardRange(trials: number, blockTrials: number, index: number, of: number): TrialRange {
  const blocks = Math.ceil(trials / blockTrials);
  const edge = (place: number): number => Math.min(trials, Math.floor((place * blocks) / of) * blockTrials);
  return { from: edge(index), to: edge(index + 1) };
}
