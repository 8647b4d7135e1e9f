import type { Report } from "./problems.js";
import { shorten } from "../foundation/shorten.js";
import { entriesOf, withEntry, type Entry, type LocatedMap, type LocatedNode } from "./located-tree.js";

/** Keys that make a mapping a value (`{ p10:, p90: }`, `{ distribution: ... }`, `{ mean_of: ... }`, `{ value:, source: }`), not a group of ids. */
const VALUE_KEY = /^(value|distribution|mean_of|source|grade|min|max|p\d+)$/u;

/** True for a mapping that stands for one value: it is replaced as a whole when overridden. */
export function isValueMap(node: LocatedNode): boolean {
  return node.kind === "map" && [...node.entries.keys()].some((key) => VALUE_KEY.test(key));
}

/**
 * The file with every dotted key under `assumptions` and `effects`, of the scenario, its structures and all phases, written as
 * nested mappings, so that both forms merge alike. Two forms of one id in one file are a duplicate key.
 */
export function nestDottedKeys(file: LocatedMap, report: Report): LocatedMap {
  const whole = nestIn(file, ["assumptions"], report);
  return withChild(whole, "structures", (structures) =>
    mapValues(structures, (structure) =>
      structure.kind === "map" ? nestIn(structure, ["assumptions", "effects"], report) : structure,
    ),
  );
}

/** Nested under these keys of a mapping, and under the same of its phases. */
function nestIn(node: LocatedMap, keys: readonly string[], report: Report): LocatedMap {
  const own = keys.reduce((nested, key) => withChild(nested, key, (below) => nest(below, report)), node);
  const phases = own.entries.get("phases");
  if (phases?.value.kind !== "list") return own;
  const items = phases.value.items.map((phase) => (phase.kind === "map" ? nestIn(phase, keys, report) : phase));
  return withEntry(own, "phases", { ...phases, value: { ...phases.value, items } });
}

function withChild(node: LocatedMap, key: string, change: (child: LocatedMap) => LocatedNode): LocatedMap {
  const entry = node.entries.get(key);
  return entry?.value.kind === "map" ? withEntry(node, key, { ...entry, value: change(entry.value) }) : node;
}

function mapValues(node: LocatedMap, change: (value: LocatedNode) => LocatedNode): LocatedMap {
  const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, value: change(entry.value) }] as const);
  return { ...node, entries: new Map(entries) };
}

/** No id has more parts; a longer one is left in one piece and found to be unknown. */
const MOST_PARTS = 10;

/** One value among the ids, with the parts of its id. */
interface Leaf {
  readonly path: readonly string[];
  readonly entry: Entry;
}

function nest(node: LocatedMap, report: Report): LocatedMap {
  return isValueMap(node) ? node : { ...node, entries: build(leaves(node, []), 0, report) };
}

function leaves(node: LocatedMap, above: readonly string[]): Leaf[] {
  return entriesOf(node).flatMap((entry) => {
    const parts = [...above, ...entry.key.split(".", MOST_PARTS + 1)];
    const path = parts.length > MOST_PARTS ? [[...above, entry.key].join(".")] : parts;
    return entry.value.kind === "map" && !isValueMap(entry.value) ? leaves(entry.value, path) : [{ path, entry }];
  });
}

/** The leaves as nested mappings, from part number `depth` of their paths on. */
function build(all: readonly Leaf[], depth: number, report: Report): Map<string, Entry> {
  const isLeaf = (leaf: Leaf): boolean => leaf.path.length === depth + 1;
  const entries = new Map<string, Entry>();
  for (const [key, { first, others }] of grouped(all, depth)) {
    const { at } = first.entry;
    const clashes = others.filter((leaf) => isLeaf(first) || isLeaf(leaf));
    for (const { entry } of clashes) {
      report("duplicate-key", entry.at, { found: shorten(entry.at.keyPath), firstLine: at.position.line });
    }
    if (isLeaf(first)) entries.set(key, { ...first.entry, key });
    else {
      const inner = build([first, ...others.filter((leaf) => !isLeaf(leaf))], depth + 1, report);
      entries.set(key, { key, at, value: { kind: "map", at, entries: inner } });
    }
  }
  return entries;
}

interface Group {
  readonly first: Leaf;
  readonly others: Leaf[];
}

function grouped(all: readonly Leaf[], depth: number): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const leaf of all) {
    const key = leaf.path[depth] ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: leaf, others: [] });
    else group.others.push(leaf);
  }
  return groups;
}
