import { areOtherCurrencies } from "../../assumptions/currency-mark.js";
import { isPlausible, type Reading } from "../../assumptions/quantity.js";
import type { ColumnData } from "../../distributions/spec.js";
import { sha256Hex } from "../../foundation/sha256.js";
import { meanOf } from "../../statistics/moments.js";
import { twoScales } from "../../statistics/two-scales.js";
import { reportFault } from "../extends.js";
import { nearest, type Report } from "../problems.js";
import type { ReadFile } from "../read-file.js";
import { shorten } from "../../foundation/shorten.js";
import { describe, entriesOf, type LocatedNode, type LocatedScalar, type Place } from "../located-tree.js";
import { tellAmountFault, tellUnread } from "./column-faults.js";
import { readAmounts, type AmountFault, type Amounts, type Cell } from "./read-amounts.js";
import { MOST_TITLES, readTable, type ReadTable, type Row, type Table } from "./read-table.js";
import { totalsRows } from "./totals-row.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "csv-no-column": { file: string; column: string; allowed: readonly string[]; nearest?: string };
    "csv-column-twice": { file: string; column: string; places: readonly number[] };
    "csv-no-rows": { file: string; column: string; found: string; allowed: readonly string[]; nearest?: string };
    "csv-too-few-values": { file: string; column: string; found: number };
    "csv-blank-cells": { file: string; column: string; blank: number; cells: number };
    "csv-other-currency": { file: string; column: string; line: number; found: string; currency: string };
    /** Some values about a thousand times the others: `few` of them, `many` of the others, from and to. */
    "csv-two-scales": {
      file: string;
      column: string;
      lines: readonly number[];
      few: readonly [number, number];
      count: number;
      many: readonly [number, number];
    };
    "csv-totals-row": { file: string; line: number; found: string; others: number };
  }
}

/** Numbers of a column, and where they come from. */
export interface ColumnNumbers {
  /** Ascending; two or more. */
  readonly values: readonly number[];
  readonly data: ColumnData;
}

/** Which column of which file, and of which rows. */
export interface Asked {
  readonly file: string;
  readonly column: string;
  readonly fileAt: Place;
  readonly columnAt: Place;
  readonly where: LocatedNode | undefined;
  /** What its numbers are of. */
  readonly of: Reading;
}

/** The numbers of a column, blank cells left out and told of; undefined, with the reason reported, if it cannot be read as numbers. */
export function readColumn(asked: Asked, read: ReadFile, report: Report): ColumnNumbers | undefined {
  const { column, fileAt, columnAt, of } = asked;
  const opened = read(asked.file, fileAt.position.file);
  if ("fault" in opened) {
    reportFault(opened, fileAt, report);
    return undefined;
  }
  const { file, text } = opened;
  const table = soundTable(readTable(text), file, fileAt, report);
  const place = table && headingPlace(table, column, file, columnAt, report);
  if (table === undefined || place === undefined) return undefined;
  const chosen = asked.where === undefined ? table.rows : rowsWhere(asked.where, table, file, report);
  if (chosen === undefined) return undefined;
  const cells = chosen.map(({ line, cells: row }): Cell => ({ line, text: row[place] }));
  const percent = cells.find((cell) => cell.text.trim().endsWith("%"));
  if (percent !== undefined && of.kind !== undefined && of.kind !== "share") {
    report("percent-of-what", columnAt, { found: shorten(percent.text.trim()), kind: of.kind });
    return undefined;
  }
  const amounts = amountsOf(cells, table.separator, of);
  if ("kind" in amounts) {
    tellAmountFault(amounts, file, (code, details) => {
      report(code, columnAt, details);
    });
    return undefined;
  }
  if (amounts.values.length < 2) {
    report("csv-too-few-values", columnAt, { file, column, found: amounts.values.length });
    return undefined;
  }
  warn(amounts, chosen, { file, column, place, currency: of.currency }, columnAt, report);
  const where = asked.where && whereText(asked.where);
  const digest = sha256Hex(text);
  const data = {
    file: asked.file,
    column: column.trim(),
    ...(where !== undefined && { where }),
    count: amounts.values.length,
    sha256: digest,
  };
  return { values: [...amounts.values].sort((a, b) => a - b), data };
}

/** In a file separated by commas a point is the decimal point, unless the numbers are plausible with thousands alone. */
function amountsOf(cells: readonly Cell[], separator: string, { plausible }: Reading): Amounts | AmountFault {
  const amounts = readAmounts(cells, undefined);
  if (separator !== "," || !("kind" in amounts) || amounts.kind !== "two readings") return amounts;
  const isMeanPlausible = (read: Amounts | AmountFault): boolean =>
    plausible === undefined || !("values" in read) || isPlausible(meanOf(read.values), plausible);
  const [byPoint, byComma] = [readAmounts(cells, "point"), readAmounts(cells, "comma")];
  return !isMeanPlausible(byPoint) && isMeanPlausible(byComma) ? amounts : byPoint;
}

