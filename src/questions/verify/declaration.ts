import type { Declaration } from "../declaration.js";
import { VERIFY_FORMATS, VERIFY_OPTIONS } from "./options.js";

export const VERIFY: Declaration = {
  id: "verify",
  summary: "run a stored result again: does every number come out again (exit code 0) or not (99)",
  arguments: [
    {
      name: "result",
      flags: "<result>",
      description:
        "result file (JSON) of run, check, drivers, why, sweep, explain or report, or a page; - reads standard input",
    },
  ],
  examples: [
    ["orgfunnel run scenarios/five-structures.yaml -o result.json", "keeps a result"],
    ["orgfunnel verify result.json", "answers it again and compares every number"],
    ["orgfunnel run scenarios/five-structures.yaml -o page.html", "a page, which holds its result"],
    [
      "orgfunnel verify page.html --scenario scenarios/five-structures.yaml",
      "the same for a page, which is drawn again, too",
    ],
  ],
  options: VERIFY_OPTIONS,
  formats: VERIFY_FORMATS,
  load: async () => (await import("./question.js")).VERIFY_QUESTION,
};
