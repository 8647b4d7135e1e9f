import type { Declaration } from "../declaration.js";
import { EXPLAIN_FORMATS, EXPLAIN_OPTIONS } from "./options.js";

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
  options: EXPLAIN_OPTIONS,
  formats: EXPLAIN_FORMATS,
  load: async () => (await import("./question.js")).EXPLAIN_QUESTION,
};
