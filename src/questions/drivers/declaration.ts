import type { Declaration } from "../declaration.js";
import { DRIVERS_FORMATS, DRIVERS_OPTIONS } from "./options.js";

export const DRIVERS: Declaration = {
  id: "drivers",
  summary: "which assumptions decide the winner, what knowing them is worth, and what would flip it",
  arguments: [{ name: "scenario", flags: "<scenario>", description: "scenario file (YAML)" }],
  examples: [
    ["orgfunnel drivers scenarios/five-structures.yaml", "which assumptions and choices decide the winner"],
    ["orgfunnel drivers scenarios/five-structures.yaml --method morris --base-points 10", "a cheap screening"],
  ],
  options: DRIVERS_OPTIONS,
  formats: DRIVERS_FORMATS,
  load: async () => (await import("./question.js")).DRIVERS_QUESTION,
};
