import type { PairRecord, ScenarioResult, StructureResult } from "./record.js";

/** `a` as the first of the pair; undefined if they were not compared. */
export function pairOf({ pairs }: ScenarioResult, a: StructureResult, b: StructureResult): PairRecord | undefined {
  const same = pairs.find(({ first, second }) => first === a.id && second === b.id);
  if (same !== undefined) return same;
  const turned = pairs.find(({ first, second }) => first === b.id && second === a.id);
  return (
    turned && {
      ...turned,
      first: a.id,
      second: b.id,
      probabilityFirstBetter: 1 - turned.probabilityFirstBetter,
      advantage: 0 - turned.advantage,
    }
  );
}
