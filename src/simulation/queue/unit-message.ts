import * as z from "zod";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { planSchema } from "../plan-schema.js";
import type { Plan } from "../plan.js";
import { planKey } from "../store/plan-key.js";
import { isTooLong, trialWork } from "../trial-work.js";
import { blockBytes } from "../work.js";
import type { Part, Unit } from "./unit.js";

const whole = z.int().min(0);

/** A unit as it lies in a queue: JSON, with every plan once. */
const messageSchema = z.strictObject({
  format: z.literal("orgfunnel-unit"),
  version: z.literal(2),
  plans: z.array(z.unknown()).min(1),
  parts: z
    .array(
      z.strictObject({
        /** Place in `plans`. */
        plan: whole,
        /** See `planKey`. */
        key: z.string().regex(/^[0-9a-f]{64}$/u),
        from: whole,
        to: whole,
        inputs: z.boolean(),
        tallies: z.union([z.boolean(), z.literal("last")]),
        costs: z.enum(["total", "lines"]).exactOptional(),
        profits: z.boolean(),
        monthly: z.array(z.enum(OUTCOME_IDS)).readonly().exactOptional(),
        /** Without: all. */
        outcomes: z.array(z.enum(OUTCOME_IDS)).min(1).readonly().exactOptional(),
        /** Trials of a block. */
        cut: z.int().min(1),
      }),
    )
    .min(1),
});

export type UnitMessage = z.output<typeof messageSchema>;

export function messageOf({ parts }: Unit): UnitMessage {
  const plans = [...new Set(parts.map(({ plan }) => plan))];
  return {
    format: "orgfunnel-unit",
    version: 2,
    plans,
    parts: parts.map(({ plan, key, range, wants, cut }) => ({
      plan: plans.indexOf(plan),
      key,
      ...range,
      inputs: wants.inputs,
      tallies: wants.tallies,
      ...(wants.costs && { costs: wants.costs }),
      profits: wants.profits === true,
      ...(wants.monthly && { monthly: wants.monthly }),
      ...(wants.outcomes && { outcomes: wants.outcomes }),
      cut,
    })),
  };
}

/** A worker takes on no more memory than this for a unit: what callers send stays far below it, whatever its plan. */
const MOST_BYTES = 512e6;

/**
 * What a queue asks for, once it is found to be a unit of this program: plans that are plans, and those that their keys stand for.
 * @throws Error that says what is wrong
 */
export function readMessage(message: unknown, program: string): readonly Part[] {
  const read = messageSchema.safeParse(message);
  if (!read.success) throw new Error(`it is no unit of work: ${z.prettifyError(read.error)}`);
  const { plans, parts } = read.data;
  const known = plans.map((plan) => readPlan(plan, program));
  const found = parts.map(({ plan: place, key, from, to, cut, ...wants }): Part => {
    const own = known.at(place);
    if (own?.key !== key)
      throw new Error("its plan is not what its key stands for: another build of orgfunnel sent it");
    if (from >= to) throw new Error("it has no trials");
    return { job: 0, plan: own.plan, key, range: { from, to }, wants, cut };
  });
  const bytes = found.reduce((sum, part) => sum + blockBytes(part), 0);
  if (bytes > MOST_BYTES || found.some(({ plan }) => isTooLong(plan, trialWork(plan))))
    throw new Error("it is larger than any that orgfunnel sends");
  return found;
}

/** Its key is that of the text it came as, in whose order of names it is used. */
function readPlan(sent: unknown, program: string): { readonly plan: Plan; readonly key: string } {
  const read = planSchema.safeParse(sent);
  if (!read.success) throw new Error(`it has a plan that is none: ${z.prettifyError(read.error)}`);
  const plan = sent as Plan;
  return { plan, key: planKey(plan, program) };
}
