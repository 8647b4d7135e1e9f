import { formatOptions, JOBS, QUIET } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { flag, text, type Given } from "../options/option.js";
import { RUN_FORMATS } from "../run/options.js";

export const MERGE_OPTIONS = {
  missing: flag(
    "display",
    "--missing",
    "say only which shards are missing or unusable, as Slurm's --array takes them (3,7)",
  ),
  of: text("display", "--of <number>", "how many shards there should be, in case none can be read", {
    appliesTo: [{ with: "missing" }],
  }),
  scenario: text("display", "--scenario <file>", "scenario file, if it is not where the shards say"),
  outcomes: text("display", "--outcomes <ids>", "outcomes to show, separated by commas, or: all"),
  full: flag("display", "--full", "as in run", { appliesTo: [{ formats: ["table", "md"] }] }),
  indifference: INDIFFERENCE,
  allowOutside: flag("display", "--allow-outside", "let a scenario name files outside its folder"),
  ...formatOptions(RUN_FORMATS),
  jobs: JOBS,
  quiet: QUIET,
} as const;

export type MergeGiven = Given<typeof MERGE_OPTIONS> & { readonly shard: readonly string[] };
