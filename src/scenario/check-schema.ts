import * as z from "zod";
import { STATISTIC_NAMES } from "../analysis/checks/statistics/registry.js";

const number = (description: string) =>
  z
    .unknown()
    .meta({ description, type: ["number", "string"] })
    .optional();

const operand = (description: string) =>
  z
    .unknown()
    .meta({
      description,
      anyOf: [
        { type: "string" },
        {
          type: "object",
          properties: {
            structure: { type: "string" },
            outcome: { type: ["string", "object"] },
            minus: { type: ["string", "object"] },
          },
        },
      ],
    })
    .optional();

/** The shape of one item of `checks:`; which keys go together is said in `check-form.ts`. */
export const checkSchema = z.strictObject({
  name: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  severity: z.enum(["fail", "warn"]).meta({ description: "default: fail" }).optional(),
  horizon: z.int().min(1).max(600).meta({ description: "months; default: the scenario's" }).optional(),
  set: z
    .unknown()
    .meta({
      description: "what is different for this check: path=value, or paths with their values",
      type: ["array", "object"],
    })
    .optional(),
  outcome: z
    .unknown()
    .meta({ description: "an outcome, or weights of several; default: the objective", type: ["string", "object"] })
    .optional(),
  structure: z.string().optional(),
  statistic: z
    .string()
    .meta({
      description: `a percentile or ${STATISTIC_NAMES.join(", ")}; default: mean`,
    })
    .optional(),
  than: z.string().meta({ description: "the other structure of probability_better and crossing_month" }).optional(),
  minus: operand("what is subtracted: a structure, or { structure:, outcome: }"),
  over: operand("what it is divided by: a structure, or { structure:, outcome:, minus: }"),
  among: z.array(z.string()).min(1).meta({ description: "structures compared with; default: all" }).optional(),
  is: z.string().meta({ description: "highest, lowest, top 2, bottom 2" }).optional(),
  order: z.array(z.string()).meta({ description: "structures from the highest mean to the lowest" }).optional(),
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
  assumption: z.string().meta({ description: "the id of an assumption" }).optional(),
  grade: z.string().meta({ description: "at least <grade>" }).optional(),
  source: z.enum(["required"]).optional(),
});
