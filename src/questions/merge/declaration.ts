import type { Declaration } from "../declaration.js";
import { RUN_FORMATS } from "../run/options.js";
import { MERGE_OPTIONS } from "./options.js";

export const MERGE: Declaration = {
  id: "merge",
  summary: "put shards together: the result of one run",
  arguments: [{ name: "shard", flags: "<shard...>", description: "shard files of one run" }],
  examples: [
    ["orgfunnel shard scenarios/five-structures.yaml --trials 1000 --index 0 --of 2 -o shards", "the first half"],
    ["orgfunnel shard scenarios/five-structures.yaml --trials 1000 --index 1 --of 2 -o shards", "the second"],
    ["orgfunnel merge shards/*.shard -o result.json", "the same result as one run"],
    [
      "orgfunnel help cluster",
      "shards that hold sums, recipes for schedulers, and what to do where shards are missing",
    ],
  ],
  options: MERGE_OPTIONS,
  formats: RUN_FORMATS,
  load: async (given: { readonly missing?: boolean }) =>
    given.missing === true
      ? (await import("./missing-question.js")).MISSING_QUESTION
      : (await import("./question.js")).MERGE_QUESTION,
};
