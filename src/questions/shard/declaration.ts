import type { Declaration } from "../declaration.js";
import { SHARD_FORMATS, SHARD_OPTIONS } from "./options.js";

export const SHARD: Declaration = {
  id: "shard",
  summary: "simulate one part of a run, for batch schedulers",
  arguments: [{ name: "scenario", flags: "<scenario>", description: "scenario file (YAML)" }],
  examples: [
    [
      "orgfunnel shard scenarios/five-structures.yaml --index 3 --of 20 -o parts",
      "the fourth of twenty parts; merge puts them together",
    ],
    [
      "orgfunnel shard scenarios/five-structures.yaml --sums --index 3 --of 20 -o parts",
      "sums in the place of every trial: means to the last bit, quantiles to 0.1 %, a hundredth of the size",
    ],
    ["orgfunnel help cluster", "recipes for Slurm, Kubernetes, GitHub Actions and GNU parallel"],
  ],
  options: SHARD_OPTIONS,
  formats: SHARD_FORMATS,
  files: () => [],
  load: async () => (await import("./question.js")).SHARD_QUESTION,
};
