import type { Declaration } from "../declaration.js";
import { SWEEP_FORMATS, SWEEP_OPTIONS } from "./options.js";

export const SWEEP: Declaration = {
  id: "sweep",
  summary: "how the answer moves over a grid, a list or a sample of what-ifs, and over files",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  options: SWEEP_OPTIONS,
  formats: SWEEP_FORMATS,
  load: async ({ dryRun = false, best }: { readonly dryRun?: boolean; readonly best?: string }) => {
    if (dryRun) return (await import("./dry-run/question.js")).DRY_RUN_QUESTION;
    return best === undefined
      ? (await import("./question.js")).SWEEP_QUESTION
      : (await import("./choose/question.js")).CHOICE_QUESTION;
  },
};
