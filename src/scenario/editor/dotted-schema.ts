import type { JsonSchema } from "./notation.js";

/** Ids with the schemas of their values, for a mapping in which ids may be nested or dotted, in whole or in part. */
export interface DottedIds {
  /** Begins the names of the definitions, and is that of the mapping itself. */
  readonly name: string;
  readonly description?: string;
  readonly leaves: ReadonlyMap<string, JsonSchema>;
  /** Of what stands at a group where it may be something else, too. */
  readonly instead?: (group: string, mapping: JsonSchema) => JsonSchema;
  readonly about: (group: string) => string | undefined;
}

/** The definition of the mapping and of each group in it: `funnel: { acceptance: }` is `funnel.acceptance:`. */
export function dottedDefinitions(ids: DottedIds): Record<string, JsonSchema> {
  const groups = new Set<string>([""]);
  for (const id of ids.leaves.keys()) {
    const parts = id.split(".");
    for (let end = 1; end < parts.length; end += 1) groups.add(parts.slice(0, end).join("."));
  }
  return Object.fromEntries([...groups].map((group) => [definitionName(ids, group), mappingOf(group, ids)]));
}

const definitionName = ({ name }: DottedIds, group: string): string => (group === "" ? name : `${name}/${group}`);

const refTo = (ids: DottedIds, group: string): JsonSchema => ({
  // A slash within a name is ~1 in a JSON pointer (RFC 6901).
  $ref: `#/$defs/${definitionName(ids, group).replaceAll("/", "~1")}`,
});

function mappingOf(group: string, ids: DottedIds): JsonSchema {
  const start = group === "" ? "" : `${group}.`;
  const properties: Record<string, JsonSchema> = {};
  for (const [id, leaf] of ids.leaves) {
    if (!id.startsWith(start)) continue;
    const parts = id.slice(start.length).split(".");
    for (let end = 1; end < parts.length; end += 1) {
      const key = parts.slice(0, end).join(".");
      properties[key] ??= refTo(ids, start + key);
    }
    properties[parts.join(".")] = leaf;
  }
  const about = group === "" ? ids.description : ids.about(group);
  const described = about === undefined ? {} : { description: about };
  const mapping = { type: "object", properties, additionalProperties: false };
  return { ...described, ...(ids.instead?.(group, mapping) ?? mapping) };
}
