import type { Declaration } from "../declaration.js";
import { DRIVERS_FORMATS, DRIVERS_OPTIONS } from "./options.js";

export const DRIVERS: Declaration = {
  id: "drivers",
  summary: "which assumptions decide the winner, what knowing them is worth, and what would flip it",
  arguments: [{ name: "scenario", flags: "<scenario>", description: "scenario file (YAML)" }],
  options: DRIVERS_OPTIONS,
  formats: DRIVERS_FORMATS,
  load: async () => (await import("./question.js")).DRIVERS_QUESTION,
};
