import * as z from "zod";
import { overridesSchema, manifestSchema } from "../../report/result/manifest.js";

/** What was called for, as a shard tells it: enough to ask the same of `run`. */
export const shardCallSchema = z.object({
  /** The scenario file, as it was named. */
  scenario: z.string(),
  name: z.string(),
  scenarioHash: z.string(),
  overrides: overridesSchema,
  settings: manifestSchema.shape.settings,
});

export type ShardCall = z.output<typeof shardCallSchema>;
