import type { Position } from "../foundation/position.js";
import { shorten } from "../foundation/shorten.js";

/** Where a piece of a file stands: its position, its dotted key path, and the line it is on (shortened when very long). */
export interface Place {
  readonly position: Position;
  readonly keyPath: string;
  readonly line: string;
}

/** YAML with places: what the reader makes of a file, and what all later steps read. */
export type LocatedNode = LocatedMap | LocatedList | LocatedScalar;

export interface LocatedMap {
  readonly kind: "map";
  readonly at: Place;
  /** In the order of the file. A Map, so that no key (`__proto__`, `constructor`) is special. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Something in it, at any depth, was refused and is left out: what seems to be missing may be just that. */
  readonly cut?: true;
}

/** One `key: value`; `at` is the place of the key. */
export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: LocatedNode;
}

interface LocatedList {
  readonly kind: "list";
  readonly at: Place;
  readonly items: readonly LocatedNode[];
}

export interface LocatedScalar {
  readonly kind: "scalar";
  readonly at: Place;
  readonly value: string | number | boolean | null;
  /** The value as the file writes it, without quotes: `007` stays `007`. */
  readonly text: string;
}

/** `parent.key`, or `key` at the top. */
export function childPath(parent: string, key: string): string {
  return parent === "" ? key : `${parent}.${key}`;
}

/** The value under `key`, if `node` is a mapping that has it. */
export function child(node: LocatedNode | undefined, key: string): LocatedNode | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.value : undefined;
}

/** The node at `path` (keys and list indices) below `node`, as far as it goes. */
export function nodeAt(node: LocatedNode, path: readonly PropertyKey[]): LocatedNode | undefined {
  let here: LocatedNode | undefined = node;
  for (const step of path) {
    here = here?.kind === "list" ? here.items[Number(step)] : child(here, String(step));
  }
  return here;
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(node: LocatedNode | undefined): readonly Entry[] {
  return node?.kind === "map" ? [...node.entries.values()] : [];
}

/** `node` with the value under `key` replaced, added or, when `value` is undefined, taken out. */
export function withEntry(node: LocatedMap, key: string, entry: Entry | undefined): LocatedMap {
  const entries = new Map(node.entries);
  if (entry === undefined) entries.delete(key);
  else entries.set(key, entry);
  return { ...node, entries };
}

/** What to call a node in a message: `a mapping`, `a list`, or the text itself. */
export function describe(node: LocatedNode): string {
  if (node.kind === "map") return "a mapping";
  if (node.kind === "list") return "a list";
  return node.text === "" ? "nothing" : shorten(node.text);
}
