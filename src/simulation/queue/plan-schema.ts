import * as z from "zod";
import { EFFECT_TARGETS } from "../../assumptions/effect-targets.js";
import type { DistributionSpec, TruncatedSpec } from "../../distributions/spec.js";
import { TEAMS } from "../../organisation/structure.js";
import type { Plan } from "../plan.js";

const number = z.number();
const name = z.string();
const whole = z.int().min(0);
const numbers = z.array(number);

const data = z
  .strictObject({ file: name, column: name, where: name.exactOptional(), count: number, sha256: name })
  .exactOptional();
const range = { low: number, mode: number, high: number };

const untruncated = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("constant"), value: number }),
  z.strictObject({
    kind: z.literal("quantiles"),
    scale: z.enum(["identity", "log", "logit"]),
    points: z.array(z.strictObject({ probability: number, value: number })),
  }),
  z.strictObject({ kind: z.literal("normal"), mean: number, sd: number, data }),
  z.strictObject({ kind: z.literal("lognormal"), mean: number, sd: number }),
  z.strictObject({ kind: z.literal("beta"), alpha: number, beta: number, data }),
  z.strictObject({ kind: z.literal("uniform"), low: number, high: number }),
  z.strictObject({ kind: z.literal("triangular"), ...range }),
  z.strictObject({ kind: z.literal("pert"), ...range, shape: number }),
  z.strictObject({ kind: z.literal("gamma"), shape: number, scale: number, data }),
  z.strictObject({ kind: z.literal("discrete"), values: numbers, weights: numbers }),
  z.strictObject({ kind: z.literal("empirical"), values: numbers, data }),
]) satisfies z.ZodType<Exclude<DistributionSpec, TruncatedSpec>>;

const distribution: z.ZodType<DistributionSpec> = z.union([
  untruncated,
  z.strictObject({
    kind: z.literal("truncated"),
    of: untruncated,
    min: number.exactOptional(),
    max: number.exactOptional(),
  }),
]);

const team = z.enum(TEAMS);
const posts = z.record(team, whole);
const effects = z.array(
  z.strictObject({ target: z.enum(EFFECT_TARGETS), input: name, exponent: name.exactOptional() }),
);

const state = z.strictObject({
  from: whole,
  posts,
  effects,
  neutral: z.boolean(),
  overrides: z.array(z.strictObject({ assumption: name, input: name })),
  managers: z.strictObject({ atBookCost: whole, givenCostMonthly: number }),
  disrupted: z.array(team),
});

/** A plan that comes from elsewhere, as `Plan` has it; whether its inputs are all there is found when it is made ready. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  seed: name,
  horizonMonths: z.int().min(1),
  startMonth: z.int().min(0).max(11),
  replicates: z.int().min(1),
  todayPosts: posts,
  inputs: z.array(z.strictObject({ id: name, stream: name, distribution })),
  correlations: z.array(z.strictObject({ a: name, b: name, rank: number })),
  todayEffects: effects.exactOptional(),
  structures: z.array(z.strictObject({ id: name, states: z.array(state).min(1) })).min(1),
  effectStrength: number.exactOptional(),
  design: z.strictObject({ kind: z.enum(["saltelli", "morris"]), factors: z.array(z.array(name)) }).exactOptional(),
  sampling: z.literal("qmc").exactOptional(),
});
