import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { flag, text, texts, under, type Condition, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const DRIVERS_FORMATS = ["table", "md", "csv", "json", "html", "xlsx", "parquet"] as const;

/** Starts from one run's samples. */
const OF_SAMPLES: Condition = { with: "method", of: ["samples"] };

export const DRIVERS_OPTIONS = {
  ...SCENARIO_OPTIONS,
  method: text(
    "setting",
    "--method <method>",
    "from one run's samples, or Sobol' indices or a Morris screening by fresh runs",
    { choices: ["samples", "sobol", "morris"], default: "samples" },
  ),
  basePoints: text(
    "setting",
    "--base-points <number>",
    "runs start at so many draws of all assumptions: for sobol (default: 256) and morris (default: 20)",
    {
      appliesTo: [{ with: "method", of: ["sobol", "morris"] }],
    },
  ),
  group: texts(
    "setting",
    "--group <name=ids>",
    "also what knowing these together is worth: name=id,id,prefix.* (repeatable)",
    { appliesTo: [OF_SAMPLES] },
  ),
  map: texts(
    "setting",
    "--map <across,up>",
    "the best structure and its lead over 9 x 9 values of two uncertain assumptions: id,id (repeatable)",
    { appliesTo: [OF_SAMPLES] },
  ),
  ...under({ indifference: INDIFFERENCE }, OF_SAMPLES),
  full: flag("display", "--full", "every assumption and group, and the answer at every strength of effects", {
    appliesTo: [{ formats: ["table", "md"] }],
  }),
  ...formatOptions(DRIVERS_FORMATS),
  jobs: JOBS,
  store: STORE,
  redis: REDIS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type DriversGiven = Given<typeof DRIVERS_OPTIONS> & {
  readonly scenario: string;
  /** Where nobody is told how the answer fares at weaker effects: see `DriversOptions`. */
  readonly strength?: boolean;
};
