import { formatOptions, QUIET } from "../options/display.js";
import { text, texts, type Given } from "../options/option.js";

/** Formats that an answer can be told in; the overlay is YAML. */
export const CALIBRATE_FORMATS = ["table", "md", "json", "yaml", "xlsx"] as const;

export const CALIBRATE_OPTIONS = {
  map: texts(
    "setting",
    "--map <field=column>",
    "which column is which field (created=Abschluss), which word won or lost (won=Gewonnen) (repeatable)",
  ),
  dates: text("setting", "--dates <order>", "order of day and month where the file does not tell", {
    choices: ["dmy", "mdy"],
  }),
  decimals: text(
    "setting",
    "--decimals <sign>",
    "what stands before decimals of amounts where the file does not tell",
    {
      choices: ["point", "comma"],
    },
  ),
  sheet: text("setting", "--sheet <name>", "sheet of a workbook (.xlsx) with several tables"),
  until: text("setting", "--until <date>", "last day that counts, such as 2027-03-31 (default: the last in the files)"),
  lostAfter: text(
    "setting",
    "--lost-after <time>",
    "count deals that have been open for longer as lost, such as 12 or 12 months (default: they may still be won)",
  ),
  where: texts("setting", "--where <column=value>", "only rows with this value in a column (repeatable)"),
  by: text("setting", "--by <group>", "also show deals by segment or by rep", { choices: ["segment", "rep"] }),
  under: text(
    "setting",
    "--under <structure>",
    "structure that was in place: the overlay then says today: <structure>",
  ),
  holdout: text("setting", "--holdout <share>", "share of the time kept back to test predictions on", {
    default: "25%",
  }),
  ...formatOptions(CALIBRATE_FORMATS),
  quiet: QUIET,
} as const;

export type CalibrateGiven = Given<typeof CALIBRATE_OPTIONS> & { readonly export: readonly string[] };
