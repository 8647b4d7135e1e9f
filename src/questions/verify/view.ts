import { countCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import type { View, ViewTable } from "../../report/view.js";
import type { ValueDifference, Verification } from "./record.js";

export const isConfirmed = ({ differences }: Pick<Verification, "differences">): boolean => differences.length === 0;

const MOST_DIFFERENCES = 20;

/** Per scenario whether it came out again, what differs, and what explains it. */
export function verificationView(resultFile: string, verifications: readonly Verification[]): View {
  const failed = verifications.filter((verification) => !isConfirmed(verification));
  return {
    title: failed.length === 0 ? `${resultFile}: confirmed` : `${resultFile}: NOT confirmed`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "scenario", align: "left", priority: 1, wrapsTo: 16 },
          { header: "file", align: "left", priority: 3, wrapsTo: 20 },
          { header: "trials", align: "right", priority: 2 },
          { header: "values\ncompared", align: "right", priority: 1 },
          { header: "\ndifferent", align: "right", priority: 1 },
        ],
        rows: verifications.map(({ name, file, trials, compared, differences }) => [
          { text: name },
          { text: file },
          countCell(trials),
          countCell(compared),
          { ...countCell(differences.length), tone: differences.length === 0 ? "good" : "bad" },
        ]),
      },
      ...failed.map(differencesTable),
    ],
    notes: verifications.flatMap(explanation),
    captions: [],
    warnings: [],
  };
}

function differencesTable({ name, differences }: Verification): ViewTable {
  const left = differences.length - MOST_DIFFERENCES;
  const row = ({ path, stored, now }: ValueDifference) => [path, shown(stored), shown(now)].map((text) => ({ text }));
  return {
    kind: "table",
    heading: `${name}: ${left > 0 ? `the first ${MOST_DIFFERENCES} of ${count(differences.length)} values that differ` : "what differs"}`,
    columns: [
      { header: "value", align: "left", priority: 1, wrapsTo: 30 },
      { header: "stored", align: "right", priority: 1, wrapsTo: 12 },
      { header: "now", align: "right", priority: 1, wrapsTo: 12 },
    ],
    rows: differences.slice(0, MOST_DIFFERENCES).map(row),
  };
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function explanation({ name, circumstances, differences }: Verification): string[] {
  const changed = circumstances.filter(({ stored, now }) => stored !== now);
  const changes = changed.map(({ what, stored, now }) => `the ${what} was ${stored} and is ${now}`).join("; ");
  if (differences.length === 0) {
    return changed.length === 0 ? [] : [`${name}: ${changes}; every value is the same all the same.`];
  }
  return changed.length === 0
    ? [
        `${name}: version, seed and scenario hash are those of the stored result and do not explain the difference. ` +
          "The result file was changed, or this is a bug of orgfunnel.",
      ]
    : [`${name}: ${changes}. ${EXPLAINED}`];
}

const EXPLAINED =
  "That explains a difference: the scenario file, or one that it names, or the program is not what it was.";
