import { formatOptions, JOBS, MAX_WORK, QUIET, REDIS, STORE } from "../options/display.js";
import { INDIFFERENCE } from "../options/indifference.js";
import { flag, text, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const WHY_FORMATS = ["table", "md", "csv", "json", "html", "xlsx", "parquet"] as const;

export const WHY_OPTIONS = {
  ...SCENARIO_OPTIONS,
  by: text("setting", "--by <parts>", "split by what effects act on, or by where they come from", {
    choices: ["target", "origin"],
    default: "target",
  }),
  indifference: INDIFFERENCE,
  full: flag("display", "--full", "every part with its error, the account, and the funnel stage by stage", {
    appliesTo: [{ formats: ["table"] }],
  }),
  ...formatOptions(WHY_FORMATS),
  jobs: JOBS,
  store: STORE,
  redis: REDIS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type WhyGiven = Given<typeof WHY_OPTIONS> & {
  readonly scenario: string;
  readonly A: string;
  readonly B: string;
  /** Where the parts stand among other things: see `WhyOptions`. */
  readonly partMonths?: number;
};
