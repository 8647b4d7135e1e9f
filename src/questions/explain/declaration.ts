import type { Declaration } from "../declaration.js";
import { EXPLAIN_FORMATS, EXPLAIN_OPTIONS } from "./options.js";

export const EXPLAIN: Declaration = {
  id: "explain",
  summary: "what was understood: charts, relations, effects as plain rates, assumptions with source",
  arguments: [
    {
      name: "scenario",
      flags: "[scenario]",
      description: "scenario file (YAML); without one, the book of assumptions",
    },
    { name: "subject", flags: "[subject]", description: "one structure, assumption, group of assumptions or outcome" },
  ],
  examples: [
    [
      "orgfunnel explain scenarios/software-firm.yaml",
      "charts, relations, effects as plain rates, your own assumptions",
    ],
    ["orgfunnel explain scenarios/software-firm.yaml cro-from-sales", "one structure, and why"],
    ["orgfunnel explain funnel.acceptance", "one assumption: value, source, grade"],
    ["orgfunnel explain --group funnel", "a group of assumptions"],
    ["orgfunnel explain --list outcomes", "names alone, for scripts"],
  ],
  options: EXPLAIN_OPTIONS,
  formats: EXPLAIN_FORMATS,
  understand: ({ scenario, subject, ...given }, isFile) =>
    subject !== undefined || typeof scenario !== "string" || namesScenario(scenario, isFile)
      ? { ...given, scenario, subject }
      : { ...given, scenario: undefined, subject: scenario },
  load: async () => (await import("./question.js")).EXPLAIN_QUESTION,
};

/** Standard input, a file that is there, or the name of one that should be. */
const namesScenario = (text: string, isFile: (text: string) => boolean): boolean =>
  text === "-" || /\.(ya?ml|json)$/iu.test(text) || isFile(text);
