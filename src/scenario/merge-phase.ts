import { isValueMap } from "./dotted.js";
import { child, entriesOf, withEntry, type Entry, type LocatedMap, type LocatedNode } from "./located-tree.js";

/** Keys of a structure that a phase may change. */
export const CHANGEABLE_KEYS = ["reports_to", "managers", "mandate", "headcount", "effects", "assumptions"] as const;

/** Of these `null` takes out what stands below a name. */
const REMOVABLE: readonly string[] = ["reports_to", "managers"];

/**
 * A structure as a phase leaves it: what the phase does not name stays as it was, at any depth; `null` takes a manager or a
 * reporting line out. Nothing but the keys a phase may change is looked at.
 */
export function mergePhase(structure: LocatedMap, phase: LocatedMap): LocatedMap {
  return CHANGEABLE_KEYS.reduce(
    (merged, key) => {
      const entry = phase.entries.get(key);
      if (entry === undefined) return merged;
      const changed = mergeEntry(merged.entries.get(key), entry);
      return withEntry(merged, key, REMOVABLE.includes(key) ? withoutNulls(changed) : changed);
    },
    withoutOldLines(structure, phase),
  );
}

/** A line may stand under `reports_to` or at its manager: a new one replaces the old one wherever that stands. */
function withoutOldLines(structure: LocatedMap, phase: LocatedMap): LocatedMap {
  const named = entriesOf(child(phase, "reports_to")).map(({ key }) => key);
  const atManager = entriesOf(child(phase, "managers"))
    .filter(({ value }) => isNull(value) || child(value, "reports_to") !== undefined)
    .map(({ key }) => key);
  const withoutNamed = named.reduce((rest, name) => without(rest, ["managers", name, "reports_to"]), structure);
  return atManager.reduce((rest, name) => without(rest, ["reports_to", name]), withoutNamed);
}

/** The mapping without what stands at a path of it. */
function without(node: LocatedMap, [key, ...rest]: readonly string[]): LocatedMap {
  const entry = node.entries.get(key);
  if (entry === undefined || rest.length === 0) return withEntry(node, key, undefined);
  return entry.value.kind === "map" ? withEntry(node, key, { ...entry, value: without(entry.value, rest) }) : node;
}

function mergeEntry(below: Entry | undefined, over: Entry): Entry {
  const [base, value] = [below?.value, over.value];
  if (base?.kind !== "map" || value.kind !== "map" || isValueMap(base) || isValueMap(value)) return over;
  const merged = entriesOf(value).reduce<LocatedMap>(
    (whole, entry) => withEntry(whole, entry.key, mergeEntry(base.entries.get(entry.key), entry)),
    { ...base, at: value.at },
  );
  return { ...over, value: merged };
}

function withoutNulls(entry: Entry): Entry {
  if (entry.value.kind !== "map") return entry;
  const kept = [...entry.value.entries].filter(([, { value }]) => !isNull(value));
  return { ...entry, value: { ...entry.value, entries: new Map(kept) } };
}

const isNull = (node: LocatedNode): boolean => node.kind === "scalar" && node.value === null;
