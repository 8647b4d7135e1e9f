import { quantityCell } from "../../../report/format/cell.js";
import { differenceScale, scaleFor, WHOLE_PERCENT } from "../../../report/format/quantity.js";
import { percentText } from "../../../report/format/relative.js";
import { count } from "../../../report/format/number.js";
import { horizonText } from "../../../report/format/calendar.js";
import { objectiveCurrency, objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import { alikeGroups, countedOnce } from "../../../report/verdict/alike.js";
import { isSure, verdictKind, type VerdictKind } from "../../../report/verdict/kind.js";
import type { VerdictFigures } from "../../../report/verdict/figures.js";
import { DASH, type View, type ViewCell, type ViewColumn } from "../../../report/view.js";
import { notAnsweredText } from "../../../report/failures.js";
import { INTERRUPTED } from "../../../report/partial.js";
import type { Body } from "../../question.js";
import type { RunFigures, ScenarioResult } from "../record.js";
import { verdictFigures } from "../verdict-figures.js";
import { bestFirst, scaleOf } from "./figures.js";
import { mandateNote, sharedNotes } from "./notes.js";
import { figureColumn } from "./objective-table.js";

/** What became of several files. */
type Batch = Pick<Body<RunFigures, object>, "failed" | "notAnswered" | "partial"> & {
  readonly scenarios: readonly ScenarioResult[];
};

/** The answers of several scenarios in one table, with what has none; nothing where there is one file, or no answer. */
export function sideBySide({ scenarios: results, failed, notAnswered, partial }: Batch): View[] {
  if (results.length === 0 || results.length + failed.length + notAnswered.length < 2) return [];
  const columns = columnsFor(results).filter(({ isShown = true }) => isShown);
  return [
    {
      title: titleOf(results.length, failed.length + notAnswered.length),
      blocks: [
        {
          kind: "table",
          columns: columns.map(({ column }) => column),
          rows: [
            ...results.map((result) => {
              const row = { result, figures: verdictFigures(result) };
              return columns.map(({ cell }) => cell(row));
            }),
            ...failed.map(({ file }) => unansweredRow(file, columns)),
          ],
        },
      ],
      notes: [...commonNotes(results), ...results.flatMap((result) => mandateNote(result)).slice(0, 1)],
      captions: [CAPTION],
      warnings: notAnswered.length === 0 ? [] : [notAnsweredText(notAnswered)],
      ...(partial && { partial: INTERRUPTED }),
    },
  ];
}

/** A file with errors, which are told where it was read. */
const unansweredRow = (file: string, columns: readonly ScenarioColumn[]): ViewCell[] =>
  columns.map((_, place) => (place === 0 ? { text: file } : place === columns.length - 1 ? UNANSWERED : NOTHING));

interface Row {
  readonly result: ScenarioResult;
  readonly figures: VerdictFigures;
}

interface ScenarioColumn {
  readonly column: ViewColumn;
  readonly cell: (row: Row) => ViewCell;
  readonly isShown?: boolean;
}

const titleOf = (answered: number, others: number): string =>
  others === 0
    ? `${count(answered)} scenarios side by side`
    : `${count(answered)} of ${count(answered + others)} scenarios side by side`;

const textColumn = (header: string, priority: number, wrapsTo: number): ViewColumn => ({
  header,
  align: "left",
  priority,
  wrapsTo,
});

function columnsFor(results: readonly ScenarioResult[]): readonly ScenarioColumn[] {
  const differ = (text: (result: ScenarioResult) => string): boolean => new Set(results.map(text)).size > 1;
  const isUnique = !results.some(({ name }, place) => results.findIndex((one) => one.name === name) !== place);
  return [
    {
      column: textColumn("\nscenario", 1, 14),
      cell: ({ result: { name, file, partial } }) => ({
        text: (isUnique ? name : `${name} (${file})`) + (partial ? " (partial)" : ""),
      }),
    },
    {
      column: textColumn("\nmonths", 5, 8),
      cell: ({ result }) => ({ text: horizonText(result) }),
      isShown: differ(horizonText),
    },
    {
      column: textColumn("\nobjective", 3, 9),
      cell: ({ result }) => ({ text: objectiveWithCurrency(result) }),
      isShown: differ(objectiveWithCurrency),
    },
    { column: textColumn("\nbest", 1, 14), cell: bestCell },
    { column: figureColumn(meanHeader(results), 4), cell: meanCellOf },
    { column: figureColumn("\nlead", 2), cell: leadCell },
    {
      column: figureColumn("\nin %", 5),
      cell: percentCell,
      isShown: results.some((result) => !objectiveText(result).unit.startsWith("fraction")),
    },
    { column: textColumn("lead\nover", 6, 14), cell: nextCell },
    {
      column: figureColumn("beats\ntoday", 4),
      cell: todayCell,
      isShown: results.some(({ today }) => today !== undefined),
    },
    { column: figureColumn("best\nin", 2), cell: shareOfBest },
    { column: textColumn("\nverdict", 1, 9), cell: ({ figures }) => ({ text: KINDS[verdictKind(figures)] }) },
  ];
}

/** `value (EUR)`. */
function objectiveWithCurrency(result: ScenarioResult): string {
  const currency = objectiveCurrency(result);
  return objectiveHeader(result) + (currency === undefined ? "" : ` (${currency})`);
}

/** The objective by name where all have the same: a column of its own says it otherwise. */
function meanHeader(results: readonly ScenarioResult[]): string {
  const [first, ...others] = results.map(objectiveWithCurrency);
  return `mean\n${others.every((one) => one === first) ? first : "objective"}`;
}

const NOTHING: ViewCell = { text: DASH, tone: "muted" };

const UNANSWERED: ViewCell = { text: "no answer", tone: "bad" };

const KINDS: Readonly<Record<VerdictKind, string>> = {
  "no-data": "no data",
  alone: "nothing to compare",
  tie: "a tie",
  untold: "not told apart",
  indifferent: "too close",
  spread: "ahead on average",
  clear: "ahead",
};

function bestCell({ figures: { structures } }: Row): ViewCell {
  const [best = []] = alikeGroups(structures);
  return best.length === 0 ? NOTHING : { text: best.map(({ name }) => name).join(" and "), tone: "strong" };
}

function meanCellOf({ result, figures: { structures } }: Row): ViewCell {
  const [first] = structures;
  if (structures.length === 0) return NOTHING;
  return quantityCell(
    first.mean.mean,
    first.mean.standardError,
    scaleOf(result, result.objective, objectiveText(result)),
  );
}

/** The next of those that are not the same as the best. */
const nextOf = ({ structures }: VerdictFigures) => alikeGroups(structures).at(1)?.[0];

function leadCell({ result, figures }: Row): ViewCell {
  const next = nextOf(figures);
  if (next === undefined) return NOTHING;
  const { mean, standardError } = next.shortfall;
  const levels = figures.structures.map(({ mean: { mean: level } }) => level);
  const cell = quantityCell(mean, standardError, differenceScale(scaleFor(objectiveText(result).unit, levels)));
  return isSure(next.shortfall) ? cell : { ...cell, mark: "~" };
}

function percentCell({ figures }: Row): ViewCell {
  const next = nextOf(figures);
  if (next === undefined || figures.objective.unit.startsWith("fraction")) return NOTHING;
  return { text: percentText(next.shortfall.mean, next.mean.mean)?.replace("+", "") ?? DASH, tone: "muted" };
}

function nextCell({ figures }: Row): ViewCell {
  const next = nextOf(figures);
  return next === undefined ? NOTHING : { text: next.name };
}

function todayCell({ result, figures }: Row): ViewCell {
  if (figures.structures.length === 0 || result.today === undefined) return NOTHING;
  const [{ isToday, versusToday }] = countedOnce(figures).structures;
  if (isToday) return { text: "is today's" };
  return versusToday === undefined ? NOTHING : quantityCell(versusToday.better, 0, WHOLE_PERCENT);
}

function shareOfBest({ result, figures }: Row): ViewCell {
  const [first] = bestFirst(result);
  const [best] = countedOnce(figures).structures;
  const share = figures.structures.length === 0 ? first.probabilityBest : best.probabilityBest;
  return quantityCell(share, first.probabilityBestStandardError, WHOLE_PERCENT);
}

/** What is true of all, once. */
function commonNotes(results: readonly ScenarioResult[]): string[] {
  const each = results.map(sharedNotes);
  return each[0].filter((note) => each.every((own) => own.includes(note)));
}

const CAPTION =
  "lead: mean of the objective of the best structure less that of the next, paired; ~ where the trials do not tell it from none. " +
  "best in: share of the trials in which it is the best. verdict: “ahead”, by more than does not matter and best by far the most often; “ahead on average”, but not by far the most often best; " +
  "“too close”, by less than matters; “not told apart”, by these trials.";
