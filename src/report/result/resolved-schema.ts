import * as z from "zod";
import { GRADES } from "../../assumptions/assumption.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { BACKGROUNDS, MANDATES, RELATIONS, ROLES, TEAMS } from "../../organisation/structure.js";
import type { ResolvedScenario } from "../../scenario/resolved.js";
import { planSchema } from "../../simulation/plan-schema.js";
import { textList, whole } from "./figure.js";

/** An org chart as its file has it. */
export const chartSchema = z.object({
  nodes: z
    .array(
      z.object({
        name: z.string(),
        title: z.string().exactOptional(),
        role: z.enum(ROLES).exactOptional(),
        background: z.enum(BACKGROUNDS).exactOptional(),
        costMonthly: z.number().exactOptional(),
      }),
    )
    .readonly(),
  reportsTo: z.record(z.string(), z.string()),
});

const overrideSchema = z.object({
  assumption: z.string(),
  value: z.string(),
  source: z.string(),
  grade: z.enum(GRADES),
});

/** What a structure is for some time, with what follows from its chart. */
const stateFields = {
  chart: chartSchema,
  relation: z.enum(RELATIONS),
  background: z.enum(BACKGROUNDS),
  mandate: z.enum(MANDATES),
  posts: z.record(z.enum(TEAMS), whole),
  effectsOn: z.boolean(),
  overrides: z.array(overrideSchema).readonly(),
};

const structure = z.object({
  id: z.string(),
  /** What to call it for readers. */
  label: z.string().exactOptional(),
  stages: z.array(z.object({ from: whole, ...stateFields })).readonly(),
  /** It has phases of its own. */
  phased: z.literal(true).exactOptional(),
});

const check = z.object({
  name: z.string().exactOptional(),
  severity: z.enum(["fail", "warn"]),
  settings: textList,
  /** The claim as it was read: its kinds are the tool's own. */
  claim: z.looseObject({ kind: z.string() }),
});

/** The scenario as plain data, enough to simulate it again without its file. */
export const resolvedSchema: z.ZodType<ResolvedScenario> = z.object({
  name: z.string(),
  description: z.string().exactOptional(),
  trials: whole,
  objective: z.object({
    label: z.string(),
    terms: z.array(z.object({ outcome: z.enum(OUTCOME_IDS), weight: z.number() })).readonly(),
  }),
  reference: z.string(),
  /** The structure the company has now. */
  today: z.string().exactOptional(),
  start: z.object({ year: z.int(), month: whole }).exactOptional(),
  currency: z.string().exactOptional(),
  plan: planSchema,
  structures: z.array(structure).readonly(),
  /** `own`: set by the scenario, not the book. */
  assumptions: z
    .array(z.object({ id: z.string(), value: z.string(), source: z.string(), grade: z.enum(GRADES), own: z.boolean() }))
    .readonly(),
  checks: z.array(check).readonly(),
});
