import * as z from "zod";
import { BOOK } from "../assumptions/book.js";
import { scenarioSchema } from "./schema.js";

/** Of one key no more places are told; the others are deeper. */
const MOST_PLACES = 3;

let known: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Where in a scenario file a key may stand, the least deep first: `structures.<name>` is in any structure, an empty text the top level.
 * Assumptions and their groups are among the keys.
 */
export function placesOfKey(key: string): readonly string[] {
  known ??= allPlaces();
  return known.get(key)?.slice(0, MOST_PLACES) ?? [];
}

function allPlaces(): Map<string, string[]> {
  const places = new Map<string, Set<string>>();
  for (const { key, above } of [...keysOf(scenarioSchema, []), ...keysOfBook()]) {
    const own = places.get(key) ?? new Set();
    places.set(key, own.add(above.join(".")));
  }
  const depth = (place: string): number => (place === "" ? 0 : place.split(".").length);
  return new Map([...places].map(([key, own]) => [key, [...own].sort((a, b) => depth(a) - depth(b))]));
}

interface KeyPlace {
  readonly key: string;
  readonly above: readonly string[];
}

function* keysOf(given: unknown, above: readonly string[]): Generator<KeyPlace> {
  const schema = unwrapped(given);
  if (schema instanceof z.ZodArray) yield* keysOf(schema.element, above);
  if (schema instanceof z.ZodRecord) yield* keysOf(schema.valueType, [...above, NAME]);
  if (!(schema instanceof z.ZodObject)) return;
  const below = Object.entries(schema.shape);
  // Where a mapping stands under every key, as under teams, keys are names.
  const areNames = below.every(([, value]) => unwrapped(value) instanceof z.ZodObject);
  for (const [key, value] of below) {
    yield { key, above };
    yield* keysOf(value, [...above, areNames ? NAME : key]);
  }
}

const NAME = "<name>";

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}

/** `funnel`, `funnel.acceptance` and `acceptance`. */
function* keysOfBook(): Generator<KeyPlace> {
  for (const { id } of BOOK) {
    const parts = id.split(".");
    yield { key: parts[0], above: ["assumptions"] };
    yield { key: id, above: ["assumptions"] };
    yield { key: parts.slice(1).join("."), above: ["assumptions", parts[0]] };
  }
}
