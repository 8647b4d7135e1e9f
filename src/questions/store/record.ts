import * as z from "zod";
import { textList, whole } from "../../report/result/figure.js";

const plan = z.object({
  /** By what it is found. */
  key: z.string(),
  version: z.string().exactOptional(),
  seed: z.string().exactOptional(),
  structures: textList.exactOptional(),
  trials: whole,
  bytes: whole,
  /** Days since anything was added. */
  days: whole,
  removed: z.boolean(),
});

export const storeRestSchema = z.object({
  folder: z.string(),
  action: z.enum(["ls", "prune"]),
  dryRun: z.boolean(),
  plans: z.array(plan).readonly(),
});

export type StoreRest = z.output<typeof storeRestSchema>;
