import type { CalibrateSettings } from "../../calibration/calibrate.js";
import { isoDay, readDate } from "../../calibration/reading/dates.js";
import { readMapping } from "../../calibration/reading/map-option.js";
import type { Where } from "../../calibration/reading/row-filter.js";
import { optionValue, readNumberOption } from "../options/values.js";
import type { Asking } from "../surroundings.js";
import type { CalibrateGiven } from "./options.js";

/** What the options come to. @throws InvalidInput */
export function readSettings(given: CalibrateGiven, { today, signal }: Asking): CalibrateSettings {
  const { map = [], dates, decimals, sheet, until, lostAfter, where = [], by, holdout } = given;
  return {
    mapping: readMapping(map),
    dates,
    decimals,
    where: readWhere(where),
    sheet,
    until: until === undefined ? undefined : readUntil(until, today),
    lostAfter: lostAfter === undefined ? undefined : readNumberOption(lostAfter, LOST_AFTER),
    today,
    by,
    holdOut: readNumberOption(holdout, {
      option: "--holdout",
      domain: "probability",
      kind: "share",
      expected: "a share of the time from 0 (no test) to 50%",
      isAllowed: (share) => share <= 0.5,
    }),
    signal,
  };
}

const LOST_AFTER = {
  option: "--lost-after",
  domain: "positive",
  kind: "duration",
  expected: "a time of 1 to 240 months, such as 12, 18 months or 1 year",
  isAllowed: (months: number) => months >= 1 && months <= 240,
} as const;

function readUntil(text: string, today: number): number {
  const reading = /^\d{4}-/u.test(text) ? readDate(text) : undefined;
  if (reading === undefined) throw optionValue("--until", text, "a date such as 2027-03-31");
  // Days to come would count as days without a lead.
  if (reading.dmy > today) throw optionValue("--until", text, `a date that is not after today, ${isoDay(today)}`);
  return reading.dmy;
}

/** Values of one column are alternatives, columns must all fit. */
function readWhere(given: readonly string[]): Where {
  const values = new Map<string, string[]>();
  for (const text of given) {
    const match = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/su.exec(text.normalize("NFC"));
    if (match === null) throw optionValue("--where", text, "column=value");
    const [, column, value] = match;
    values.set(column, [...(values.get(column) ?? []), value]);
  }
  return [...values].map(([column, own]) => ({ column, values: own }));
}
