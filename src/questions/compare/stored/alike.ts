import type { Estimate } from "../../../analysis/estimate.js";
import type { StoredStructure } from "./side.js";

/** Structures whose mean of an outcome is the same to the last digit, and so is its error: the same in every trial. In the order given. */
export function alikeIn(objective: string, structures: readonly StoredStructure[]): StoredStructure[][] {
  const groups = new Map<string, StoredStructure[]>();
  for (const one of structures) {
    const key = keyOf(one, objective);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** One without data is like no other. */
function keyOf({ id, outcomes }: StoredStructure, objective: string): string {
  if (!Object.hasOwn(outcomes, objective)) return id;
  const { mean, standardError } = outcomes[objective];
  return Number.isNaN(mean) || Number.isNaN(standardError) ? id : `${String(mean)} ${String(standardError)}`;
}

/** P(best) of what is the same is that of all together, as `run` tells it: a result gives an equal part of it to each. */
export function withSharesOfAll(objective: string, structures: readonly StoredStructure[]): StoredStructure[] {
  const groups = alikeIn(objective, structures);
  return structures.map((one) => {
    const size = groups.find((group) => group.includes(one))?.length ?? 1;
    return one.best === undefined || size === 1 ? one : { ...one, best: times(one.best, size) };
  });
}

const times = ({ mean, standardError }: Estimate, size: number): Estimate => ({
  mean: mean * size,
  standardError: standardError * size,
});
