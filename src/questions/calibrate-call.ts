import { requireType } from "../foundation/require-type.js";
import { CALIBRATE_OPTIONS } from "./calibrate/options.js";
import type { CalibrateRest } from "./calibrate/record.js";
import { answeredInLibrary } from "./library-call.js";
import {
  choiceOf,
  DATE,
  SHARE,
  SIGNAL,
  TEXT,
  TEXT_LIST,
  validateOptions,
  type OptionRules,
} from "./options/library.js";

export interface CalibrateCallOptions {
  /** Which column is which field (`created=Abschluss`), which word won or lost (`won=Gewonnen`). */
  readonly map?: readonly string[];
  /** Order of day and month where the file does not tell. */
  readonly dates?: "dmy" | "mdy";
  /** What stands before decimals of amounts where the file does not tell. */
  readonly decimals?: "point" | "comma";
  /** Sheet of a workbook with several tables. */
  readonly sheet?: string;
  /** Last day that counts, such as `2027-03-31`; default: the last in the files. */
  readonly until?: string;
  /** Time such as `12 months` after which a deal that is still open counts as lost; default: it may still be won. */
  readonly lostAfter?: string;
  /** Only rows with this value in a column: `column=value`. */
  readonly where?: readonly string[];
  /** Also tells of deals by segment or by rep. */
  readonly by?: "segment" | "rep";
  /** The structure that was in place: the overlay then says so. */
  readonly under?: string;
  /** Share of the time kept back to test predictions on, 0 to 0.5; default: 0.25. */
  readonly holdout?: number;
  /** Days after this one have not happened, whatever the files say; default: today. */
  readonly today?: Date;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface CalibratedExports extends CalibrateRest {
  /** What was measured as YAML, to lay over a scenario: `params` of loadScenario names a file with it. */
  readonly overlay: string;
}

const CALIBRATE_RULES: OptionRules<CalibrateCallOptions> = {
  map: TEXT_LIST,
  dates: choiceOf(CALIBRATE_OPTIONS.dates),
  decimals: choiceOf(CALIBRATE_OPTIONS.decimals),
  sheet: TEXT,
  until: TEXT,
  lostAfter: TEXT,
  where: TEXT_LIST,
  by: choiceOf(CALIBRATE_OPTIONS.by),
  under: TEXT,
  holdout: SHARE,
  today: DATE,
  signal: SIGNAL,
};

const DAY_MS = 86_400_000;

/**
 * Assumptions measured from exports of a CRM: CSV files, workbooks or Parquet.
 * @throws InvalidInput for a file that cannot be read, or where nothing can be measured
 */
export async function calibrate(
  files: readonly string[],
  options: CalibrateCallOptions = {},
): Promise<CalibratedExports> {
  const isRight = Array.isArray(files) && files.length > 0 && files.every((file) => typeof file === "string");
  requireType(isRight, files, "a list of paths of exports, one or more");
  validateOptions(options, CALIBRATE_RULES);
  const { holdout = 0.25, today = new Date(), signal, ...settings } = options;
  const given = { export: files, ...settings, holdout: String(holdout), format: "yaml" };
  const answered = await answeredInLibrary("calibrate", given, { signal, today: Math.floor(today.getTime() / DAY_MS) });
  const { overlayText } = await import("./calibrate/overlay.js");
  const rest = answered.rest as CalibrateRest;
  return { ...rest, overlay: overlayText(rest) };
}
