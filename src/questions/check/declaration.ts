import type { Declaration } from "../declaration.js";
import { CHECK_FORMATS, CHECK_OPTIONS } from "./options.js";

export const CHECK: Declaration = {
  id: "check",
  summary: "do the assumptions still support the claims: exit code 0 pass, 99 fail, 98 undecided, 2 invalid",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML) with checks" }],
  examples: [
    ["orgfunnel check scenarios/claims.yaml", "decides every claim of the file: exit code 0, 98 undecided, 99 failed"],
    [
      "orgfunnel check scenarios/claims.yaml --format github -o checks.xml",
      "annotations for GitHub, and a report in JUnit's format",
    ],
  ],
  options: CHECK_OPTIONS,
  formats: CHECK_FORMATS,
  load: async () => (await import("./question.js")).CHECK_QUESTION,
};
