import * as z from "zod";
import type { Notation } from "./editor/notation.js";

const number = (description: string) =>
  z
    .unknown()
    .meta({ description, type: ["number", "string"] })
    .optional();

const readElsewhere = (readAs: Notation, description: string) => z.unknown().meta({ readAs, description }).optional();
const told = (readAs: Notation, description: string) => z.string().meta({ readAs, description }).optional();

/** Of these a check has one at least: else it says nothing that could fail. */
const DECIDING = [
  "at_least",
  "above",
  "at_most",
  "below",
  "between",
  "equal",
  "within",
  "is",
  "order",
  "grade",
  "source",
];

/** The shape of one item of `checks:`; which keys go together is said in `check-form.ts`. */
export const checkSchema = z
  .strictObject({
    name: z.string().min(1).optional(),
    description: z.string().min(1).optional(),
    severity: z.enum(["fail", "warn"]).meta({ description: "default: fail" }).optional(),
    horizon: z.int().min(1).max(600).meta({ description: "months; default: the scenario's" }).optional(),
    set: readElsewhere("settings", "what is different for this check: path=value, or paths with their values"),
    outcome: readElsewhere("objective", "an outcome, or weights of several; default: the objective"),
    structure: z.string().optional(),
    statistic: told("statistic", "what is measured of the outcome; default: mean"),
    than: z.string().meta({ description: "the other structure of probability_better and crossing_month" }).optional(),
    minus: readElsewhere("subtrahend", "what is subtracted: a structure, or { structure:, outcome: }"),
    over: readElsewhere("divisor", "what it is divided by: a structure, or { structure:, outcome:, minus: }"),
    among: z
      .array(z.string())
      .min(1)
      .meta({ description: "structures compared with; default: all", examples: [["both-to-the-ceo", "as-it-is"]] })
      .optional(),
    is: told("rank", "highest, lowest, top 2, bottom 2"),
    order: z
      .array(z.string())
      .meta({
        description: "structures from the highest mean to the lowest",
        examples: [["both-to-the-ceo", "as-it-is"]],
      })
      .optional(),
    at_least: number("lower limit"),
    above: number("lower limit, itself excluded"),
    at_most: number("upper limit"),
    below: number("upper limit, itself excluded"),
    between: z.unknown().meta({ description: "lower and upper limit", type: "array" }).optional(),
    equal: number("equal to this, give or take `within`"),
    within: z
      .unknown()
      .meta({ description: "tolerance of `equal`, or the range of an assumption", type: ["number", "string", "array"] })
      .optional(),
    assumption: told("assumptionId", "the id of an assumption"),
    grade: told("leastGrade", "at least <grade>"),
    source: z.enum(["required"]).optional(),
  })
  .meta({
    anyOf: DECIDING.map((key) => ({ required: [key] })),
    examples: [{ structure: "both-to-the-ceo", is: "highest" }],
  });
