import type { Declaration } from "../declaration.js";
import { COMPARE_FORMATS, COMPARE_OPTIONS } from "./options.js";

export const COMPARE: Declaration = {
  id: "compare",
  summary: "two stored results side by side: which settings, assumptions and outcomes differ (simulates nothing)",
  arguments: [
    {
      name: "before",
      flags: "<a.json>",
      description:
        "result file (JSON) of any command that has scenarios, or - for one on standard input; of two sweeps what-if by what-if",
    },
    { name: "now", flags: "<b.json>", description: "another one, or the same scenario at another time" },
  ],
  examples: [
    ["orgfunnel run scenarios/five-structures.yaml -o before.json", "keeps a result"],
    ["orgfunnel run scenarios/five-structures.yaml --set funnel.acceptance=60% -o after.json", "keeps another"],
    ["orgfunnel compare before.json after.json", "what differs between them, in words and in outcomes"],
  ],
  options: COMPARE_OPTIONS,
  formats: COMPARE_FORMATS,
  load: async () => (await import("./question.js")).COMPARE_QUESTION,
};
