import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { flag, text, texts, under, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that a sweep can be told in. */
export const SWEEP_FORMATS = ["table", "md", "csv", "json", "xlsx", "parquet"] as const;

export const SWEEP_OPTIONS = {
  parameterScan: texts(
    "setting",
    "-P, --parameter-scan <key=from:to:step>",
    "vary a key from one value to another, both included if the steps end there (repeatable: a grid)",
  ),
  parameterList: texts("setting", "-L, --parameter-list <key=a,b,c>", "vary a key over these values (repeatable)"),
  zip: flag("setting", "--zip", "pair the values of all -P and -L in their order, in place of every combination", {
    appliesTo: [{ without: "random", reason: "a random sample draws its own combinations" }],
  }),
  random: text(
    "setting",
    "--random <number>",
    "draw so many what-ifs by a Latin hypercube, over -P key=from:to and -L",
  ),
  cases: text("setting", "--cases <file>", "what-ifs from a CSV table: a column a key, a row a what-if"),
  indifference: INDIFFERENCE,
  outcomes: text(
    "setting",
    "--outcomes <ids>",
    "outcomes to tell of besides the objective and total_cost, separated by commas, or: all",
    { appliesTo: [{ formats: ["csv", "json"] }] },
  ),
  best: text(
    "setting",
    "--best <outcome>",
    "choose: which structure of which what-if has the best mean of this outcome, or: objective",
    { appliesTo: [{ without: "outcomes", reason: "choosing tells of the outcome it chooses by and of total_cost" }] },
  ),
  budget: text("setting", "--budget <amount>", "with --best: the most that mean total_cost may be (2.5M)", {
    appliesTo: [{ with: "best" }],
  }),
  halving: flag(
    "setting",
    "--halving",
    "with --best: leave out the worse half from round to round, with twice the trials for the others",
    { appliesTo: [{ with: "best" }] },
  ),
  dryRun: flag("setting", "--dry-run", "list the what-ifs and the work they are, and simulate nothing"),
  ...SCENARIO_OPTIONS,
  ...formatOptions(SWEEP_FORMATS),
  jobs: JOBS,
  ...under({ store: STORE, redis: REDIS }, { without: "dryRun", reason: "a dry run simulates nothing" }),
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type SweepGiven = Given<typeof SWEEP_OPTIONS> & {
  readonly scenario: readonly string[];
  /** Names of the what-ifs to be simulated, of all that are asked for: no option, but of who answers a part again. */
  readonly only?: readonly string[];
};
