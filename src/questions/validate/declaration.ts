import type { Declaration } from "../declaration.js";
import { VALIDATE_FORMATS, VALIDATE_OPTIONS } from "./options.js";

export const VALIDATE: Declaration = {
  id: "validate",
  summary: "is the file right, and is it plausible (runs nothing)",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML)" }],
  options: VALIDATE_OPTIONS,
  formats: VALIDATE_FORMATS,
  load: async () => (await import("./question.js")).VALIDATE_QUESTION,
};
