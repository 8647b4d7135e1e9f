import { checkIntervalText, observedFigures, observedText } from "../../report/cases/figures.js";
import { standing, titleOf, type CheckStanding } from "../../report/cases/record.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import { trialCount } from "../../report/format/trials.js";
import { DASH, type Tone, type ViewCell, type ViewTable } from "../../report/view.js";

/** The worst first. */
const MARKS: Readonly<Record<Exclude<CheckStanding, "pass">, { readonly text: string; readonly tone: Tone }>> = {
  fail: { text: "FAIL", tone: "bad" },
  error: { text: "ERROR", tone: "bad" },
  undecided: { text: "OPEN", tone: "strong" },
  warn: { text: "warn", tone: "bad" },
};

/** What did not pass, the worst first: name and place, then what was found and what it must be. */
export function openTable(records: readonly CheckRecord[]): ViewTable {
  const rows = (["fail", "error", "undecided", "warn"] as const).flatMap((kind) =>
    records.filter((record) => standing(record) === kind).flatMap((record) => openRows(record, MARKS[kind])),
  );
  return {
    kind: "table",
    columns: [
      { header: "", align: "left", priority: 1 },
      { header: "check", align: "left", priority: 1, wrapsTo: 30 },
      { header: "where", align: "left", priority: 1, wrapsTo: 18 },
    ],
    rows,
  };
}

function openRows(record: CheckRecord, mark: ViewCell): ViewCell[][] {
  return [
    [mark, { text: titleOf(record), tone: "strong" }, { text: placeOf(record), tone: "muted" }],
    [{ text: "" }, { text: foundText(record) }, { text: "" }],
  ];
}

const placeOf = ({ file, line }: CheckRecord): string => (line === undefined ? file : `${file}:${line}`);

/** `2.41 (2.36 to 2.47), must be between 2.5 and 3.5`; where it is open, why. */
export function foundText(record: CheckRecord): string {
  const { error, tie, result, trials } = record;
  if (error !== undefined) return error;
  const must = mustText(record);
  if (result === "undecided" && trials === 0) return ["not begun", ...must].join("; ");
  const found = observedText(record);
  const range = checkIntervalText(record);
  const figures = range === observedFigures(record) || range === DASH ? found : `${found} (${range})`;
  const why = result === "undecided" ? `: ${trialCount(trials)} leave open whether it is` : "";
  return `${[figures, ...must].join(", ")}${why}${tie === undefined ? "" : `. ${tie}`}`;
}

/** What it must be, unless the title above has just said so, as that of a check without a name does. */
const mustText = (record: CheckRecord): string[] =>
  titleOf(record).endsWith(`: ${record.limit}`) ? [] : [`must be ${record.limit}`];
