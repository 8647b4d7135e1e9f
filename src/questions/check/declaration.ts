import type { Declaration } from "../declaration.js";
import { CHECK_FORMATS, CHECK_OPTIONS } from "./options.js";

export const CHECK: Declaration = {
  id: "check",
  summary: "do the assumptions still support the claims: exit code 0 pass, 99 fail, 98 undecided, 2 invalid",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML) with checks" }],
  options: CHECK_OPTIONS,
  formats: CHECK_FORMATS,
  load: async () => (await import("./question.js")).CHECK_QUESTION,
};
