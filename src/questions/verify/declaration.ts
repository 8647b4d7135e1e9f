import type { Declaration } from "../declaration.js";
import { formatOptions, JOBS } from "../options/display.js";
import { flag, texts, type Given } from "../options/option.js";

const FORMATS = ["table", "md", "json"] as const;

const OPTIONS = {
  scenario: texts("display", "--scenario <file>", "scenario file, if it is not where the result says (repeatable)"),
  allowOutside: flag("display", "--allow-outside", "let a scenario name files outside its folder"),
  ...formatOptions(FORMATS),
  jobs: JOBS,
  quiet: flag("display", "--quiet", "no progress"),
} as const;

export type VerifyGiven = Given<typeof OPTIONS> & { readonly result: string };

export const VERIFY: Declaration = {
  id: "verify",
  summary: "run a stored result again: does every number come out again (exit code 0) or not (99)",
  arguments: [{ name: "result", flags: "<result>", description: "result file (JSON) of any command" }],
  options: OPTIONS,
  formats: FORMATS,
  load: async () => (await import("./question.js")).VERIFY_QUESTION,
};
