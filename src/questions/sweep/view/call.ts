import { count } from "../../../report/format/number.js";
import { isNothing } from "../../../report/format/told.js";
import { isSure, isWithin } from "../../../report/verdict/kind.js";
import type { VariantRecord } from "../record.js";

/** Whether the trials tell who is best, and by as much as matters. */
export function isCallClear(variant: VariantRecord): boolean {
  const { lead, indifference } = variant;
  return lead !== undefined && tiedOf(variant).length === 0 && isSure(lead) && !isWithin(lead, indifference);
}

/** `1 what-if`, `56 what-ifs`. */
export const whatIfs = (number: number): string => `${count(number)} what-if${number === 1 ? "" : "s"}`;

/** `both`, `all 56`. */
export const allInWords = (number: number): string => (number === 2 ? "both" : `all ${count(number)}`);

/** The structures that are best and the same in every trial, by construction; none where one is best alone. */
export function tiedOf({ winner, structures }: VariantRecord): readonly string[] {
  if (winner === undefined) return [];
  const best = structures.filter(({ shortfall }) => isNothing(shortfall));
  return best.length < 2 ? [] : best.map(({ id }) => id);
}

/** Whether the trials could tell who is best and do not, or not by as much as matters. */
export const isOpen = (variant: VariantRecord): boolean =>
  variant.lead !== undefined && variant.winner !== undefined && tiedOf(variant).length === 0 && !isCallClear(variant);

/** What-ifs in which each structure is best, most often first; those without data, and those of a tie, are nobody's. */
export function winsOf(variants: readonly VariantRecord[]): { readonly winner: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const variant of variants) {
    const { winner } = variant;
    if (winner !== undefined && tiedOf(variant).length === 0) counts.set(winner, (counts.get(winner) ?? 0) + 1);
  }
  return [...counts].map(([winner, count]) => ({ winner, count })).sort((a, b) => b.count - a.count);
}
