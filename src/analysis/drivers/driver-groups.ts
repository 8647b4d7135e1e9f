import type { DriverGroup, Information } from "./drivers-analysis.js";

/** Every prefix that two or more drivers share, but not all: `effect`, `effect.relation`, `funnel`. */
export function prefixGroups(ids: readonly string[]): DriverGroup[] {
  const prefixes = new Set(ids.flatMap(prefixesOf));
  const groups = [...prefixes].map((name): DriverGroup => ({ name, kind: "prefix", drivers: underPrefix(ids, name) }));
  const isNew = ({ drivers }: DriverGroup, place: number): boolean =>
    groups.findIndex((other) => other.drivers.join() === drivers.join()) === place;
  return groups.filter(
    (group, place) => group.drivers.length > 1 && group.drivers.length < ids.length && isNew(group, place),
  );
}

/** The ids below a dotted prefix. */
export function underPrefix(ids: readonly string[], prefix: string): string[] {
  return ids.filter((id) => id.startsWith(`${prefix}.`));
}

function prefixesOf(id: string): string[] {
  const parts = id.split(".");
  return parts.slice(0, -1).map((_, place) => parts.slice(0, place + 1).join("."));
}

/** What a set of drivers is worth. */
export interface Valued {
  readonly drivers: readonly string[];
  readonly information: Information;
}

/**
 * Whoever knows a set of drivers may follow the policy of any part of it, or ignore what is known: of the policies valued,
 * the one with the largest mean counts. So nothing is worth less than 0 or less than a part of it.
 */
export function atLeastParts<Item extends Valued>(items: readonly Item[]): Item[] {
  return items.map((item) => {
    const whole = new Set(item.drivers);
    const parts = items.filter(({ drivers }) => drivers.every((id) => whole.has(id))).map((part) => part.information);
    const best = parts.reduce((found, part) => (part.mean > found.mean ? part : found), NOTHING);
    return { ...item, information: { ...best, plugIn: Math.max(...parts.map(({ plugIn }) => plugIn)) } };
  });
}

/** Ignoring what is known. */
const NOTHING: Information = { mean: 0, standardError: 0, plugIn: 0, changes: 0 };
