import { formatOptions, JOBS, MAX_WORK, QUIET } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { text, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const REPORT_FORMATS = ["table", "md", "json", "html"] as const;

export const REPORT_OPTIONS = {
  ...SCENARIO_OPTIONS,
  indifference: INDIFFERENCE,
  ...formatOptions(REPORT_FORMATS),
  svg: text("display", "--svg <folder>", "also write its charts to this folder, an .svg file each"),
  jobs: JOBS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type ReportGiven = Given<typeof REPORT_OPTIONS> & { readonly scenario: string };
