import { isApartFromBook } from "../../assumptions/apart-from-book.js";
import { ASSUMPTION_GROUPS, isInGroup } from "../../assumptions/groups.js";
import { asOneSeasonality } from "../../analysis/acting-assumptions.js";
import { enumerated } from "../../foundation/enumerated.js";
import { rateText } from "../../report/format/rate.js";
import type { ViewBlock, ViewFacts, ViewTable } from "../../report/view.js";
import type { AssumptionRow } from "./record.js";
import { grouped, unitWords, valueWithUnit, withoutNoise } from "./unit-words.js";

/** What a scenario says itself: what was measured beside the book, a line each, and the rest group by group. */
export function ownBlocks(
  rows: readonly AssumptionRow[],
  currency: string | undefined,
  managers: readonly string[],
): ViewBlock[] {
  const [measured, others] = [rows.filter(isMeasured), rows.filter((row) => !isMeasured(row))];
  return [
    ...(measured.length === 0 ? [] : [measuredTable(measured, currency)]),
    ...ownFacts(factsByGroup(others, currency), managers, measured.length > 0),
  ];
}

function ownFacts(groups: ViewFacts["facts"], managers: readonly string[], isRest: boolean): ViewFacts[] {
  const facts = [...groups, ...(managers.length === 0 ? [] : [{ name: "managers", text: managers.join("; ") }])];
  return facts.length === 0
    ? []
    : [{ kind: "facts", heading: isRest ? "Your other assumptions" : "Your own assumptions", facts }];
}

function factsByGroup(rows: readonly AssumptionRow[], currency: string | undefined): ViewFacts["facts"] {
  const told = withOneSeasonality(rows);
  const groupOf = (id: string): string =>
    ASSUMPTION_GROUPS.find((group) => isInGroup(id, group.id))?.id ?? OF_STRUCTURES;
  return [...ASSUMPTION_GROUPS.map(({ id }) => id), OF_STRUCTURES].flatMap((name) => {
    const texts = told.filter(({ id }) => groupOf(id) === name).map((row) => ownText(row, currency));
    return texts.length === 0 ? [] : [{ name, text: texts.join("; ") }];
  });
}

/** What is no row of the book: effects of a structure's own, and the like. */
const OF_STRUCTURES = "structures";

/** `churn of customers 0.4% to 0.8% a month (measured)`: a mere assumption goes without saying, and so does what the label says. */
function ownText({ id, label: inFull, value, unit, grade }: AssumptionRow, currency: string | undefined): string {
  const label = isInGroup(id, "teams") ? inFull.replace(/^posts in /u, "") : inFull;
  const words = briefUnit(unit, label, currency);
  const brief = grouped(withoutMedian(value, unit));
  const told = [label, brief, ...(words === "" || brief.endsWith(words) ? [] : [words])].join(" ");
  return grade === "assumption" ? told : `${told} (${grade})`;
}

/** What the label does not say of a unit: what money it is, where that is known, and how much time. */
function briefUnit(unit: string, label: string, currency: string | undefined): string {
  const [what, ...per] = unit.split("/");
  const isTold = (what === "currency" && currency !== undefined) || what === "months" || what === "hazard";
  const brief = [isTold ? what : "fraction", ...per.filter((one) => TIMES.includes(one))].join("/");
  const words = unitWords(brief, currency);
  return label.endsWith(words) ? "" : words;
}

const TIMES = ["month", "year"];

/** `50 % to 60 %`, as 90 % intervals are told, of `{ p5: 0.5, p50: 0.56, p95: 0.6 }`: in a list its ends do. */
function withoutMedian(value: string, unit: string): string {
  const ends = /^\{ p5: ([-+.\de]+), p50: [-+.\de]+, p95: ([-+.\de]+) \}$/u.exec(value);
  return ends === null
    ? withoutNoise(value)
    : ends
        .slice(1)
        .map((end) => rateText(Number(end), unit))
        .join(" to ");
}

/** With its unit once, so that a row is a line where it can be; where they come from is told in a table of its own. */
function measuredTable(rows: readonly AssumptionRow[], currency: string | undefined): ViewTable {
  return {
    kind: "table",
    heading: "Measured, beside what is built in",
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 18 },
      { header: "measured", align: "left", priority: 1, wrapsTo: 18 },
      { header: "built in", align: "left", priority: 1, wrapsTo: 14 },
    ],
    rows: withOneSeasonality(rows).map((row) => [
      { text: [row.label, briefUnit(row.unit, row.label, currency)].filter((text) => text !== "").join(", ") },
      { text: rangeInWords(row), tone: "strong" },
      { text: grouped(row.book?.value ?? "") },
    ]),
  };
}

