import * as z from "zod";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { GRADES } from "../../assumptions/assumption.js";
import { EFFECT_TARGETS } from "../../assumptions/effect-targets.js";
import { BACKGROUNDS, MANDATES, RELATIONS, TEAMS } from "../../organisation/structure.js";
import { figure, textList, whole } from "../../report/result/figure.js";
import { chartSchema } from "../../report/result/resolved-schema.js";
import { LIST_KINDS } from "./options.js";

/** One effect of a structure as plain rates, at the medians of all inputs. */
const effect = z.object({
  target: z.enum(EFFECT_TARGETS),
  kind: z.enum(["rate ratio", "odds ratio", "time ratio", "hazard ratio", "weight ratio"]),
  label: z.string(),
  ratio: figure,
  terms: z.array(z.object({ input: z.string(), value: figure, divides: z.boolean() })).readonly(),
  rates: z.array(z.object({ assumption: z.string(), base: figure, result: figure })).readonly(),
});

const structure = z.object({
  id: z.string(),
  chart: chartSchema,
  posts: z.record(z.enum(TEAMS), whole),
  relation: z.enum(RELATIONS),
  background: z.enum(BACKGROUNDS),
  mandate: z.enum(MANDATES),
  reasons: textList,
  effectsOn: z.boolean(),
  /** Month, from 0, from which it is in place; before that it is another one on the way. */
  from: whole,
  /** What it is on the way there, with the months, from 0, in which each step begins. */
  way: z
    .array(
      z.object({
        from: whole,
        relation: z.enum(RELATIONS),
        background: z.enum(BACKGROUNDS),
        mandate: z.enum(MANDATES),
      }),
    )
    .readonly(),
  /** Assumptions it sets differently from the scenario. */
  overrides: z.array(z.object({ assumption: z.string(), value: z.string(), unit: z.string() })).readonly(),
  effects: z.array(effect).readonly(),
});

/** What the book or a scenario says of an assumption. `own`: the scenario's value, not the book's. */
const assumption = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  unit: z.string(),
  meaning: z.string(),
  grade: z.enum(GRADES),
  source: z.string(),
  own: z.boolean(),
  /** Of a scenario's own: what it takes the place of, as the book has it. */
  book: z.object({ value: z.string(), grade: z.enum(GRADES) }).exactOptional(),
});

const assumptions = z.array(assumption).readonly();

/** What the tool understood of a scenario. */
export const explainFiguresSchema = z.object({
  /** The structure the company has now, under which the numbers were measured; absent: under no structure effect. */
  today: z.string().exactOptional(),
  structures: z.array(structure).readonly(),
  assumptions,
});

const outcome = z.object({
  id: z.enum(OUTCOME_IDS),
  label: z.string(),
  unit: z.string(),
  better: z.enum(["higher", "lower", "neither"]),
  definition: z.string(),
});

/** What is the same for every scenario. */
export const explainRestSchema = z.object({
  /** Without a scenario: the book, or the part of it that was asked for. */
  book: assumptions.exactOptional(),
  /** An outcome that was asked for. */
  outcome: outcome.exactOptional(),
  /** Names that were asked for. */
  list: z.object({ of: z.enum(LIST_KINDS), names: textList }).exactOptional(),
});

export type ExplainFigures = z.output<typeof explainFiguresSchema>;
export type ExplainRest = z.output<typeof explainRestSchema>;
export type ExplainedStructure = z.output<typeof structure>;
export type ExplainedOutcome = z.output<typeof outcome>;
export type AssumptionRow = z.output<typeof assumption>;
