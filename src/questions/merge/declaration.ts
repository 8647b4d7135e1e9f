import type { Declaration } from "../declaration.js";
import { RUN_FORMATS } from "../run/options.js";
import { MERGE_OPTIONS } from "./options.js";

export const MERGE: Declaration = {
  id: "merge",
  summary: "put shards together: the result of one run",
  arguments: [{ name: "shard", flags: "<shard...>", description: "shard files of one run" }],
  examples: [
    ["orgfunnel merge shards/*.shard -o result.json", "the same result as one run"],
    ["orgfunnel merge shards/*.shard --missing", "which indices are to be done again: 3,7"],
  ],
  options: MERGE_OPTIONS,
  formats: RUN_FORMATS,
  load: async (given: { readonly missing?: boolean }) =>
    given.missing === true
      ? (await import("./missing/question.js")).MISSING_QUESTION
      : (await import("./question.js")).MERGE_QUESTION,
};
