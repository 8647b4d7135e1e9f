import type { ScenarioChange } from "../../scenario/changes.js";
import type { ScenarioHeader } from "../result/scenario-header.js";
import type { ViewTable } from "../view.js";
import { changeName } from "./words.js";

/** Rows of a table of changes at most: the rest is counted. */
export const MOST_CHANGES = 20;

/** What decides numbers and is no longer what it was. */
export function changesTable(
  changes: readonly ScenarioChange[],
  of: Pick<ScenarioHeader, "labels">,
  most = MOST_CHANGES,
): ViewTable {
  return {
    kind: "table",
    heading: "What changed",
    columns: [
      { header: "", align: "left", priority: 1, wrapsTo: 24 },
      { header: "was", align: "left", priority: 1, wrapsTo: 16 },
      { header: "is", align: "left", priority: 1, wrapsTo: 16 },
    ],
    rows: changes
      .slice(0, most)
      .map(({ what, before, now }) => [{ text: changeName(what, of) }, { text: before }, { text: now }]),
  };
}
