import { STATISTIC_NAMES } from "../../analysis/checks/statistics/registry.js";
import { GRADES } from "../../assumptions/assumption.js";
import { BOOK } from "../../assumptions/book.js";
import { MONTHS } from "../../assumptions/months.js";
import { OUTCOMES } from "../../funnel/outcomes.js";
import { CALENDAR_MONTH } from "../read-calendar.js";
import type { JsonSchema, Notation } from "./notation.js";

const NUMBER: JsonSchema = { type: ["number", "string"] };
const OBJECTIVE: JsonSchema = { $ref: "#/$defs/objective" };

/** A structure, or a mapping of what it is measured by. */
const operand = (keys: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  anyOf: [
    { type: ["string", "number"] },
    {
      type: "object",
      properties: { structure: { type: ["string", "number"] }, outcome: OBJECTIVE, ...keys },
      minProperties: 1,
      additionalProperties: false,
    },
  ],
});

/** The JSON schema of every notation that is none of assumptions. */
export const NOTATIONS: Readonly<Record<Exclude<Notation, "assumptions" | "overrides" | "effects">, JsonSchema>> = {
  objective: {
    anyOf: [
      { enum: OUTCOMES.map(({ id }) => id), enumDescriptions: OUTCOMES.map(({ definition }) => definition) },
      {
        description: "weights of several outcomes",
        type: "object",
        properties: Object.fromEntries(
          OUTCOMES.map(({ id, definition }) => [id, { description: definition, ...NUMBER }]),
        ),
        minProperties: 1,
        additionalProperties: false,
      },
    ],
  },
  month: { anyOf: [{ type: "integer", minimum: 1, maximum: 12 }, { enum: [...MONTHS] }, { type: "string" }] },
  calendarMonth: { type: "string", pattern: CALENDAR_MONTH.source },
  assumptionId: { enum: BOOK.map(({ id }) => id) },
  settings: { type: ["array", "object", "string"], items: { type: "string" } },
  statistic: { anyOf: [{ enum: [...STATISTIC_NAMES] }, { type: "string", pattern: "^p\\d" }] },
  subtrahend: operand({}),
  divisor: operand({ minus: operand({}) }),
  rank: { anyOf: [{ enum: ["highest", "lowest"] }, { type: "string", pattern: "^(top|bottom) [1-9]" }] },
  leastGrade: { enum: GRADES.map((grade) => `at least ${grade}`) },
};
