import type { Declaration } from "../declaration.js";
import { SWEEP_FORMATS, SWEEP_OPTIONS } from "./options.js";

export const SWEEP: Declaration = {
  id: "sweep",
  summary: "how the answer moves over a grid, a list or a sample of what-ifs, and over files",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  examples: [
    [
      "orgfunnel sweep scenarios/five-structures.yaml -P market.leads_per_month=150:350:50",
      "who is best as leads grow",
    ],
    [
      "orgfunnel sweep scenarios/five-structures.yaml -L horizon=12,24,60 -L money.programme_spend=20000,35000",
      "every combination of two lists",
    ],
    [
      "orgfunnel sweep scenarios/five-structures.yaml -P funnel.acceptance=40%:70% --random 8",
      "a sample of eight what-ifs",
    ],
    [
      "orgfunnel sweep scenarios/headcounts.yaml -P 'structures.*.headcount.sales=6:12:2' --best value --budget 6M",
      "the best headcount and structure within a budget",
    ],
  ],
  options: SWEEP_OPTIONS,
  formats: SWEEP_FORMATS,
  load: async ({ dryRun = false, best }: { readonly dryRun?: boolean; readonly best?: string }) => {
    if (dryRun) return (await import("./dry-run/question.js")).DRY_RUN_QUESTION;
    return best === undefined
      ? (await import("./question.js")).SWEEP_QUESTION
      : (await import("./choose/question.js")).CHOICE_QUESTION;
  },
};
