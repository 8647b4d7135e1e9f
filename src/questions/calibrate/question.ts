import { measureLists, readLists, type CalibrateSettings, type Lists } from "../../calibration/calibrate.js";
import type { By } from "../../calibration/measure/groups.js";
import { refuseNamedSegments } from "../../calibration/reading/told-segments.js";
import { optionValue } from "../options/values.js";
import { anyQuestion } from "../pose.js";
import type { Asking } from "../surroundings.js";
import { overlayText } from "./overlay.js";
import type { CalibrateGiven } from "./options.js";
import { readSettings } from "./read-settings.js";
import { calibrateRecord, understoodRecord } from "./record-of.js";
import type { CalibrateRest } from "./record.js";
import { understoodView } from "./understood-view.js";
import { calibrationView } from "./view.js";

interface CalibrateAsked {
  readonly lists: Lists;
  readonly settings: CalibrateSettings;
  readonly under: string | undefined;
  readonly by: string | undefined;
}

/** What do exports say of the assumptions. */
export const CALIBRATE_QUESTION = anyQuestion<CalibrateGiven, CalibrateAsked, object, CalibrateRest>({
  id: "calibrate",
  schema: async () => (await import("./schema.js")).CALIBRATE_SCHEMA,
  ask,
  opening: ({ lists }) => [understoodView(understoodRecord(lists))],
  answer: async ({ lists, settings, under, by }) => ({
    scenarios: [],
    rest: calibrateRecord(await measureLists(lists, settings), under, by),
  }),
  tell: (found) => ({ views: () => [calibrationView(found)], yaml: () => overlayText(found) }),
  interrupted: "Interrupted: nothing is measured.",
});

async function ask(given: CalibrateGiven, asking: Asking): Promise<CalibrateAsked> {
  const settings = readSettings(given, asking);
  if (given.under?.trim() === "") throw optionValue("--under", given.under, "the key of a structure, such as head");
  const files = given.export.map((file) => asking.openExport(file));
  const lists = await readLists(files, settings);
  if (given.lostAfter !== undefined && lists.deals === undefined)
    throw optionValue("--lost-after", given.lostAfter, "a list of deals, which none of the files is");
  if (settings.by !== undefined) refuseUngrouped(lists, settings.by);
  if (settings.by === "segment") refuseNamedSegments(lists.tables);
  return { lists, settings, under: given.under, by: given.by };
}

/** Deals are shown by a column that one of their lists must have. */
function refuseUngrouped({ tables }: Lists, by: By): void {
  const field = by === "rep" ? "owner" : "segment";
  const deals = tables.filter(({ kind }) => kind === "deals");
  if (deals.some(({ columns }) => columns[field] !== undefined)) return;
  const column =
    deals.length === 0
      ? "a list of deals, which none of the files is"
      : `a list of deals with a column of ${by}s (--map ${field}=... names one)`;
  throw optionValue("--by", by, column);
}
