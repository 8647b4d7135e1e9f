import { formatOptions, QUIET } from "../options/display.js";
import { flag, text, type Given } from "../options/option.js";

/** Formats that an answer can be told in. */
export const COMPARE_FORMATS = ["table", "md", "csv", "json", "xlsx", "parquet"] as const;

export const COMPARE_OPTIONS = {
  outcomes: text(
    "setting",
    "--outcomes <ids>",
    "outcomes to compare beside the objective, separated by commas, or: all",
    {
      default: "all",
    },
  ),
  full: flag("display", "--full", "also which other means differ beyond sampling error, and every mean", {
    appliesTo: [{ formats: ["table", "md"] }],
  }),
  ...formatOptions(COMPARE_FORMATS),
  quiet: QUIET,
} as const;

export type CompareGiven = Given<typeof COMPARE_OPTIONS> & { readonly before: string; readonly now: string };
