import * as z from "zod";
import { textList, whole } from "./figure.js";

/** A value of an option as it was given: a text, several, or that it was given. */
const optionValue = z.union([z.string(), z.number(), z.literal(true), textList]);
export type OptionValue = z.output<typeof optionValue>;

/** What the command line laid over the files: `--params`, `--set` and named flags, weakest first. */
export const overridesSchema = z.object({
  params: textList,
  set: textList,
  flags: z.record(z.string(), optionValue),
});

export type Overrides = z.output<typeof overridesSchema>;

/**
 * Where the numbers of a result come from: everything that decided one. Between equal runs only `jobs`, `startedAt` and
 * `elapsedMs` may differ. A field is null where the scenarios of one call differ in it; each carries its own.
 */
export const manifestSchema = z.object({
  tool: z.literal("orgfunnel"),
  version: z.string(),
  /** Version of the model's equations. */
  model: whole,
  seed: z.string().nullable(),
  trials: whole.nullable(),
  replicates: whole.nullable(),
  horizonMonths: whole.nullable(),
  /** Exponent of all structure effects: 1 = as their rows say. */
  effects: z.number().nullable(),
  objective: z.string().nullable(),
  reference: z.string().nullable(),
  scenarioHash: z.string().nullable(),
  overrides: overridesSchema,
  /** The question's own options that decide numbers, with their defaults. */
  settings: z.record(z.string(), optionValue),
  jobs: whole,
  /** Saved to be compared with (`--save-baseline`): no report of an error takes its place. */
  baseline: z.literal(true).exactOptional(),
  /** Interrupted: it holds what was finished. */
  partial: z.boolean(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  elapsedMs: z.number(),
});

export type Manifest = z.output<typeof manifestSchema>;
