import { count } from "../../../report/format/number.js";
import { isSure, isWithin } from "../../../report/verdict/kind.js";
import type { VariantRecord } from "../record.js";

/** Whether the trials tell who is best, and by as much as matters. */
export function isCallClear({ lead, indifference }: VariantRecord): boolean {
  return lead !== undefined && isSure(lead) && !isWithin(lead, indifference);
}

/** `1 what-if`, `56 what-ifs`. */
export const whatIfs = (number: number): string => `${count(number)} what-if${number === 1 ? "" : "s"}`;

/** `both`, `all 56`. */
export const allOf = (number: number): string => (number === 2 ? "both" : `all ${count(number)}`);

/** What-ifs in which each structure is best, most often first; those without data are nobody's. */
export function winsOf(variants: readonly VariantRecord[]): { readonly winner: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { winner } of variants) if (winner !== undefined) counts.set(winner, (counts.get(winner) ?? 0) + 1);
  return [...counts].map(([winner, count]) => ({ winner, count })).sort((a, b) => b.count - a.count);
}
