import { countCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import { listed } from "../../report/verdict/words.js";
import type { View } from "../../report/view.js";
import type { StoreRest } from "./record.js";

/** The plans of a store, a row each; of `prune` those that go. */
export function storeView({ folder, action, dryRun, plans }: StoreRest): View {
  const shown = action === "ls" ? plans : plans.filter(({ removed }) => removed);
  const bytes = shown.reduce((sum, plan) => sum + plan.bytes, 0);
  const what = action === "ls" ? "" : dryRun ? "to remove: " : "removed: ";
  const title = `${folder}: ${what}${count(shown.length)} ${shown.length === 1 ? "plan" : "plans"}, ${megabytes(bytes)} MB`;
  // A name that was mistyped may be that of another folder.
  const none = "Nothing in this folder was kept by --store.";
  if (plans.length === 0) return { title, blocks: [{ kind: "lines", lines: [none] }], captions: [], warnings: [] };
  if (shown.length === 0) return { title, blocks: [], captions: [], warnings: [] };
  return {
    title,
    blocks: [tableOf(shown)],
    captions: [CAPTION],
    warnings: action === "ls" && shown.some(isUnknown) ? [UNKNOWN] : [],
  };
}

const isUnknown = ({ version }: StoreRest["plans"][number]): boolean => version === undefined;

const UNKNOWN =
  "Version unknown: plan.json in the folder of this plan is missing or damaged. What is kept is unharmed: the next call that uses it writes " +
  "plan.json anew. Until then --keep-version leaves it.";

/** Enough to find its folder by; of more, platforms make a link to a commit. */
const KEY_DIGITS = 6;

const CAPTION =
  "A plan is all that decides numbers but the number of trials. days unused: since anything was added. Blocks are found again by " +
  "the plan, the model and the version and build of the program.";

const tableOf = (shown: StoreRest["plans"]): View["blocks"][number] => ({
  kind: "table",
  columns: [
    { header: "plan", align: "left", priority: 1 },
    { header: "version", align: "left", priority: 2 },
    { header: "trials", align: "right", priority: 1 },
    { header: "MB", align: "right", priority: 1 },
    { header: "days\nunused", align: "right", priority: 1 },
    { header: "seed", align: "left", priority: 3, wrapsTo: 16 },
    { header: "structures", align: "left", priority: 2, wrapsTo: 30 },
  ],
  rows: shown.map(({ key, version = "unknown", seed = "", structures = [], trials, bytes, days }) => [
    { text: key.slice(0, KEY_DIGITS) },
    { text: version },
    countCell(trials),
    { text: megabytes(bytes), value: bytes },
    countCell(days),
    { text: seed },
    { text: structures.length === 0 ? "" : listed(structures) },
  ]),
});

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
