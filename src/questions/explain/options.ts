import { formatOptions, QUIET } from "../options/display.js";
import { under, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const EXPLAIN_FORMATS = ["table", "md", "json"] as const;

export const EXPLAIN_OPTIONS = {
  ...under(SCENARIO_OPTIONS, { with: "scenario" }),
  ...formatOptions(EXPLAIN_FORMATS),
  quiet: QUIET,
} as const;

export type ExplainGiven = Given<typeof EXPLAIN_OPTIONS> & { readonly scenario?: string; readonly structure?: string };
