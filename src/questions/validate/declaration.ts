import type { Declaration } from "../declaration.js";
import { VALIDATE_FORMATS, VALIDATE_OPTIONS } from "./options.js";

export const VALIDATE: Declaration = {
  id: "validate",
  summary: "is the file right, and is it plausible (runs nothing)",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  examples: [
    ["orgfunnel validate scenarios/*.yaml", "every file: errors, warnings, how many assumptions are its own"],
    ["orgfunnel validate scenarios/software-firm.yaml --format json", "the same for scripts"],
  ],
  options: VALIDATE_OPTIONS,
  formats: VALIDATE_FORMATS,
  load: async () => (await import("./question.js")).VALIDATE_QUESTION,
};
