import { isNothing } from "../../report/format/told.js";
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
  return [mean, standardError, isNothing(own.shortfall) ? "best" : own.shortfall];
}

const hasData = ({ outcomes, shortfall }: VariantStructure, objective: string): boolean =>
  ![outcomes[objective].mean, outcomes[objective].standardError, shortfall.standardError].some(Number.isNaN);

/** What-ifs with one structure for all that are the same throughout, and which those are. */
export interface CountedOnce {
  readonly variants: readonly VariantRecord[];
  /** Ids, in groups; none where there are no others, which would leave nothing to compare: then what-ifs are as they are. */
  readonly alike: readonly (readonly string[])[];
}

/** The first of each group stands for it, and is the best as often as all of them. */
export function variantsOnce(variants: readonly VariantRecord[]): CountedOnce {
  const alike = alikeInAll(variants);
  const sizes = new Map(alike.map((group) => [group[0], group.length]));
  const others = new Set(alike.flatMap(([, ...rest]) => rest));
  const once = variants.map((variant) => ({
    ...variant,
    structures: variant.structures
      .filter(({ id }) => !others.has(id))
      .map((own) => ({ ...own, probabilityBest: own.probabilityBest * (sizes.get(own.id) ?? 1) })),
  }));
  return once.every(({ structures }) => structures.length < 2) ? { variants, alike: [] } : { variants: once, alike };
}
