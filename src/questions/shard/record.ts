import * as z from "zod";
import { whole } from "../../report/result/figure.js";

export const shardRestSchema = z.object({
  /** Where the shard is. */
  shard: z.string(),
  index: whole,
  of: whole,
  /** Trials `from` .. `to - 1` of `trials`. */
  from: whole,
  to: whole,
  trials: whole,
  bytes: whole,
  /** It holds sums in the place of every trial; absent where it holds those. */
  sums: z.literal(true).exactOptional(),
});

export type ShardRest = z.output<typeof shardRestSchema>;
