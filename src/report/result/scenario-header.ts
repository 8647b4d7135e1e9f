import * as z from "zod";
import { assumptionOriginsSchema } from "../own-assumptions.js";
import { whole } from "./figure.js";

/** What every result says of a scenario, whatever was asked about it. */
export const scenarioHeaderSchema = z.object({
  name: z.string(),
  /** As given, or as found below it. */
  file: z.string(),
  seed: z.string(),
  /** Trials simulated. */
  trials: whole,
  replicates: whole,
  horizonMonths: whole,
  /** Exponent of all structure effects: 1 = as their rows say. */
  effects: z.number(),
  /** Of what decides the numbers, with the trials that were simulated: that of a plain run of as many. */
  scenarioHash: z.string().startsWith("sha256:"),
  /** Interrupted: fewer trials than asked for. */
  partial: z.boolean(),
  /** Key of the objective among outcomes: the id of an outcome, or `objective` for a mix of outcomes. */
  objective: z.string(),
  objectiveLabel: z.string(),
  reference: z.string(),
  /** The structure the company has now; absent where the scenario names none. */
  today: z.string().exactOptional(),
  /** The first month, where months have names; `month` 0 is January. */
  start: z.object({ year: z.int(), month: whole }).exactOptional(),
  /** What amounts are in. */
  currency: z.string().exactOptional(),
  /** What to call structures for readers, of those that have a label. */
  labels: z
    .array(z.object({ structure: z.string(), label: z.string() }))
    .readonly()
    .exactOptional(),
  /** Whose the assumptions are that act on the result. */
  origins: assumptionOriginsSchema,
});

export type ScenarioHeader = z.output<typeof scenarioHeaderSchema>;
