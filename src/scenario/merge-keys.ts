import { describe, type Entry, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";

/** The key whose mappings stand for what they hold: `<<: *base`, `<<: [*first, *second]`. */
export const MERGE_KEY = "<<";

type Entries = ReadonlyMap<string, Entry>;

/**
 * The entries of a mapping with those of its merge key in that key's place. What the mapping says itself counts, then what the
 * first of several merged mappings says. Nothing is merged below a key.
 *
 * Source: "Merge Key Language-Independent Type for YAML", yaml.org/type/merge.html (2005).
 */
export function withMerged(written: Entries, report: Report): Pick<LocatedMap, "entries" | "cut"> {
  const merge = written.get(MERGE_KEY);
  if (merge === undefined) return { entries: written };
  const given = merge.value.kind === "list" ? merge.value.items : [merge.value];
  const maps = given.filter((node) => node.kind === "map");
  for (const node of given) if (node.kind !== "map") reportNoMap(node, report);
  const entries = [...written].flatMap(([key, entry]) =>
    key === MERGE_KEY ? inherited(maps, written) : [[key, entry] as const],
  );
  const isCut = maps.length < given.length || maps.some(({ cut }) => cut);
  return { entries: new Map(entries), ...(isCut && { cut: true as const }) };
}

function inherited(maps: readonly LocatedMap[], written: Entries): (readonly [string, Entry])[] {
  const found = new Map<string, Entry>();
  for (const { entries } of maps) {
    for (const [key, entry] of entries) if (!written.has(key) && !found.has(key)) found.set(key, entry);
  }
  return [...found];
}

function reportNoMap(node: LocatedNode, report: Report): void {
  const expected = "a mapping to merge, or a list of mappings, such as *anchor";
  report("wrong-type", node.at, { found: describe(node), expected });
}
