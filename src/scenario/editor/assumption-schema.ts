import { ASSUMPTION_GROUPS } from "../../assumptions/groups.js";
import { EFFECT_TARGET_ROWS } from "../../assumptions/effect-targets.js";
import { MONTHS } from "../../assumptions/months.js";
import { kindOfUnit } from "../../assumptions/unit-kinds.js";
import { isOverridable, SETTABLE } from "../read-assumptions.js";
import { assumptionText } from "./assumption-text.js";
import { dottedDefinitions } from "./dotted-schema.js";
import type { JsonSchema } from "./notation.js";
import { valueSchema } from "./value-schema.js";

/** Definitions of the rows of the book, `$defs/funnel.acceptance`, each with its unit and meaning. */
const rowDefinitions = (): Record<string, JsonSchema> =>
  Object.fromEntries(
    SETTABLE.map((row) => [
      row.id,
      {
        title: row.id,
        description: assumptionText(row),
        ...valueSchema(row.domain, kindOfUnit(row.unit)),
        default: row.value,
      },
    ]),
  );

/** Twelve values in a list, January first, stand for the twelve months by name. */
const SEASONALITY = "market.seasonality";

const listInstead = (group: string, mapping: JsonSchema): JsonSchema =>
  group !== SEASONALITY
    ? mapping
    : {
        anyOf: [
          mapping,
          {
            type: "array",
            minItems: MONTHS.length,
            maxItems: MONTHS.length,
            items: valueSchema("non-negative", "share"),
          },
        ],
      };

function assumptionsNamed(name: string, description: string, isTaken: (id: string) => boolean) {
  const ids = SETTABLE.map(({ id }) => id).filter(isTaken);
  return dottedDefinitions({
    name,
    description,
    leaves: new Map(ids.map((id) => [id, { $ref: `#/$defs/${id}` }])),
    instead: listInstead,
    about: (group) => ASSUMPTION_GROUPS.find(({ id }) => id === group)?.about,
  });
}

/** `$defs/assumptions`, all that a scenario sets, `$defs/overrides`, what a structure or a phase may, and what they rest on. */
export const assumptionDefinitions = (): Record<string, JsonSchema> => ({
  ...rowDefinitions(),
  ...assumptionsNamed("assumptions", "what is known of the company; anything else keeps the book's value", () => true),
  ...assumptionsNamed("overrides", "assumptions that differ here", isOverridable),
});

/** `$defs/effects`: ratios of a structure's own, by effect target. */
export const effectDefinitions = (): Record<string, JsonSchema> =>
  dottedDefinitions({
    name: "effects",
    description: "`none`, or ratios of this structure's own by effect target",
    leaves: new Map(
      EFFECT_TARGET_ROWS.map(({ id, kind, multiplies }) => [
        id,
        {
          description: `Multiplies ${multiplies}.\n\nUnit: ${kind}; 1 is no effect.`,
          ...valueSchema("positive", kindOfUnit(kind)),
        },
      ]),
    ),
    instead: (group, mapping) => (group === "" ? { anyOf: [{ const: "none" }, mapping] } : mapping),
    about: () => undefined,
  });
