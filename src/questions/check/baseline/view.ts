import { allowanceText, scaleOfUnit, endsText, errorOf } from "../../../report/cases/figures.js";
import { changesTable, MOST_CHANGES } from "../../../report/changes/table.js";
import { leftOut } from "../../../report/changes/words.js";
import { count } from "../../../report/format/number.js";
import { inPoints, difference, quantity } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import type { Tone, View, ViewBlock, ViewCell } from "../../../report/view.js";
import { openMeans } from "./cases.js";
import type { BaselineComparison, ComparedMean } from "./record.js";
import { pairedCaptions, pairedNotes, programText } from "./words.js";

/** Rows of a table at most: the rest is counted. */
const MOST_ROWS = 20;

/** What changed and what moved since a baseline was stored, the most severe first. */
export function baselineView(
  scenario: Pick<ScenarioHeader, "name" | "objective" | "labels"> & { readonly baseline: BaselineComparison },
  file: string,
  full: boolean,
): View {
  const { name, objective, baseline } = scenario;
  const { again, changes, partial } = baseline;
  const open = openMeans(baseline);
  const shown = full ? open : open.slice(0, MOST_ROWS);
  const rest = [...leftOut(changes.length, MOST_CHANGES, "change"), ...leftOutMeans(open.slice(shown.length))];
  return {
    title: `${name} against ${file}: ${partial ? "interrupted, nothing compared" : standingText(baseline)}`,
    blocks: [
      ...(changes.length === 0 ? [] : [changesTable(changes, scenario)]),
      ...(open.length === 0 ? [] : [movedTable(shown, scenario)]),
    ],
    notes: partial ? [] : [...rest, ...pairedNotes(baseline)],
    captions: partial ? [] : pairedCaptions(baseline, objective),
    warnings: again.moved.length === 0 ? [] : [programText(baseline)],
  };
}

/** Of those that are not in the table: so many moved, so many undecided. */
function leftOutMeans(rest: readonly ComparedMean[]): string[] {
  if (rest.length === 0) return [];
  const tally = (kind: ComparedMean["result"], words: string): string[] => {
    const found = rest.filter(({ result }) => result === kind).length;
    return found === 0 ? [] : [`${count(found)} ${words}`];
  };
  const kinds = [
    ...tally("error", "without data on one side"),
    ...tally("fail", "moved"),
    ...tally("undecided", "undecided"),
  ];
  return [`Not listed: ${kinds.join(", ")} (--full lists all).`];
}

/** `3 of 115 means moved, 1 undecided; nothing in the scenario changed`. */
function standingText({ comparisons, changes }: BaselineComparison): string {
  const tally = (kind: ComparedMean["result"]): number => comparisons.filter(({ result }) => result === kind).length;
  const same = comparisons.filter((one) => one.difference === 0 && one.detectable === 0).length;
  const [moved, undecided, faulty] = [tally("fail"), tally("undecided"), tally("error")];
  return [
    `${moved === 0 ? "none" : count(moved)} of ${count(comparisons.length)} means moved`,
    ...(undecided === 0 ? [] : [`${count(undecided)} undecided`]),
    ...(faulty === 0 ? [] : [`${count(faulty)} without data on one side`]),
    ...(same === 0 ? [] : [`${count(same)} exactly the same`]),
    ...(changes.length === 0 ? ["nothing in the scenario changed"] : []),
  ].join(", ");
}

const TONES: Readonly<Record<ComparedMean["result"], Tone>> = {
  pass: "good",
  undecided: "strong",
  fail: "bad",
  error: "bad",
};

function movedTable(open: readonly ComparedMean[], labelled: Pick<ScenarioHeader, "labels">): ViewBlock {
  return {
    kind: "table",
    heading: "What moved",
    columns: [
      { header: "mean", align: "left", priority: 1, wrapsTo: 20 },
      { header: "structure", align: "left", priority: 1, wrapsTo: 14 },
      { header: "result", align: "left", priority: 1 },
      { header: "was", align: "right", priority: 2 },
      { header: "is", align: "right", priority: 2 },
      { header: "difference", align: "right", priority: 1 },
      { header: "interval", align: "right", priority: 3 },
      { header: "allowed", align: "right", priority: 4 },
    ],
    rows: open.map((mean) => movedRow(mean, nameOf(labelled, mean.structure))),
  };
}

function movedRow(mean: ComparedMean, name: string): ViewCell[] {
  const { label, result, then, now, interval, allowed, unit, standardError } = mean;
  const error = Math.max(errorOf(interval), standardError);
  const levels = scaleOfUnit(unit, [then, now]);
  const moves = inPoints(scaleOfUnit(unit, [mean.difference, ...interval, allowed]));
  return [
    { text: label },
    { text: name },
    { text: result, tone: TONES[result] },
    { text: quantity(then, error, levels) },
    { text: quantity(now, error, levels) },
    { text: difference(mean.difference, error, moves) },
    { text: endsText(interval, moves) },
    { text: allowanceText(allowed, unit) },
  ];
}
