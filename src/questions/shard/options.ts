import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { flag, text, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";
import { SAMPLINGS } from "../run/sampling.js";

/** Formats that an answer can be told in, on stdout alone. */
export const SHARD_FORMATS = ["table", "json"] as const;

export const SHARD_OPTIONS = {
  index: text(
    "setting",
    "--index <number>",
    "which shard, from 0 on (default: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX or PBS_ARRAY_INDEX)",
  ),
  of: text("setting", "--of <number>", "how many shards the run is cut into"),
  output: text("display", "-o, --output <folder>", "folder to write the shard to, made if missing (default: .)"),
  ...SCENARIO_OPTIONS,
  sampling: text("setting", "--sampling <method>", "as in run: qmc (default: random)", { choices: SAMPLINGS }),
  precision: text("setting", "--precision <amount>", "not for shards: say --trials", {
    appliesTo: [{ without: "of", reason: "when a precision is reached is known to a whole run alone; use --trials" }],
  }),
  sums: flag(
    "setting",
    "--sums",
    "hold sums in the place of every trial, for big runs: a hundredth of the size or less; quantiles are then known to 0.1 %",
  ),
  format: formatOptions(SHARD_FORMATS).format,
  store: STORE,
  redis: REDIS,
  jobs: JOBS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type ShardGiven = Given<typeof SHARD_OPTIONS> & { readonly scenario: string };
