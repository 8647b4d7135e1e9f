import type { Declaration } from "../declaration.js";
import { formatOptions, QUIET } from "../options/display.js";
import type { Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

const FORMATS = ["table", "md", "json"] as const;

const OPTIONS = { ...SCENARIO_OPTIONS, ...formatOptions(FORMATS), quiet: QUIET } as const;

export type ValidateGiven = Given<typeof OPTIONS> & { readonly scenario: readonly string[] };

export const VALIDATE: Declaration = {
  id: "validate",
  summary: "is the file right, and is it plausible (runs nothing)",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  options: OPTIONS,
  formats: FORMATS,
  load: async () => (await import("./question.js")).VALIDATE_QUESTION,
};
