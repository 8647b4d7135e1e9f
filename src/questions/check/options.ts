import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { flag, text, texts, type Given } from "../options/option.js";
import { MODEL_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const CHECK_FORMATS = [
  "table",
  "md",
  "csv",
  "json",
  "html",
  "xlsx",
  "parquet",
  "junit",
  "tap",
  "github",
] as const;

export const CHECK_OPTIONS = {
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
    { isKeyed: true, appliesTo: [{ with: "baseline" }] },
  ),
  acceptVersion: flag("setting", "--accept-version", "compare although the program's own numbers have moved", {
    appliesTo: [{ with: "baseline" }],
  }),
  failOnWarn: flag("display", "--fail-on-warn", "checks of severity warn count like all others"),
  allowUndecided: flag("display", "--allow-undecided", "undecided checks do not fail the build"),
  allowNoChecks: flag("display", "--allow-no-checks", "files without checks are read, and passed over", {
    appliesTo: [{ without: "baseline", reason: "with a baseline there is something to check in every file" }],
  }),
  full: flag("display", "--full", "also every check that passed, and all there is about the others", {
    appliesTo: [{ formats: ["table"] }],
  }),
  ...formatOptions(CHECK_FORMATS),
  jobs: JOBS,
  store: STORE,
  redis: REDIS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type CheckGiven = Given<typeof CHECK_OPTIONS> & { readonly scenario: readonly string[] };
