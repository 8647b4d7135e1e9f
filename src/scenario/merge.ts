import { isValueMap } from "./dotted.js";
import type { LocatedMap, LocatedNode } from "./located-tree.js";

/** Top-level keys whose value is one decision, not a collection: overriding one replaces all of it. */
const REPLACED_WHOLE = ["objective", "correlations", "checks", "transition"];

/**
 * `base` overridden by `over`: mappings are merged key by key, anything else is replaced, and so is every mapping that
 * stands for one value. Keys of `base` keep their order, new ones follow. `structures: { x: null }` in `over` takes the
 * inherited structure `x` out.
 */
export function merge(base: LocatedMap, over: LocatedMap): LocatedMap {
  return mergeAt(base, over, []);
}

function mergeAt(base: LocatedMap, over: LocatedMap, path: readonly string[]): LocatedMap {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const inherited = base.entries.get(key)?.value;
    if (inherited !== undefined && isRemoval(entry.value, path)) entries.delete(key);
    else entries.set(key, { ...entry, value: mergeValue(inherited, entry.value, [...path, key]) });
  }
  return { ...over, entries };
}

function mergeValue(base: LocatedNode | undefined, over: LocatedNode, path: readonly string[]): LocatedNode {
  if (base?.kind !== "map" || over.kind !== "map") return over;
  if (isValueMap(base) || isValueMap(over)) return over;
  if (path.length === 1 && REPLACED_WHOLE.includes(path[0] ?? "")) return over;
  return mergeAt(base, over, path);
}

function isRemoval(value: LocatedNode, path: readonly string[]): boolean {
  return path.length === 1 && path[0] === "structures" && value.kind === "scalar" && value.value === null;
}
