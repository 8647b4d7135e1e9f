import { GRADES, type Domain } from "../../assumptions/assumption.js";
import type { QuantityKind } from "../../assumptions/quantity.js";
import { DISTRIBUTION_NAMES, DISTRIBUTION_NEEDS, PARAMETER_NAMES } from "../read-named-distribution.js";
import { QUANTILE_KEY } from "../read-value.js";
import type { JsonSchema } from "./notation.js";
import { writtenPattern } from "./written-pattern.js";

/** What a number without a spelling of its own must keep to; a text is read by its own rules. */
const NUMBERS: Readonly<Record<Domain, JsonSchema>> = {
  probability: { type: "number", minimum: 0, maximum: 1 },
  positive: { type: "number", exclusiveMinimum: 0 },
  "non-negative": { type: "number", minimum: 0 },
  real: { type: "number" },
  count: { type: "integer", minimum: 0 },
};

/** A value of this domain and kind in any of its notations: `0.3`, `30%`, `15% to 31%`, `{ p10:, p90: }`, `{ distribution: }`. */
export const valueSchema = (domain: Domain, kind: QuantityKind): JsonSchema => ({
  anyOf: [NUMBERS[domain], { type: "string", pattern: writtenPattern(kind, "interval") }, { $ref: "#/$defs/value" }],
});

const NUMBER = { type: ["number", "string"] };

const named = (names: readonly string[], schema: JsonSchema): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, schema]));

/** `$defs/value`: a value as a mapping, whatever it is a value of. */
export const VALUE_MAP_SCHEMA: JsonSchema = {
  title: "value",
  description: "a value with its source and grade, quantiles, the mean of a CSV column, or a named distribution",
  type: "object",
  properties: {
    value: { description: "as it would be written alone", anyOf: [NUMBER, { $ref: "#/$defs/value" }] },
    mean_of: { type: "string", description: "file#column of a CSV file: its mean with its standard error" },
    distribution: { description: "a family, with its parameters beside it", enum: [...DISTRIBUTION_NAMES] },
    ...named(PARAMETER_NAMES, NUMBER),
    ...named(["values", "weights"], { type: "array", items: NUMBER, minItems: 1 }),
    ...named(["file", "column"], NUMBER),
    where: { type: "object", description: "which rows of the file: columns with a value, or a list of them" },
    source: { type: ["string", "number"], description: "where the value is from" },
    grade: { enum: [...GRADES], description: "how far it can be trusted" },
    min: { ...NUMBER, description: "truncated here" },
    max: { ...NUMBER, description: "truncated here" },
  },
  patternProperties: { [QUANTILE_KEY.source]: { ...NUMBER, description: "this percentile" } },
  allOf: Object.entries(DISTRIBUTION_NEEDS).map(([family, forms]) => ({
    if: { properties: { distribution: { const: family } }, required: ["distribution"] },
    // With one form alone an editor can say which key is missing.
    then: forms.length === 1 ? { required: forms[0] } : { anyOf: forms.map((required) => ({ required })) },
  })),
  minProperties: 1,
  additionalProperties: false,
};
