import * as z from "zod";
import { checkSchema } from "./check-schema.js";
import type { Notation } from "./editor/notation.js";
import { writtenPattern } from "./editor/written-pattern.js";
import { BACKGROUNDS, MANDATES, ROLES } from "../organisation/structure.js";
import { MOST_TRIALS } from "./most-trials.js";

/**
 * The shape of a scenario file. Values of assumptions, effects, the seed, months and objectives have notations of their
 * own and are read elsewhere; here they are any value, with the JSON schema an editor can use. Mappings and lists have an
 * example, which whoever writes something else in their place is shown.
 */

const MAX_HEADCOUNT = 10_000;
const MAX_HORIZON_MONTHS = 600;

/** Anything with its own reader: only the JSON schema says more, or `readAs` names what does in `editor/`. */
const readElsewhere = (jsonSchema: Record<string, unknown> | { readonly readAs: Notation }) =>
  z.unknown().meta(jsonSchema).optional();

const headcount = z.int().min(0).max(MAX_HEADCOUNT);

const posts = z
  .strictObject({
    marketing: headcount.optional(),
    sales: headcount.optional(),
    sdr: headcount.optional(),
    success: headcount.optional(),
  })
  .meta({ description: "posts per team; today's for a team that is not named", examples: [{ marketing: 7, sales: 9 }] })
  .optional();

const teamExample = { examples: [{ headcount: 6 }] };
const team = z.strictObject({ headcount: headcount.optional() }).meta(teamExample).optional();
/** One that every company has; the reader says so by the book. */
const neededTeam = z
  .strictObject({ headcount: headcount.meta({ minimum: 1 }).optional() })
  .meta(teamExample)
  .optional();

const manager = z
  .strictObject({
    title: z.string().min(1).meta({ description: "what to call the post" }).optional(),
    role: z.enum(ROLES).meta({ description: "default: the root is an executive, anyone else a head" }).optional(),
    background: z
      .enum(BACKGROUNDS)
      .meta({ description: "default: a team's own head has its team's, anyone else general" })
      .optional(),
    reports_to: z.string().min(1).optional(),
    cost: readElsewhere({
      description: "currency per month; default: money.manager_cost",
      type: ["number", "string"],
      pattern: writtenPattern("amount", "one"),
    }),
  })
  .meta({ examples: [{ role: "head", reports_to: "ceo" }] });

/** Of a chart: who reports to whom, and those who lead without a team. */
const linesExample = { examples: [{ marketing: "ceo", sales: "ceo" }] };
const managersExample = { examples: [{ cro: { role: "head", reports_to: "ceo" } }] };

/** When a change comes: after so many months, or from a month of the calendar on. */
const when = {
  after: readElsewhere({ description: "whole months; 0 is a change in the first month", type: "integer" }),
  from: readElsewhere({
    readAs: "calendarMonth",
    description: "the month of the change, such as 2027-04; needs `start:`",
  }),
};

const values = (readAs: Notation) =>
  z
    .record(z.string(), z.unknown())
    .meta({ readAs, examples: [{ "funnel.acceptance": "60%" }] })
    .optional();
const overrides = values("overrides");
const mandate = z.enum(MANDATES).meta({ description: "what marketing is asked to do about revenue" }).optional();
const effects = readElsewhere({
  readAs: "effects",
  description: "`none`, or ratios of this structure's own by effect target",
});

const phase = z
  .strictObject({
    ...when,
    reports_to: z.record(z.string(), z.string().nullable()).meta(linesExample).optional(),
    managers: z.record(z.string(), manager.nullable()).meta(managersExample).optional(),
    mandate,
    headcount: posts,
    effects,
    assumptions: overrides,
  })
  .meta({
    description: "what changes; the rest stays as it was, and null takes a manager or a line out",
    examples: [{ after: 6, mandate: "drive" }],
  });

