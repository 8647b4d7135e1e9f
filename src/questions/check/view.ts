import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { countCell, figureCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import { confidenceText } from "../../report/format/quantity.js";
import type { Tone, View, ViewBlock, ViewFacts, ViewTable } from "../../report/view.js";
import { checkIntervalText, observedText } from "../../report/cases/figures.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import { failuresLast, standing, type CheckStanding, titleOf } from "../../report/cases/record.js";
import { factsOf } from "../../report/cases/words.js";
import { openTable } from "./open-table.js";
import { checkSummary } from "./summary.js";

const TONES: Readonly<Record<CheckStanding, Tone>> = {
  pass: "good",
  warn: "bad",
  undecided: "strong",
  fail: "bad",
  error: "bad",
};

/** How the checks of one of several files stand, in a line. */
export const standingView = (name: string, records: readonly CheckRecord[]): View => ({
  title: `${name}: ${checkSummary(records)}`,
  blocks: [],
  captions: [],
  warnings: [],
});

/** What did not pass, and how many passed. In detail a line per check. */
export function checkView(records: readonly CheckRecord[], partial: boolean, options: CheckShown = {}): View {
  const { full = false, compared = [], without = [] } = options;
  const all = [...records, ...compared];
  const open = all.filter(({ result }) => result !== "pass");
  const passed = all.length - open.length;
  return {
    title: checkSummary(all),
    blocks: [...(open.length === 0 ? [] : [openTable(open)]), ...passedFacts(passed, open.length)],
    details: [...checkTables(records), ...failuresLast(open).map(inFull)],
    showsDetails: full,
    notes: [...(without.length === 0 ? [] : [withoutText(without)]), CALIBRATED, ...noDataCaption(records)],
    captions: captions(records),
    warnings: doubts(records),
    ...(partial && { partial: "Interrupted: what was not decided by then is undecided." }),
  };
}

/** Also where a check passes, whose line is not shown: the first in doubt, and how many more. */
function doubts(records: readonly CheckRecord[]): string[] {
  const doubtful = records.filter(({ doubt }) => doubt !== undefined);
  if (doubtful.length === 0) return [];
  const [first, ...others] = doubtful;
  const more = others.length === 0 ? "" : ` So it is with ${count(others.length)} more (--full).`;
  return [`“${titleOf(first)}”: ${first.doubt ?? ""}${more}`];
}

/** Where no file could be read, or none has checks. */
export const NOTHING_CHECKED: View = { title: "Nothing was checked.", blocks: [], captions: [], warnings: [] };

/** Where none of the files has checks, and none needs any. */
export const withoutChecksView = (files: readonly string[]): View => ({
  title: "There are no checks.",
  blocks: [],
  notes: [withoutText(files)],
  captions: [],
  warnings: [],
});

const withoutText = (files: readonly string[]): string => `Read, and without checks: ${files.join(", ")}.`;

interface CheckShown {
  /** Also what passed. */
  readonly full?: boolean;
  /** Comparisons with baselines as cases, counted with the checks. */
  readonly compared?: readonly CheckRecord[];
  /** Files without checks. */
  readonly without?: readonly string[];
}

function passedFacts(passed: number, open: number): ViewFacts[] {
  if (passed === 0) return [];
  const others = passed === 1 ? " other" : " others";
  return [{ kind: "facts", facts: [{ name: "pass", text: `${count(passed)}${open === 0 ? "" : others}` }] }];
}

/** A scenario is its file and its name; the file is named where another has the name too. */
function scenariosOf(records: readonly CheckRecord[]) {
  const groups = new Map<string, CheckRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.file, record.scenario]);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const all = [...groups.values()];
  return all.map((own) => {
    const [{ scenario, file }] = own;
    const isAlone = all.filter(([other]) => other.scenario === scenario).length === 1;
    return { heading: isAlone ? scenario : `${scenario} (${file})`, own };
  });
}

/** A line per check, a table per scenario. */
export const checkTables = (records: readonly CheckRecord[]): ViewTable[] =>
  scenariosOf(records).map(({ heading, own }) => ({ ...linesTable(own), heading }));

function linesTable(records: readonly CheckRecord[]): ViewTable {
  return {
    kind: "table",
    columns: [
      { header: "check", align: "left", priority: 1, wrapsTo: 28 },
      { header: "result", align: "left", priority: 1 },
      { header: "observed", align: "right", priority: 1 },
      { header: "interval", align: "right", priority: 2 },
      { header: "must be", align: "left", priority: 1, wrapsTo: 16 },
      { header: "trials", align: "right", priority: 4 },
    ],
    rows: failuresLast(records).map((record) => [
      { text: titleOf(record) },
      { text: standing(record), tone: TONES[standing(record)] },
      figureCell(observedText(record), record.observed, record),
      { text: checkIntervalText(record), range: record.interval, unit: record.unit },
      { text: record.limit },
      countCell(record.trials),
    ]),
  };
}

const inFull = (record: CheckRecord): ViewBlock => ({
  kind: "facts",
  heading: `${standing(record)}: ${titleOf(record)}`,
  facts: factsOf(record),
});

function captions(records: readonly CheckRecord[]): string[] {
  const decided = records.filter(isSimulated);
  const confidences = [...new Set(decided.map(({ confidence }) => confidenceText(confidence)))].join(", ");
  return [
    ...(records.some(isAssumption) ? [ASSUMPTIONS] : []),
    ...(decided.length === 0 ? [] : [decision(confidences)]),
    CALIBRATION,
  ];
}

/** Assumptions and what was not checked need no trials. */
const isSimulated = ({ trials, result }: CheckRecord): boolean => trials > 0 || result === "undecided";
const isAssumption = (record: CheckRecord): boolean => !isSimulated(record) && record.result !== "error";

const ASSUMPTIONS =
  "A check without trials is about an assumption: observed is its median, interval the 90 % interval of what is not known. " +
  "All of it must lie within the range.";

/** Trials left out are told even where the check passes: the one that lost most of its trials. An error says itself what is missing. */
function noDataCaption(records: readonly CheckRecord[]): string[] {
  const lost = ({ noData, trials }: CheckRecord): number => (trials === 0 ? 0 : noData / trials);
  const incomplete = records.filter(({ noData, result }) => noData > 0 && result !== "error");
  if (incomplete.length === 0) return [];
  const worst = incomplete.reduce((most, record) => (lost(record) > lost(most) ? record : most));
  return [
    `Left out for lack of data (0/0): ${count(worst.noData)} of the ${count(worst.trials)} trials of “${titleOf(worst)}”` +
      `${incomplete.length === 1 ? "" : `, and no larger share of those of ${count(incomplete.length - 1)} more`}.`,
  ];
}

const decision = (confidences: string): string =>
  `A check passes if all of its ${confidences} interval of sampling error keeps the limit, fails if none of it does, and is undecided ` +
  "otherwise: trials are added until all checks are decided. The interval allows for every look taken on the way.";
