import type { Declaration } from "../declaration.js";
import { WHY_FORMATS, WHY_OPTIONS } from "./options.js";

export const WHY: Declaration = {
  id: "why",
  summary: "where the difference between two structures comes from, part by part and along the funnel",
  arguments: [
    { name: "scenario", flags: "<scenario>", description: "scenario file (YAML)" },
    { name: "A", flags: "<A>", description: "structure to start from" },
    { name: "B", flags: "<B>", description: "structure to end at" },
  ],
  examples: [
    [
      "orgfunnel why scenarios/five-structures.yaml head-of-sales-and-marketing both-to-the-ceo",
      "what the difference between two structures is made of",
    ],
    [
      "orgfunnel why scenarios/five-structures.yaml head-of-sales-and-marketing both-to-the-ceo --by origin",
      "the same by where the effects come from: reporting lines, managers, mandate",
    ],
  ],
  options: WHY_OPTIONS,
  formats: WHY_FORMATS,
  load: async () => (await import("./question.js")).WHY_QUESTION,
};
