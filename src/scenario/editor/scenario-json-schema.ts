import * as z from "zod";
import type { QuantityKind } from "../../assumptions/quantity.js";
import { scenarioSchema } from "../schema.js";
import { SETTINGS } from "../written-settings.js";
import { assumptionDefinitions, effectDefinitions } from "./assumption-schema.js";
import type { JsonSchema } from "./notation.js";
import { NOTATIONS } from "./notations.js";
import { VALUE_MAP_SCHEMA } from "./value-schema.js";
import { writtenPattern } from "./written-pattern.js";

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors: every key, id, unit and meaning, derived from what the reader
 * itself goes by. What the reader accepts it accepts; the reader refuses more.
 */
export function scenarioJsonSchema(): JsonSchema {
  const shape = z.toJSONSchema(scenarioSchema, {
    override: ({ jsonSchema }) => {
      nameNotation(jsonSchema);
    },
  }) as JsonSchema;
  const definitions = {
    ...NOTATIONS,
    value: VALUE_MAP_SCHEMA,
    ...assumptionDefinitions(),
    ...effectDefinitions(),
  };
  const written = SETTINGS.reduce(
    (schema, { path, kind }) => changedAt(schema, path.split("."), (number) => asWritten(number, kind)),
    shape,
  );
  const removable = changedAt(written, ["structures", "*"], (schema) => ({ anyOf: [schema, { type: "null" }] }));
  return { ...(withFreeKeys(removable) as JsonSchema), ...STRUCTURES_SOMEWHERE, $defs: withFreeKeys(definitions) };
}

/** Its own, or those of a file that it extends. */
const STRUCTURES_SOMEWHERE = { anyOf: [{ required: ["structures"] }, { required: ["extends"] }] };

/** What has a notation is described by its definition alone. */
function nameNotation(schema: Record<string, unknown>): void {
  const { readAs, description } = schema;
  if (typeof readAs !== "string") return;
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  Object.assign(schema, { $ref: `#/$defs/${readAs}` }, description === undefined ? {} : { description });
}

/** A count or a duration may be written with a unit: `10k`, `2 years`. */
function asWritten({ description, ...number }: JsonSchema, kind: QuantityKind): JsonSchema {
  const written = { type: "string", pattern: writtenPattern(kind, "one") };
  return { ...(description !== undefined && { description }), anyOf: [number, written] };
}

/** The schema with what it says of the values at a path changed; `*` is any key or item. */
function changedAt(
  schema: JsonSchema,
  path: readonly string[],
  change: (schema: JsonSchema) => JsonSchema,
): JsonSchema {
  if (path.length === 0) return change(schema);
  const [step, ...rest] = path;
  const below = (inner: unknown): JsonSchema => changedAt(inner as JsonSchema, rest, change);
  if (step === "*" && isSchema(schema.items)) return { ...schema, items: below(schema.items) };
  if (step === "*" && isSchema(schema.additionalProperties))
    return { ...schema, additionalProperties: below(schema.additionalProperties) };
  const properties = Object.entries((schema.properties ?? {}) as Record<string, unknown>).map(
    ([key, inner]) => [key, step === "*" || step === key ? below(inner) : inner] as const,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys that begin with x- are the writer's own, wherever a mapping's keys are known or names. */
function withFreeKeys(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withFreeKeys);
  if (!isSchema(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withFreeKeys(value)]));
  if (schema.type !== "object" || schema.additionalProperties === undefined) return inner;
  return { ...inner, patternProperties: { "^x-": {}, ...(inner.patternProperties as JsonSchema | undefined) } };
}
