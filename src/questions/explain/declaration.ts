import type { Declaration } from "../declaration.js";
import { formatOptions, QUIET } from "../options/display.js";
import type { Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

const FORMATS = ["table", "md", "json"] as const;

const OPTIONS = { ...SCENARIO_OPTIONS, ...formatOptions(FORMATS), quiet: QUIET } as const;

export type ExplainGiven = Given<typeof OPTIONS> & { readonly scenario?: string; readonly structure?: string };

export const EXPLAIN: Declaration = {
  id: "explain",
  summary: "what the tool understood: relations, effects as plain rates, every assumption with source and grade",
  arguments: [
    {
      name: "scenario",
      flags: "[scenario]",
      description: "scenario file (YAML); without one, the book of assumptions",
    },
    { name: "structure", flags: "[structure]", description: "one structure only" },
  ],
  options: OPTIONS,
  formats: FORMATS,
  load: async () => (await import("./question.js")).EXPLAIN_QUESTION,
};
