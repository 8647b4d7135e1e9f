import type { Declaration } from "../declaration.js";
import { formatOptions, JOBS, QUIET } from "../options/display.js";
import { flag, text, texts, type Given } from "../options/option.js";
import { MODEL_OPTIONS } from "../options/scenario.js";

const FORMATS = ["table", "md", "csv", "json", "junit", "tap", "github"] as const;

const OPTIONS = {
  ...MODEL_OPTIONS,
  confidence: text("setting", "--confidence <share>", "how sure a verdict must be", { default: "99%" }),
  maxTrials: text("setting", "--max-trials <number>", "trials after which a check stays undecided", {
    default: "200000",
  }),
  baseline: text(
    "setting",
    "--baseline <name>",
    "also compare all outcomes with a stored result (.json file, or the name it was saved under)",
  ),
  tolerance: texts(
    "setting",
    "--tolerance <amount>",
    "how far they may move: 1%, profit=2% or profit=50000 (repeatable; default: 1%)",
  ),
  failOnWarn: flag("display", "--fail-on-warn", "checks of severity warn count like all others"),
  allowUndecided: flag("display", "--allow-undecided", "undecided checks do not fail the build"),
  ...formatOptions(FORMATS),
  jobs: JOBS,
  quiet: QUIET,
} as const;

export type CheckGiven = Given<typeof OPTIONS> & { readonly scenario: readonly string[] };

export const CHECK: Declaration = {
  id: "check",
  summary: "do the assumptions still support the claims: exit code 0 pass, 99 fail, 98 undecided, 2 invalid",
  arguments: [{ name: "scenario", flags: "<scenario...>", description: "scenario files (YAML) with checks" }],
  options: OPTIONS,
  formats: FORMATS,
  load: async () => (await import("./question.js")).CHECK_QUESTION,
};
