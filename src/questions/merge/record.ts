import * as z from "zod";
import { whole } from "../../report/result/figure.js";

export const missingRestSchema = z.object({
  /** How many shards there must be. */
  of: whole,
  missing: z.array(whole).readonly(),
  /** As Slurm's `--array` takes them; empty where nothing is missing. */
  array: z.string(),
});

export type MissingRest = z.output<typeof missingRestSchema>;
