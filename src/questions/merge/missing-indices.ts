import type { Shard } from "../../simulation/store/shard-file.js";

/**
 * Indices of which there is no shard.
 * @param of how many there should be, if it is known
 */
export function missingIndices(shards: readonly Shard[], of = shards.at(0)?.header.of ?? 0): readonly number[] {
  const there = new Set(shards.map(({ header }) => header.index));
  return Array.from({ length: of }, (_, index) => index).filter((index) => !there.has(index));
}

/** As Slurm's `--array` takes them: `3,7,9-12`. */
export function arrayText(indices: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const index of indices) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs
    .map(({ first, last }) => (first === last ? String(first) : `${first}${last === first + 1 ? "," : "-"}${last}`))
    .join(",");
}
