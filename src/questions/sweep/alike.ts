import type { VariantRecord } from "./record.js";

type VariantStructure = VariantRecord["structures"][number];

/** Ids of structures that come out the same in every trial of every what-if, in groups of two and more: they count as one. */
export function alikeInAll(variants: readonly VariantRecord[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const id of new Set(variants.flatMap(({ structures }) => structures.map((one) => one.id)))) {
    const key = JSON.stringify(variants.map((variant) => figuresOf(variant, id)));
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What tells a structure from others in a what-if: without data it is like no other, and so it is with its id. */
function figuresOf({ structures, objective }: VariantRecord, id: string): unknown {
  const own = structures.find((one) => one.id === id);
  if (own === undefined || !hasData(own, objective)) return id;
  const { mean, standardError } = own.outcomes[objective];
  return [mean, standardError, isBest(own) ? "best" : own.shortfall];
}

const hasData = ({ outcomes, shortfall }: VariantStructure, objective: string): boolean =>
  ![outcomes[objective].mean, outcomes[objective].standardError, shortfall.standardError].some(Number.isNaN);

const isBest = ({ shortfall }: VariantStructure): boolean => shortfall.mean === 0 && shortfall.standardError === 0;

/**
 * What-ifs with one structure, the first, for all that are the same throughout, which is the best as often as all of them. Where there are no others, as they are: nothing would
 * be left to compare.
 */
export function variantsOnce(variants: readonly VariantRecord[]): readonly VariantRecord[] {
  const sizes = new Map(alikeInAll(variants).map(([first, ...others]) => [first, { others, size: others.length + 1 }]));
  const others = new Set([...sizes.values()].flatMap((group) => group.others));
  const once = variants.map((variant) => ({
    ...variant,
    structures: variant.structures
      .filter(({ id }) => !others.has(id))
      .map((own) => ({ ...own, probabilityBest: own.probabilityBest * (sizes.get(own.id)?.size ?? 1) })),
  }));
  return once.every(({ structures }) => structures.length < 2) ? variants : once;
}
