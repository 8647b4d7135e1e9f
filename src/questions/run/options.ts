import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { flag, text, texts, under, type Condition, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";
import { SAMPLINGS } from "./sampling.js";

/** Formats that an answer can be told in. */
export const RUN_FORMATS = ["table", "md", "csv", "json", "html", "xlsx", "parquet"] as const;

/** A self-test has no figures to follow, to stop by or to compare with later. */
const HAS_FIGURES: Condition = {
  without: "selfTest",
  reason: "a self-test compares a run with itself and has no figures of its own",
};

const BY_TRIALS: Condition = {
  without: "precision",
  reason: "a precision chooses the number of trials itself; --max-trials limits it",
};

const NO_BASELINE: Condition = {
  without: "saveBaseline",
  reason: "a baseline is compared trial by trial, and quasi-Monte Carlo points depend on one another",
};

export const RUN_OPTIONS = {
  ...SCENARIO_OPTIONS,
  ...under({ trials: SCENARIO_OPTIONS.trials }, BY_TRIALS),
  ...formatOptions(RUN_FORMATS),
  saveBaseline: texts(
    "display",
    "--save-baseline <name>",
    "also write <name>.baseline.json, or a .json file, for check --baseline",
    { appliesTo: [HAS_FIGURES] },
  ),
  outcomes: text("display", "--outcomes <ids>", "outcomes to show, separated by commas, or: all", {
    appliesTo: [HAS_FIGURES],
  }),
  full: flag(
    "display",
    "--full",
    "also sampling errors, every outcome in full, every pair, and with replicates what is luck",
    { appliesTo: [{ formats: ["table", "md"] }, HAS_FIGURES] },
  ),
  precision: text(
    "setting",
    "--precision <amount>",
    "add trials until every structure's mean objective is known to this (1%, 50000, 50k), or: winner",
    { appliesTo: [HAS_FIGURES] },
  ),
  ...under({ indifference: INDIFFERENCE }, HAS_FIGURES),
  maxTrials: text("setting", "--max-trials <number>", "with --precision: trials at most (default: 1000000)", {
    appliesTo: [{ with: "precision" }],
  }),
  series: text(
    "setting",
    "--series <outcomes>",
    "month by month: the objective and these outcomes, separated by commas; objective: it alone",
    { appliesTo: [HAS_FIGURES] },
  ),
  seriesView: text("display", "--series-view <measure>", "what --series draws (default: difference)", {
    choices: ["difference", "cumulative", "monthly"],
    appliesTo: [{ with: "series" }, { formats: ["table", "md"] }],
  }),
  samples: text(
    "display",
    "--samples <file>",
    "write every sample to a .csv or .parquet file; --outcomes limits which",
    { appliesTo: [HAS_FIGURES] },
  ),
  samplesInputs: text(
    "display",
    "--samples-inputs <file>",
    "write what was drawn for the assumptions, trial by trial, to such a file",
    { appliesTo: [HAS_FIGURES] },
  ),
  selfTest: flag(
    "setting",
    "--self-test",
    "check that equal structures, their order and the cut of the trials change no number",
  ),
  sampling: text(
    "setting",
    "--sampling <method>",
    "qmc: draw the book's assumptions as scrambled Sobol' points, for less error from as many trials (default: random)",
    { choices: SAMPLINGS, appliesTo: [HAS_FIGURES, NO_BASELINE] },
  ),
  sums: flag(
    "setting",
    "--sums",
    "hold sums in the place of every trial, in flat memory; quantiles are then known to 0.1 % (for shards, see shard --sums)",
    { appliesTo: [HAS_FIGURES] },
  ),
  watch: flag("display", "--watch", "run again whenever a file that was read is changed, until ctrl-c"),
  jobs: JOBS,
  ...under({ store: STORE, redis: REDIS }, { without: "selfTest", reason: "a self-test tests what simulates" }),
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type RunGiven = Given<typeof RUN_OPTIONS> & { readonly scenario: readonly string[] };
