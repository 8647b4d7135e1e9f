import { formatOptions, JOBS, MAX_WORK, QUIET } from "../options/display.js";
import { flag, perhaps, text, texts, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const RUN_FORMATS = ["table", "md", "csv", "json"] as const;

export const RUN_OPTIONS = {
  ...SCENARIO_OPTIONS,
  ...formatOptions(RUN_FORMATS),
  saveBaseline: texts(
    "display",
    "--save-baseline <name>",
    "also write <name>.baseline.json, or a .json file, for check --baseline",
  ),
  outcomes: text("display", "--outcomes <ids>", "outcomes to show, separated by commas, or: all"),
  full: flag(
    "display",
    "--full",
    "also Monte Carlo standard errors, every outcome in full, every pair, and with replicates what is luck",
  ),
  precision: text(
    "setting",
    "--precision <amount>",
    "add trials until every structure's mean objective is known to this (1%, 50000, 50k), or: winner",
  ),
  indifference: text(
    "setting",
    "--indifference <amount>",
    "with --precision winner: differences up to this do not matter (default: 0)",
  ),
  maxTrials: text("setting", "--max-trials <number>", "with --precision: trials at most (default: 1000000)"),
  series: perhaps(
    "setting",
    "--series [outcomes]",
    "month by month: the objective, or these outcomes too, separated by commas",
  ),
  seriesView: text("display", "--series-view <measure>", "what --series draws", {
    choices: ["difference", "cumulative", "monthly"],
    default: "difference",
  }),
  samples: text(
    "display",
    "--samples <file>",
    "write every sample to a .csv or .parquet file; --outcomes limits which",
  ),
  samplesInputs: text(
    "display",
    "--samples-inputs <file>",
    "write what was drawn for the assumptions, trial by trial, to such a file",
  ),
  selfTest: flag(
    "setting",
    "--self-test",
    "check that equal structures, their order and the cut of the trials change no number",
  ),
  jobs: JOBS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type RunGiven = Given<typeof RUN_OPTIONS> & { readonly scenario: readonly string[] };
