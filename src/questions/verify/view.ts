import { countCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import type { View, ViewTable } from "../../report/view.js";
import type { Drawn, ValueDifference, Verification, VerifyRest } from "./record.js";

export const isConfirmed = ({ differences }: { readonly differences: readonly unknown[] }): boolean =>
  differences.length === 0;

const MOST_DIFFERENCES = 20;

/** Per scenario whether it came out again, what differs, and what explains it. */
export function verificationView({ file: resultFile, confirmed, verifications, page }: VerifyRest): View {
  const failed = verifications.filter((verification) => !isConfirmed(verification));
  return {
    title: confirmed ? `${resultFile}: confirmed` : `${resultFile}: NOT confirmed`,
    verdict: [...failed.flatMap(otherScenario), ...(page === undefined ? [] : [pageSentence(page)])],
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
      ...failed.map(({ name, differences }) => differencesTable(name, differences)),
      ...(page === undefined || isConfirmed(page)
        ? []
        : [differencesTable("What the page shows", page.differences, "section")]),
    ],
    notes: verifications.flatMap(explanation),
    captions: [],
    warnings: [],
  };
}

/** Another scenario differs in everything: the list of it would tell least. */
function otherScenario({ name, file, differences }: Verification): string[] {
  const named = differences.find(({ path }) => path === "name");
  const parts = new Set(
    differences.flatMap(({ path, stored, now }) =>
      stored === undefined || now === undefined ? [/structures\.[^.]*$/u.exec(path)?.[0] ?? ""] : [],
    ),
  );
  parts.delete("");
  if (named === undefined && parts.size === 0) return [];
  const what = named === undefined ? "has other structures" : `is called ${shown(named.now)}`;
  return [`${file} is another scenario than that of the result, ${name}: it ${what}. --scenario names the right one.`];
}

const pageSentence = (page: Drawn): string =>
  isConfirmed(page)
    ? `Drawn again from the result in it, the page is the same to the byte (${count(page.compared)} characters).`
    : "The result in the page comes out again, but what the page shows is not what that result says: it was edited, or drawn by another program.";

function differencesTable(
  name: string,
  differences: readonly ValueDifference[],
  what: "value" | "section" = "value",
): ViewTable {
  const left = differences.length - MOST_DIFFERENCES;
  const row = ({ path, stored, now }: ValueDifference) => [path, shown(stored), shown(now)].map((text) => ({ text }));
  return {
    kind: "table",
    heading: `${name}: ${left > 0 ? `the first ${MOST_DIFFERENCES} of ${count(differences.length)} values that differ` : "what differs"}`,
    columns: [
      { header: what, align: "left", priority: 1, wrapsTo: 30 },
      { header: "stored", align: "right", priority: 1, wrapsTo: 12 },
      { header: "now", align: "right", priority: 1, wrapsTo: 12 },
    ],
    rows: differences.slice(0, MOST_DIFFERENCES).map(row),
  };
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\u2026` : text;
}

/** Of a value that is told: a whole structure would fill the screen. */
const MOST_CHARACTERS = 64;

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
