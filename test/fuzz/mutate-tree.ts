import { isMap, isNode, isScalar, isSeq, Pair, parseDocument, type Document, type YAMLMap } from "yaml";
import type { Chance } from "./random.js";
import { TOKENS } from "./tokens.js";

interface Place {
  readonly map: YAMLMap;
  readonly pair: Pair;
}

/** A document with so many values, keys or whole parts changed, as text; nothing if it can no longer be written. */
export function mutateTree(sound: Document, mistakes: number, chance: Chance): string | undefined {
  const document = sound.clone();
  for (let mistake = 0; mistake < mistakes; mistake++) {
    const places = placesOf(document.contents);
    if (places.length > 0) chance.pick(CHANGES)(chance.pick(places), places, chance);
  }
  try {
    return document.toString();
  } catch {
    return undefined; // an alias without its anchor
  }
}

type Change = (place: Place, all: readonly Place[], chance: Chance) => void;

const CHANGES: readonly Change[] = [
  ({ pair }, _, chance) => (pair.value = tokenNode(chance)),
  ({ pair }, _, chance) => (pair.value = tokenNode(chance)),
  ({ pair }, all, chance) => (pair.value = copyOf(chance.pick(all).pair.value)),
  ({ pair }, all, chance) => (pair.key = chance.pick(all).pair.key),
  ({ map, pair }) => map.items.splice(map.items.indexOf(pair), 1),
  ({ map }, all, chance) => {
    const { key, value } = chance.pick(all).pair;
    map.items.push(new Pair(key, copyOf(value)));
  },
  ({ pair }, _, chance) => (pair.key = chance.pick(TOKENS)),
  ({ pair }, _, chance) => {
    if (isScalar(pair.value) && typeof pair.value.value === "number")
      pair.value.value *= chance.pick([-1, 0, 1e-6, 0.001, 0.1, 10, 1000, 1e6, 1e30]);
  },
  ({ pair }, _, chance) => {
    if (isMap(pair.value)) pair.value.items.sort(() => chance.share() - 0.5);
  },
];

function placesOf(node: unknown, places: Place[] = []): Place[] {
  if (isSeq(node)) for (const item of node.items) placesOf(item, places);
  if (!isMap(node)) return places;
  for (const pair of node.items) {
    places.push({ map: node, pair });
    placesOf(pair.value, places);
  }
  return places;
}

/** So that no part comes to contain itself. */
const copyOf = (value: unknown): unknown => (isNode(value) ? value.clone() : value);

/** What a token stands for in YAML; as text where it is no YAML of its own. */
function tokenNode(chance: Chance): unknown {
  const token = chance.pick(TOKENS);
  const parsed = parseDocument(token, { logLevel: "silent" });
  return parsed.errors.length > 0 || /[&*!]/u.test(token) ? token : parsed.contents;
}
