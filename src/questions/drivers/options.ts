import { formatOptions, JOBS, MAX_WORK, QUIET } from "../options/display.js";
import { flag, text, texts, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const DRIVERS_FORMATS = ["table", "md", "csv", "json"] as const;

export const DRIVERS_OPTIONS = {
  ...SCENARIO_OPTIONS,
  method: text(
    "setting",
    "--method <method>",
    "from one run's samples, or Sobol' indices or a Morris screening by fresh runs",
    { choices: ["samples", "sobol", "morris"], default: "samples" },
  ),
  basePoints: text("setting", "--base-points <number>", "of sobol (default: 256) and morris (default: 20)"),
  group: texts(
    "setting",
    "--group <name=ids>",
    "also what knowing these together is worth: name=id,id,prefix.* (repeatable)",
  ),
  map: texts(
    "setting",
    "--map <across,up>",
    "the best structure and its lead over 9 x 9 values of two uncertain assumptions: id,id (repeatable)",
  ),
  full: flag("display", "--full", "every assumption and group, and the answer at every strength of effects"),
  ...formatOptions(DRIVERS_FORMATS),
  jobs: JOBS,
  maxWork: MAX_WORK,
  quiet: QUIET,
} as const;

export type DriversGiven = Given<typeof DRIVERS_OPTIONS> & { readonly scenario: string };
