import { baselineFile } from "../baseline-name.js";
import type { Declaration } from "../declaration.js";
import { RUN_FORMATS, RUN_OPTIONS, type RunGiven } from "./options.js";

type RunFiles = Pick<RunGiven, "output" | "saveBaseline">;

export const RUN: Declaration = {
  id: "run",
  summary: "simulate and compare: which structure does best, by how much, how sure are we",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  examples: [
    ["orgfunnel run scenarios/five-structures.yaml", "which structure is best, by how much, how sure"],
    [
      "orgfunnel run scenarios/five-structures.yaml --set funnel.acceptance=60% --horizon 36",
      "the same with two things set otherwise",
    ],
    [
      "orgfunnel run scenarios/five-structures.yaml --precision 1% -o result.json -o result.md",
      "trials until the mean is known to 1 %; keeps the result, and a document",
    ],
    [
      "orgfunnel run scenarios/five-structures.yaml --series profit,wins",
      "month by month, and when one overtakes another",
    ],
  ],
  options: RUN_OPTIONS,
  formats: RUN_FORMATS,
  files: ({ output = [], saveBaseline = [] }: RunFiles) => [...output, ...saveBaseline.map(baselineFile)],
  load: async (given: { readonly selfTest?: boolean }) =>
    given.selfTest === true
      ? (await import("./self-test/question.js")).SELF_TEST_QUESTION
      : (await import("./question.js")).RUN_QUESTION,
};
