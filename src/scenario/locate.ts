import { isAlias, isMap, isScalar, isSeq, type Node as YamlNode, type Pair } from "yaml";
import type { ProblemArguments, ProblemCode } from "../foundation/problem.js";
import type { Report } from "./problems.js";
import type { PlaceAt } from "./text-places.js";
import { numberCutByComma } from "./comma-in-braces.js";
import { isFreeKey, warnOfFreeName } from "./free-keys.js";
import { shorten } from "../foundation/shorten.js";
import { childPath, type Entry, type LocatedMap, type LocatedNode, type Place } from "./located-tree.js";
import { MERGE_KEY, withMerged } from "./merge-keys.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-alias": { alias: string };
    "too-many-values": { limit: number };
    "too-many-repeated": { limit: number };
    "too-deep": { limit: number };
    "invalid-key": Record<never, never>;
    "duplicate-key": { found: string; firstLine: number };
  }
}

/** Mappings and lists within each other. */
export const MAX_DEPTH = 100;
/** Values written in a file: more than thousands of checks take, far less than memory holds. */
export const MAX_VALUES = 60_000;
/** Values that the aliases of a file repeat, each time they do: a few lines can repeat billions. */
const MAX_REPEATED = 20_000;

/** What is kept of a key in the paths of keys: names may be as long. */
const LONGEST_KEY = 100;

/** What the walk through a document remembers. */
interface Walk {
  readonly place: PlaceAt;
  readonly report: Report;
  /** The latest node of each anchor, in the order of the document. */
  readonly anchors: Map<string, YamlNode>;
  /** Nodes whose anchor has been noted: not again when an alias leads back to them. */
  readonly anchored: Set<YamlNode>;
  /** The nodes the walk is inside of: an alias to one of them has no end. */
  readonly open: Set<unknown>;
  values: number;
  repeated: number;
  /** Aliases that the walk is inside of. */
  aliases: number;
}

const NOTHING_YET = { values: 0, repeated: 0, aliases: 0 };

/** Thrown inside this file when going on would be unsafe; the problem is reported by then. */
class Unreadable extends Error {}

/**
 * The located tree of a parsed YAML document, texts in Unicode's normal form C, aliases expanded: an alias stands where it is used, what is inside it where it
 * was written. Undefined if it is too deep, too large, or has an alias that contains itself.
 */