/** What was measured and lies beside what is built in: either the company is so, or something was misread. */
export function apartWarnings(rows: readonly AssumptionRow[]): string[] {
  const apart = rows.filter(isMeasured).filter(({ id, value }) => {
    const [, low, , high] = THREE_QUANTILES.exec(value) ?? [];
    return isApartFromBook(id, [Number(low), Number(high)]);
  });
  if (apart.length === 0) return [];
  const names = enumerated(apart.map(({ label }) => label));
  return [`Measured apart from what is built in: ${names}. Either your company is so, or the export was misread.`];
}

/** Where what was measured comes from, and what it stands in for; nothing where nothing was. */
export function sourcesTables(rows: readonly AssumptionRow[]): ViewTable[] {
  const measured = rows.filter(isMeasured);
  if (measured.length === 0) return [];
  const table: ViewTable = {
    kind: "table",
    heading: "What was measured: where it comes from",
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 18 },
      { header: "id", align: "left", priority: 2, wrapsTo: 20 },
      { header: "source", align: "left", priority: 1, wrapsTo: 18 },
      { header: "grade built in", align: "left", priority: 3, wrapsTo: 10 },
    ],
    rows: withOneSeasonality(measured).map((row) => [
      { text: row.label },
      { text: row.id, tone: "muted" },
      { text: row.source },
      { text: row.book?.grade ?? "" },
    ]),
  };
  return [table];
}

const isMeasured = ({ grade, book }: AssumptionRow): boolean => grade === "measured" && book !== undefined;

const THREE_QUANTILES = /^\{ p5: ([^,]+), p50: ([^,]+), p95: ([^,]+) \}$/u;

/** Quantiles in the words that a value is given in, with its unit: `55 % (50 % to 65 %)`. */
export function quantilesInWords(row: Pick<AssumptionRow, "value" | "unit">, currency?: string): string {
  const range = rangeInWords(row);
  if (range === withoutNoise(row.value)) return valueWithUnit(row, currency);
  return /^[^ ]+ % /u.test(range) ? range : `${range} ${unitWords(row.unit, currency)}`;
}

/** The same without its unit; a value that is no quantiles stays as it is. */
function rangeInWords({ value, unit }: Pick<AssumptionRow, "value" | "unit">): string {
  const [, ...quantiles] = THREE_QUANTILES.exec(value) ?? [];
  if (quantiles.length === 0) return withoutNoise(value);
  const [low, middle, high] = quantiles.map((text) => rateText(Number(text), unit));
  return `${middle} (${low} to ${high})`;
}

/** A table of assumptions; the scenario's own are marked. Seasonality is one row. */
function assumptionTable(rows: readonly AssumptionRow[], heading: string, currency: string | undefined): ViewTable {
  return {
    kind: "table",
    heading,
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 18 },
      { header: "id", align: "left", priority: 2, wrapsTo: 20 },
      { header: "value", align: "left", priority: 1, wrapsTo: 16 },
      { header: "grade", align: "left", priority: 3, wrapsTo: 10 },
      { header: "source", align: "left", priority: 4, wrapsTo: 20 },
      { header: "meaning", align: "left", priority: 5, wrapsTo: 30 },
    ],
    rows: withOneSeasonality(rows).map((row) => [
      { text: row.label },
      { text: row.id, tone: "muted" },
      { text: valueWithUnit(row, currency), ...(row.own ? { tone: "strong" as const, mark: "*" } : {}) },
      { text: row.grade },
      { text: row.source, tone: "muted" },
      { text: row.meaning },
    ]),
  };
}

/** One table per group of the book. */
export function groupTables(rows: readonly AssumptionRow[], currency?: string): ViewTable[] {
  return ASSUMPTION_GROUPS.flatMap(({ id: group, about }) => {
    const inside = rows.filter(({ id }) => isInGroup(id, group));
    return inside.length === 0 ? [] : [assumptionTable(inside, `${group}: ${about}`, currency)];
  });
}

/** The twelve months as one row with twelve values, or one where they are alike. */
export function withOneSeasonality(rows: readonly AssumptionRow[]): AssumptionRow[] {
  const months = rows.filter(({ id }) => asOneSeasonality(id) !== id);
  if (months.length < 2) return [...rows];
  const [first] = months;
  const values = months.map(({ value }) => value);
  const isFlat = values.every((value) => value === first.value);
  const one = {
    ...first,
    id: asOneSeasonality(first.id),
    label: "leads by month, January first",
    value: isFlat ? `${first.value} in every month` : values.join(", "),
    meaning: "How many leads each month brings, compared with an average month.",
    own: months.some(({ own }) => own),
  };
  return rows.flatMap((row) => (row === first ? [one] : months.includes(row) ? [] : [row]));
}
