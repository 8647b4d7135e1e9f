import type { Declaration } from "../declaration.js";
import { formatOptions, JOBS, QUIET } from "../options/display.js";
import { text, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

const FORMATS = ["table", "md", "csv", "json"] as const;

const OPTIONS = {
  ...SCENARIO_OPTIONS,
  by: text("setting", "--by <parts>", "split by what effects act on, or by where they come from", {
    choices: ["target", "origin"],
    default: "target",
  }),
  ...formatOptions(FORMATS),
  jobs: JOBS,
  quiet: QUIET,
} as const;

export type WhyGiven = Given<typeof OPTIONS> & { readonly scenario: string; readonly A: string; readonly B: string };

export const WHY: Declaration = {
  id: "why",
  summary: "where the difference between two structures comes from, part by part and along the funnel",
  arguments: [
    { name: "scenario", flags: "<scenario>", description: "scenario file (YAML)" },
    { name: "A", flags: "<A>", description: "structure to start from" },
    { name: "B", flags: "<B>", description: "structure to end at" },
  ],
  options: OPTIONS,
  formats: FORMATS,
  load: async () => (await import("./question.js")).WHY_QUESTION,
};
