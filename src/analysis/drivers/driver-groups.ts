import type { DriverGroup } from "./drivers-analysis.js";
import type { Information } from "./information.js";

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
 * Whoever knows a set of drivers may do as if only a part of it were known, or nothing: so nothing is worth less than 0 or less
 * than a part of it, and each of the estimates is at least that of every part.
 */
export function atLeastParts<Item extends Valued>(items: readonly Item[]): Item[] {
  return items.map((item) => {
    const whole = new Set(item.drivers);
    const parts = items.filter(({ drivers }) => drivers.every((id) => whole.has(id))).map((part) => part.information);
    const best = parts.reduce((found, part) => (part.mean > found.mean ? part : found), NOTHING);
    const most = (of: (part: Information) => number): number => Math.max(0, ...parts.map(of));
    const bounds = { outOfSample: most(({ outOfSample }) => outOfSample), plugIn: most(({ plugIn }) => plugIn) };
    return { ...item, information: { ...best, ...bounds } };
  });
}

/** Ignoring what is known. */
const NOTHING: Information = { mean: 0, standardError: 0, outOfSample: 0, plugIn: 0, changes: 0 };
