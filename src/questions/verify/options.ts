import { formatOptions, JOBS, MAX_WORK } from "../options/display.js";
import { flag, texts, type Given } from "../options/option.js";

/** Formats that an answer can be told in. */
export const VERIFY_FORMATS = ["table", "md", "json"] as const;

export const VERIFY_OPTIONS = {
  scenario: texts("display", "--scenario <file>", "scenario file, if it is not where the result says (repeatable)"),
  allowOutside: flag("display", "--allow-outside", "let a scenario name files outside its folder"),
  ...formatOptions(VERIFY_FORMATS),
  jobs: JOBS,
  maxWork: MAX_WORK,
  quiet: flag("display", "--quiet", "no progress"),
} as const;

export type VerifyGiven = Given<typeof VERIFY_OPTIONS> & { readonly result: string };