export function locate(root: YamlNode, place: PlaceAt, report: Report, keyPath: string): LocatedNode | undefined {
  const walk: Walk = { place, report, anchors: new Map(), anchored: new Set(), open: new Set(), ...NOTHING_YET };
  try {
    return locateNode(walk, root, place(root.range?.[0] ?? 0, keyPath), 1);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function locateNode(walk: Walk, node: unknown, at: Place, depth: number): LocatedNode {
  if (walk.aliases > 0) walk.repeated += 1;
  else walk.values += 1;
  if (walk.values > MAX_VALUES) return stop(walk, "too-many-values", at, { limit: MAX_VALUES });
  if (walk.repeated > MAX_REPEATED) return stop(walk, "too-many-repeated", at, { limit: MAX_REPEATED });
  if (depth > MAX_DEPTH) return stop(walk, "too-deep", at, { limit: MAX_DEPTH });
  if (isAlias(node)) return locateAlias(walk, node.source, at, depth);
  noteAnchor(walk, node);
  if (!isMap(node) && !isSeq(node)) return locateScalar(node, at);
  walk.open.add(node);
  const located: LocatedNode = isMap(node)
    ? { kind: "map", at, ...locateEntries(walk, node.items, at, depth) }
    : { kind: "list", at, items: locateItems(walk, node.items, at, depth) };
  walk.open.delete(node);
  return located;
}

function noteAnchor(walk: Walk, node: unknown): void {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
  if (node.anchor === undefined || walk.anchored.has(node)) return;
  walk.anchors.set(node.anchor, node);
  walk.anchored.add(node);
}

function locateAlias(walk: Walk, anchor: string, at: Place, depth: number): LocatedNode {
  const target = walk.anchors.get(anchor);
  if (target === undefined) return stop(walk, "unknown-alias", at, { alias: shorten(anchor) });
  if (walk.open.has(target)) return stop(walk, "too-many-repeated", at, { limit: MAX_REPEATED });
  walk.aliases += 1;
  const located = locateNode(walk, target, at, depth);
  walk.aliases -= 1;
  return located;
}

/** Numbers in hexadecimal or octal for YAML, codes for people: they stay texts, which no number is read from. */
export const OTHER_BASE = /^[+-]?0[xo][\da-f]+$/iu;

function locateScalar(node: unknown, at: Place): LocatedNode {
  const source = isScalar(node) ? (node.source ?? "") : "";
  const value = isScalar(node) ? node.value : null;
  if (typeof value === "string" || OTHER_BASE.test(source)) {
    const text = (typeof value === "string" ? value : source).normalize("NFC");
    return { kind: "scalar", at, value: text, text };
  }
  return {
    kind: "scalar",
    at,
    value: typeof value === "number" || typeof value === "boolean" ? value : null,
    text: source,
  };
}

function locateItems(walk: Walk, items: readonly unknown[], at: Place, depth: number): LocatedNode[] {
  return items.map((item, index) => {
    const keyPath = `${at.keyPath}[${index}]`;
    return locateNode(walk, item, placeOf(walk, item, keyPath) ?? { ...at, keyPath }, depth + 1);
  });
}

function locateEntries(
  walk: Walk,
  pairs: readonly Pair[],
  at: Place,
  depth: number,
): Pick<LocatedMap, "entries" | "cut"> {
  const entries = new Map<string, Entry>();
  let isCut = false;
  for (let place = 0; place < pairs.length; place++) {
    const pair = pairs[place];
    const key = keyText(pair.key);
    if (key === undefined) {
      walk.report("invalid-key", placeOf(walk, pair.key, at.keyPath) ?? at, {});
      continue;
    }
    const keyPath = childPath(at.keyPath, shorten(key, LONGEST_KEY));
    const keyAt = placeOf(walk, pair.key, keyPath) ?? { ...at, keyPath };
    const cut = numberCutByComma(pairs, place);
    if (cut !== undefined) {
      const { found, write, rest } = cut;
      walk.report("comma-in-braces", placeOf(walk, pair.value, keyPath) ?? keyAt, { found: shorten(found), write });
      isCut = true;
      place += rest;
      continue;
    }
    const valuePath = key === MERGE_KEY ? at.keyPath : keyPath;
    const anchors = walk.anchored.size;
    const value = locateNode(walk, pair.value, placeOf(walk, pair.value, valuePath) ?? keyAt, depth + 1);
    const first = entries.get(key);
    if (isFreeKey(key)) warnOfFreeName(shorten(key), keyAt, at.keyPath, walk.anchored.size > anchors, walk.report);
    else if (first === undefined) entries.set(key, { key, at: keyAt, value });
    else walk.report("duplicate-key", keyAt, { found: shorten(key), firstLine: first.at.position.line });
  }
  return { ...withMerged(entries, walk.report), ...(isCut && { cut: true as const }) };
}

/** A key is a text or something that reads as one (a number, a month); not empty, a list or a mapping. */
function keyText(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === "string" ? key.value.normalize("NFC") : key.source;
}

/** A value that is not written (`key:`) stands nowhere of its own. */
function placeOf(walk: Walk, node: unknown, keyPath: string): Place | undefined {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  return end > start ? walk.place(start, keyPath) : undefined;
}

function stop<Code extends ProblemCode>(walk: Walk, code: Code, at: Place, details: ProblemArguments[Code]): never {
  walk.report(code, at, details);
  throw new Unreadable();
}