function soundTable(reading: ReadTable, file: string, at: Place, report: Report): Table | undefined {
  if ("table" in reading) return reading.table;
  tellUnread(reading, file, (code, details) => {
    report(code, at, details);
  });
  return undefined;
}

/** The place of the one heading of this name. */
function headingPlace(
  { headings, rows }: Table,
  column: string,
  file: string,
  at: Place,
  report: Report,
): number | undefined {
  const places = headings.flatMap((heading, place) => (heading === column.trim() ? place : []));
  if (places.length === 1) return places[0];
  if (places.length > 1) {
    report("csv-column-twice", at, { file, column, places: places.map((place) => place + 1) });
    return undefined;
  }
  const below = rows.slice(0, MOST_TITLES).find(({ cells }) => cells.includes(column.trim()));
  if (below !== undefined && headings.includes("")) {
    report("csv-titles-above", at, { file, line: below.line });
    return undefined;
  }
  const allowed = headings.map((name) => shorten(name));
  report("csv-no-column", at, { file, column: shorten(column), allowed, ...nearest(column, allowed) });
  return undefined;
}

/** The rows in which every key of `where` has its value, or one of its list of values. */
function rowsWhere(where: LocatedNode, table: Table, file: string, report: Report): readonly Row[] | undefined {
  const keys = entriesOf(where);
  if (where.kind !== "map" || keys.length === 0) {
    report("wrong-type", where.at, {
      found: describe(where),
      expected: "a mapping of columns to values, such as { stage: Won }",
    });
    return undefined;
  }
  let rows: readonly Row[] | undefined = table.rows;
  for (const { key, at, value } of keys) {
    const place = headingPlace(table, key, file, at, report);
    const wanted = place === undefined ? undefined : wantedTexts(value, table, place, { file, column: key }, report);
    rows = wanted && place !== undefined ? rows?.filter(({ cells }) => wanted.includes(cells[place])) : undefined;
  }
  return rows;
}

/** The values of a key of `where`; every one of them must occur. */
function wantedTexts(
  node: LocatedNode,
  { rows }: Table,
  place: number,
  column: { readonly file: string; readonly column: string },
  report: Report,
): string[] | undefined {
  const items = node.kind === "list" ? node.items : [node];
  const known = [...new Set(rows.map(({ cells }) => cells[place]))];
  const texts = items.flatMap((item) => {
    const found = item.kind === "scalar" ? item.text.trim() : undefined;
    if (found !== undefined && known.includes(found)) return found;
    const allowed = known.slice(0, MOST_SHOWN).map((text) => shorten(text, 40));
    if (found === undefined) report("wrong-type", item.at, { found: describe(item), expected: "a text" });
    else report("csv-no-rows", item.at, { ...column, found: shorten(found), allowed, ...nearest(found, known) });
    return [];
  });
  return texts.length === items.length && texts.length > 0 ? texts : undefined;
}

const MOST_SHOWN = 10;

/** `stage is Won or Signed, region is N`. */
function whereText(where: LocatedNode): string {
  const textOf = (node: LocatedNode): string => (node as LocatedScalar).text;
  const values = (node: LocatedNode): string => (node.kind === "list" ? node.items : [node]).map(textOf).join(" or ");
  return entriesOf(where)
    .map(({ key, value }) => `${key} is ${values(value)}`)
    .join(", ");
}

interface WarnedColumn {
  readonly file: string;
  readonly column: string;
  readonly place: number;
  /** What its amounts should be in, if that is known. */
  readonly currency: string | undefined;
}

function warn(
  { values, lines, blank, marked }: Amounts,
  rows: readonly Row[],
  { file, column, place, currency }: WarnedColumn,
  at: Place,
  report: Report,
): void {
  if (blank > 0) report("csv-blank-cells", at, { file, column, blank, cells: rows.length }, "warning");
  if (marked !== undefined && currency !== undefined && areOtherCurrencies(marked.mark, currency)) {
    const details = { file, column: column.trim(), line: marked.line, found: marked.mark, currency };
    report("csv-other-currency", at, details, "warning");
  }
  const totals = totalsRows(rows, place, values);
  if (totals !== undefined) report("csv-totals-row", at, { file, ...totals }, "warning");
  const scales = twoScales(values);
  if (scales === undefined) return;
  const [few, many] = scales;
  const found = {
    lines: few.places.map((place) => lines[place]),
    few: [few.least, few.most] as const,
    count: many.places.length,
    many: [many.least, many.most] as const,
  };
  report("csv-two-scales", at, { file, column: column.trim(), ...found }, "warning");
}