const structure = z
  .strictObject({
    label: z.string().min(1).meta({ description: "what to call it for readers: one line, no other's" }).optional(),
    description: z.string().optional(),
    reports_to: z
      .record(z.string(), z.string())
      .meta({ description: "the superior of each team and manager: `marketing: ceo`", ...linesExample })
      .optional(),
    managers: z.record(z.string(), manager).meta(managersExample).optional(),
    mandate,
    headcount: posts,
    effects,
    assumptions: overrides,
    phases: z
      .array(phase)
      .min(1)
      .meta({ description: "the way there, step by step", examples: [[{ after: 6, mandate: "drive" }]] })
      .optional(),
  })
  .meta({ examples: [{ reports_to: { marketing: "ceo", sales: "ceo" } }] });

const correlated = { between: ["funnel.acceptance", "funnel.deal_value"], rank: -0.3 };

const correlation = z
  .strictObject({
    between: z
      .tuple([z.string().meta({ readAs: "assumptionId" }), z.string().meta({ readAs: "assumptionId" })])
      .meta({ description: "two assumption ids", examples: [correlated.between] }),
    rank: z.number().meta({ description: "Spearman rank correlation", exclusiveMinimum: -1, exclusiveMaximum: 1 }),
  })
  .meta({ examples: [correlated] });

const changed = { after: 6, assumptions: { "funnel.acceptance": "60%" } };

export const scenarioSchema = z
  .strictObject({
    name: z.string().min(1).optional(),
    description: z.string().optional(),
    extends: z.string().meta({ description: "a scenario file to inherit from and override" }).optional(),
    horizon: z.int().min(1).max(MAX_HORIZON_MONTHS).meta({ description: "months" }).optional(),
    start_month: readElsewhere({ readAs: "month", description: "1 to 12, or the name of a month" }),
    start: readElsewhere({ readAs: "calendarMonth", description: "the first month, such as 2027-01" }),
    currency: z.string().min(1).meta({ description: "what amounts are in; for display only" }).optional(),
    trials: z.int().min(1).max(MOST_TRIALS).optional(),
    seed: readElsewhere({ description: "any text or number", type: ["string", "number", "boolean"] }),
    replicates: z
      .int()
      .min(1)
      .max(1_000_000)
      .meta({
        description:
          "futures simulated per draw of the assumptions, which tells luck from what is not known; default: 1",
      })
      .optional(),
    effects: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: "strength of all structure effects: their exponent; 1 as they are, 0 none" })
      .optional(),
    objective: readElsewhere({
      readAs: "objective",
      description: "what decides which structure is best: an outcome, or weights of several; default: value",
    }),
    today: readElsewhere({ description: "the structure the company has now", type: ["string", "number"] }),
    reference: readElsewhere({
      description: "the structure the others are compared with; default: today's, else the first",
      type: ["string", "number"],
    }),
    transition: z
      .strictObject(when)
      .meta({
        description: "when the others replace today's structure; without it they are in place from the start",
        examples: [{ after: 3 }],
      })
      .optional(),
    phases: z
      .array(z.strictObject({ ...when, assumptions: overrides }).meta({ examples: [changed] }))
      .min(1)
      .meta({ description: "assumptions that change on the way, whatever the structure", examples: [[changed]] })
      .optional(),
    teams: z
      .strictObject({ marketing: neededTeam, sales: team, sdr: team, success: team })
      .meta({ description: "today's teams", examples: [{ sales: { headcount: 6 } }] })
      .optional(),
    assumptions: values("assumptions"),
    correlations: z
      .array(correlation)
      .meta({ examples: [[correlated]] })
      .optional(),
    structures: z
      .record(z.string(), structure)
      .meta({ examples: [{ "both-to-the-ceo": { reports_to: { marketing: "ceo", sales: "ceo" } } }] })
      .optional(),
    checks: z
      .array(checkSchema)
      .meta({
        description: "claims that `orgfunnel check` decides",
        examples: [[{ structure: "both-to-the-ceo", is: "highest" }]],
      })
      .optional(),
  })
  .meta({ title: "orgfunnel scenario" });

export type ScenarioShape = z.infer<typeof scenarioSchema>;
export type StructureShape = z.infer<typeof structure>;

export const TOP_LEVEL_KEYS: readonly string[] = Object.keys(scenarioSchema.shape);
