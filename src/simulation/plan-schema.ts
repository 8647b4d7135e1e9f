import * as z from "zod";
import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import { distributionSchema } from "../distributions/distribution-schema.js";
import { TEAMS } from "../organisation/structure.js";
import type { Plan } from "./plan.js";

const whole = z.int().min(0);

const postsSchema = z.record(z.enum(TEAMS), whole);

const term = z.object({ target: z.enum(EFFECT_TARGETS), input: z.string(), exponent: z.string().exactOptional() });
const terms = z.array(term).readonly();

const state = z.object({
  from: whole,
  posts: postsSchema,
  effects: terms,
  neutral: z.boolean(),
  overrides: z.array(z.object({ assumption: z.string(), input: z.string() })).readonly(),
  managers: z.object({ atBookCost: whole, givenCostMonthly: z.number().min(0) }),
  disrupted: z.array(z.enum(TEAMS)).readonly(),
});

/** Everything a simulation needs: see `simulation/plan.ts`. */
export const planSchema: z.ZodType<Plan> = z.object({
  seed: z.string(),
  horizonMonths: z.int().min(1),
  startMonth: z.int().min(0).max(11),
  replicates: z.int().min(1),
  todayPosts: postsSchema,
  inputs: z.array(z.object({ id: z.string(), stream: z.string(), distribution: distributionSchema })).readonly(),
  correlations: z.array(z.object({ a: z.string(), b: z.string(), rank: z.number() })).readonly(),
  todayEffects: terms.exactOptional(),
  structures: z.array(z.object({ id: z.string(), states: z.array(state).readonly() })).readonly(),
  effectStrength: z.number().min(0).exactOptional(),
  design: z
    .object({ kind: z.enum(["saltelli", "morris"]), factors: z.array(z.array(z.string()).readonly()).readonly() })
    .exactOptional(),
  sampling: z.literal("qmc").exactOptional(),
});
