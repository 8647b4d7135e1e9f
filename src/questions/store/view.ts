import { countCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import type { View } from "../../report/view.js";
import type { StoreRest } from "./record.js";

/** The plans of a store, a row each; of `prune` those that go. */
export function storeView({ folder, action, dryRun, plans }: StoreRest): View {
  const shown = action === "ls" ? plans : plans.filter(({ removed }) => removed);
  const bytes = shown.reduce((sum, plan) => sum + plan.bytes, 0);
  const what = action === "ls" ? "" : dryRun ? "to remove: " : "removed: ";
  const none = "Nothing in this folder was kept by --store.";
  return {
    title: `${folder}: ${what}${count(shown.length)} ${shown.length === 1 ? "plan" : "plans"}, ${megabytes(bytes)} MB`,
    blocks:
      plans.length === 0
        ? [{ kind: "lines", lines: [none] }]
        : [
            {
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
              rows: shown.map(({ key, version = "", seed = "", structures = [], trials, bytes: own, days }) => [
                { text: key.slice(0, 12) },
                { text: version },
                countCell(trials),
                { text: megabytes(own), value: own },
                countCell(days),
                { text: seed },
                { text: structures.join(", ") },
              ]),
            },
          ],
    captions:
      plans.length === 0
        ? []
        : [
            "A plan is all that decides numbers but the number of trials. days unused: since anything was added. Blocks are found again by " +
              "the plan, the model and the version and build of the program.",
          ],
    warnings: [],
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
