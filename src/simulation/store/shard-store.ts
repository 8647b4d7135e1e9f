import { InvalidInput } from "../../foundation/problem.js";
import type { Block } from "../block.js";
import { assembledBlock } from "./assembled-block.js";
import { hasExtras } from "./extras.js";
import type { BlockStore, Kept } from "./folder-store.js";
import { readPlacedBlock, type PlacedBlock, type Shard, type ShardFault } from "./shard-file.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shard-refused": { file: string; fault: ShardFault };
  }
}

/** The blocks of shards as a store that keeps nothing new. @throws InvalidInput if a file was changed since it was read */
export function shardStore(shards: readonly Shard[]): BlockStore {
  const byPlan = new Map<string, PlacedBlock[]>();
  for (const block of shards.flatMap(({ blocks }) => blocks)) {
    const own = byPlan.get(block.plan) ?? [];
    own.push(block);
    byPlan.set(block.plan, own);
  }
  for (const own of byPlan.values()) own.sort((a, b) => a.from - b.from);
  const at = ({ key, extras }: Kept, trial: number): PlacedBlock | undefined => {
    const own = byPlan.get(key) ?? [];
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle].from <= trial) low = middle + 1;
      else high = middle;
    }
    const found = own.at(low - 1);
    return low > 0 && found !== undefined && found.to > trial && hasExtras(found.extras, extras) ? found : undefined;
  };
  return {
    endOf: (kept, from) => {
      let end = from;
      for (let next = at(kept, end); next !== undefined; next = at(kept, end)) end = next.to;
      return end;
    },
    read: (kept, { from, to }) => {
      const pieces: Block[] = [];
      for (let due = from; due < to;) {
        const place = at(kept, due);
        if (place === undefined) return undefined;
        const block = readPlacedBlock(place, (place.to - place.from) * kept.valuesPerTrial);
        if (typeof block === "string") throw shardRefused(place.file, block);
        pieces.push(block);
        due = place.to;
      }
      return assembledBlock(pieces, { from, to }, kept.extras);
    },
    add: () => undefined,
    ensureNote: () => undefined,
    flush: () => undefined,
  };
}

export const shardRefused = (file: string, fault: ShardFault): InvalidInput =>
  new InvalidInput([{ code: "shard-refused", severity: "error", arguments: { file, fault } }]);
