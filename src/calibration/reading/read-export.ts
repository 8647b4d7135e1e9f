import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { Cell } from "../../scenario/columns/read-amounts.js";
import { shorten } from "../../foundation/shorten.js";
import {
  amountColumn,
  LEAST_AMOUNT,
  MOST_AMOUNT,
  type AmountColumn,
  type AmountColumnFault,
  type DecimalSign,
  type ReadAmountColumn,
} from "./amount-column.js";
import { isCurrency, isMonthly } from "./aliases.js";
import { dateColumn, NO_DAY, WRONG_DAY, type DateColumn, type DateOrder, type OrderEvidence } from "./date-column.js";
import type { ExportFile } from "./export-text.js";
import type { Field } from "./fields.js";
import { growingFloats, growingInts } from "./growing.js";
import { idKey, idTable, type IdTable } from "./id-table.js";
import { shownCell } from "./shown-cell.js";
import { filterOf, MOST_SHOWN, type RowFilter, type Where } from "./row-filter.js";
import { streamRows, type RowCounts } from "./stream-rows.js";
import { readingOf, type Understood } from "./understand.js";
import { wordColumn, type WordColumn } from "./word-column.js";

/** Two cells of a column that do not go together; their texts where these are amounts, else they may name somebody. */
interface TwoCells {
  file: string;
  column: string;
  first?: string;
  firstLine: number;
  second?: string;
  line: number;
}

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-date-order": { file: string; line: number; found?: string };
    "export-date-mixed": { file: string; first?: string; firstLine: number; second?: string; line: number };
    /** `found` where the cell looks like a date; else it may name somebody. */
    "export-not-dates": { file: string; column: string; line: number; found?: string; wrong: number; rows: number };
    "export-not-amounts": { file: string; column: string; line: number; found?: string; wrong: number; rows: number };
    "export-mixed-amounts": TwoCells;
    "export-amount-currencies": TwoCells;
    "export-two-readings": {
      file: string;
      column: string;
      line: number;
      found?: string;
      /** What it is where the point, and where the comma, stands before decimals. */
      point: number;
      comma: number;
    };
    "export-amount-outside": {
      file: string;
      column: string;
      line: number;
      found?: string;
      least: number;
      most: number;
    };
    "export-currencies": { file: string; column: string; currencies: readonly string[] };
    "export-same-rows": { file: string; other: string; rows: number };
    "export-ragged": { file: string; short: number; rows: number };
  }
}

/** The rows of a file, column by column: the last of several rows with one id. */
export interface ExportTable extends Understood, RowCounts {
  /** Rows kept. */
  readonly count: number;
  readonly duplicates: number;
  /** The lines of the first of these. */
  readonly duplicateLines: readonly number[];
  /** The line of each row. */
  readonly lines: Int32Array;
  /** Rows whose record another file of the kind has a later row of. */
  readonly superseded: number;
  /** Of a list without ids, rows that are the same throughout as one before; they count. */
  readonly alike: number;
  /** The same of files of the kind before: which of them has so many. */
  readonly alikeElsewhere: readonly { readonly file: string; readonly rows: number }[];
  /** Of a list without ids, its rows whole. */
  readonly whole: IdTable | undefined;
  /** Rows that `where` left out. */
  readonly filtered: number;
  readonly order: DateOrder | undefined;
  readonly dates: Partial<Readonly<Record<Field, Int32Array>>>;
  readonly words: Partial<Readonly<Record<Field, WordColumn>>>;
  readonly amount: ReadAmountColumn | undefined;
  /** Where the choice of the order alone decides, the dates as the other order has them. */
  readonly otherDates: (() => ExportTable["dates"]) | undefined;
  /** Cells that should be dates and are none. */
  readonly wrongDates: number;
  readonly ids: IdTable;
  /** Whose each row is, as the id tables have it; 0 for one without an id. */
  readonly keys: Float64Array;
}

export interface ReadSettings {
  readonly dates: DateOrder | undefined;
  readonly decimals: DecimalSign | undefined;
  readonly where: Where;
  readonly signal: AbortSignal;
  /** Names of pipelines by their ids. */
  readonly pipelines: ReadonlyMap<string, string>;
  /** The files of the kind that were read before. */
  readonly before: readonly ExportTable[];
}

/** More rows than this share with too few cells are no remarks below a table, and more wrong dates no slips. */
const MOST_WRONG = 0.05;
const FEW = 5;

interface Columns {
  readonly dates: readonly { readonly field: Field; readonly at: number; readonly column: DateColumn }[];
  readonly words: readonly { readonly field: Field; readonly at: number; readonly column: WordColumn }[];
  readonly amount: AmountColumn | undefined;
}

/** Reads a file whose columns are understood, row by row. @throws InvalidInput for what is ambiguous or no date or amount */
export async function readExport(file: ExportFile, known: Understood, settings: ReadSettings): Promise<ExportTable> {
  const keep = filterOf(settings.where, known, settings.pipelines);
  let collected = collect(known, keep, settings);
  const counts = await streamRows(
    file,
    known.dialect,
    (cells, line) => {
      collected.accept(cells, line);
    },
    () => (collected = collect(known, keep, settings)),
    settings.signal,
  );
  const { columns, state, ids, keys, rows } = collected;
  if (counts.totals > Math.max(FEW, MOST_WRONG * counts.rows))
    throw problem("export-ragged", ragged(known.file, counts));
  if (state.filtered > 0 || counts.rows > 0) keep.refuseEmpty(collected.seen);
  const { order, isChosen } = orderOf(known, columns.dates, settings.dates);
  const wrongDates = refuseNoDates(known, columns.dates, counts.rows);
  const amount = columns.amount?.read();
  if (amount !== undefined && "kind" in amount) throw amountFault(known, amount);
  if (amount !== undefined) refuseNoAmounts(known, amount, counts.rows);
  if (amount !== undefined) refuseCurrencies(known, collected.currencies);
  const chosen = order ?? "dmy";
  return {
    ...known,
    ...counts,
    count: state.count,
    duplicates: state.duplicates,
    duplicateLines: collected.duplicateLines,
    lines: collected.lines.values(),
    superseded: 0,
    alike: state.alike,
    alikeElsewhere: refuseSameRows(known, state, settings.before),
    whole: rows,
    filtered: state.filtered,
    order,
    dates: daysIn(columns, chosen),
    otherDates: isChosen ? () => daysIn(columns, chosen === "dmy" ? "mdy" : "dmy") : undefined,
    words: Object.fromEntries(columns.words.map(({ field, column }) => [field, column])),
    amount: amount && yearly(amount, known),
    wrongDates,
    ids,
    keys: keys.values(),
  };
}

const daysIn = ({ dates }: Columns, order: DateOrder): ExportTable["dates"] =>
  Object.fromEntries(dates.map(({ field, column }) => [field, column.days(order)]));

const MONTHS_A_YEAR = 12;

/** What may be told of a cell. */
function found({ text }: Cell): { readonly found?: string } {
  const shown = shownCell(text);
  return shown === undefined ? {} : { found: shown };
}

function bothShown(one: Cell, other: Cell) {
  const [first, second] = [shownCell(one.text), shownCell(other.text)];
  return {
    ...(first !== undefined && { first }),
    firstLine: one.line,
    ...(second !== undefined && { second }),
    line: other.line,
  };
}

const AMOUNTS = { least: LEAST_AMOUNT, most: MOST_AMOUNT };

function amountFault({ file, dialect, columns }: Understood, fault: AmountColumnFault): InvalidInput {
  const column = dialect.headings[columns.amount ?? 0];
  if (fault.kind === "outside") {
    const { line } = fault.cell;
    return problem("export-amount-outside", { file, column, line, ...found(fault.cell), ...AMOUNTS });
  }
  if (fault.kind === "mixed")
    return problem("export-mixed-amounts", { file, column, ...bothShown(fault.first, fault.second) });
  if (fault.kind === "currencies")
    return problem("export-amount-currencies", { file, column, ...bothShown(fault.first, fault.second) });
  if (fault.kind === "contradicted") {
    const { cell, told } = fault;
    const expected = `${told} here, since ${file} writes ${shownCell(cell.text) ?? "amounts so"} in line ${cell.line}`;
    return problem("option-value", { option: "--decimals", found: told === "comma" ? "point" : "comma", expected });
  }
  const { point, comma, cell } = fault;
  return problem("export-two-readings", { file, column, line: cell.line, ...found(cell), point, comma });
}

/** The heading of amounts of a month, if they are that. */
export function monthlyHeading({ columns, dialect }: Pick<Understood, "columns" | "dialect">): string | undefined {
  const heading = columns.amount === undefined ? undefined : dialect.headings[columns.amount];
  return heading !== undefined && isMonthly(heading) ? heading : undefined;
}

const yearly = (amount: ReadAmountColumn, known: Understood): ReadAmountColumn =>
  monthlyHeading(known) === undefined
    ? amount
    : { ...amount, values: amount.values.map((value) => value * MONTHS_A_YEAR) };

/** Amounts of several currencies have no sum. */
function refuseCurrencies({ file, dialect }: Understood, currencies: ReadonlySet<string>): void {
  if (currencies.size < 2) return;
  const column = dialect.headings.find(isCurrency) ?? "";
  throw problem("export-currencies", { file, column, currencies: [...currencies] });
}

/** The ids of stages and pipelines are words that deals are looked up by. */
const idAsWord = ({ kind, columns: { id } }: Understood): [Field, number][] =>
  (kind === "stages" || kind === "pipelines") && id !== undefined ? [["id", id]] : [];

function collect(known: Understood, keep: RowFilter, { decimals, pipelines, before: earlier }: ReadSettings) {
  const entries = Object.entries(known.columns) as [Field, number][];
  const of = (kind: string) => entries.filter(([field]) => readingOf(field) === kind);
  const columns: Columns = {
    dates: of("date").map(([field, at]) => ({ field, at, column: dateColumn() })),
    words: [...of("word"), ...idAsWord(known)].map(([field, at]) => ({
      field,
      at,
      column: wordColumn(field === "pipeline" ? pipelines : undefined),
    })),
    amount: known.columns.amount === undefined ? undefined : amountColumn(known.dialect.separator === ",", decimals),
  };
  const state = { count: 0, duplicates: 0, filtered: 0, alike: 0, alikeElsewhere: earlier.map(() => 0) };
  // Where nothing tells records apart, rows that are the same throughout may be one record twice.
  const rows = known.columns.id === undefined && known.kind !== "history" ? idTable() : undefined;
  const ids = idTable();
  const keys = growingFloats();
  const lines = growingInts();
  const duplicateLines: number[] = [];
  const seen = keep.seen();
  const currencies = new Set<string>();
  const currencyAt = known.dialect.headings.findIndex(isCurrency);
  const noteCurrency = (cells: readonly string[]): void => {
    const currency = currencyAt < 0 ? "" : cells[currencyAt].trim();
    if (currency !== "" && currencies.size < MOST_SHOWN) currencies.add(shorten(currency, 10));
  };
  const add = (cells: readonly string[], line: number): void => {
    state.count++;
    lines.push(line);
    for (const { at, column } of columns.dates) column.push(cells[at], line);
    for (const { at, column } of columns.words) column.push(cells[at]);
    if (known.columns.amount !== undefined) columns.amount?.push(cells[known.columns.amount], line);
  };
  const accept = (cells: readonly string[], line: number): void => {
    if (!keep.isKept(cells, seen)) {
      state.filtered++;
      return;
    }
    noteCurrency(cells);
    const id = known.columns.id === undefined ? "" : cells[known.columns.id];
    if (rows !== undefined) noteWhole(cells.join("\u0000"), rows, state, earlier);
    if (known.kind === "history") {
      keys.push(idKey(id));
      add(cells, line);
      return;
    }
    const before = id === "" ? -1 : ids.rowOf(id, state.count);
    if (before < 0) {
      keys.push(id === "" ? 0 : idKey(id));
      add(cells, line);
      return;
    }
    state.duplicates++;
    lines.set(before, line);
    if (duplicateLines.length < MOST_SHOWN) duplicateLines.push(line);
    for (const { at, column } of columns.dates) column.set(before, cells[at], line);
    for (const { at, column } of columns.words) column.set(before, cells[at]);
    if (known.columns.amount !== undefined) columns.amount?.set(before, cells[known.columns.amount], line);
  };
  return { columns, state, seen, currencies, accept, ids, keys, lines, duplicateLines, rows };
}

/** Counts a row that is the same throughout as one before, in this file or in an earlier one. */
function noteWhole(
  row: string,
  own: IdTable,
  state: { alike: number; readonly alikeElsewhere: number[] },
  earlier: readonly ExportTable[],
): void {
  if (own.rowOf(row, 0) >= 0) state.alike++;
  if (earlier.length === 0) return;
  const key = idKey(row);
  earlier.forEach(({ whole }, at) => {
    if (whole !== undefined && whole.rowOfKey(key) >= 0) state.alikeElsewhere[at]++;
  });
}

/** One order for all dates of a file: as given, where that alone decides, as the file tells, or none where no date depends on it. */
function orderOf(
  { file }: Understood,
  columns: Columns["dates"],
  given: DateOrder | undefined,
): { readonly order: DateOrder | undefined; readonly isChosen: boolean } {
  const evidence = columns.reduce<OrderEvidence>((all, { column }) => ({ ...column.evidence(), ...all }), {});
  const { dmy, mdy, either } = evidence;
  if (dmy && mdy) {
    const [first, second] = dmy.line < mdy.line ? [dmy, mdy] : [mdy, dmy];
    throw problem("export-date-mixed", { file, ...bothShown(first, second) });
  }
  const told = dmy ? "dmy" : mdy ? "mdy" : undefined;
  if (given !== undefined && told !== undefined && given !== told) throw contradicted(file, given, told, dmy ?? mdy);
  if (told === undefined && given === undefined && either)
    throw problem("export-date-order", { file, line: either.line, ...found(either) });
  return { order: told ?? (either ? given : undefined), isChosen: told === undefined && either !== undefined };
}

function contradicted(file: string, given: DateOrder, told: DateOrder, cell: Cell | undefined): InvalidInput {
  const text = cell === undefined ? undefined : shownCell(cell.text);
  const expected = `${told} here, since ${file} writes ${text ?? "dates so"}${cell === undefined ? "" : ` in line ${cell.line}`}`;
  return problem("option-value", { option: "--dates", found: given, expected });
}

function refuseNoDates({ file, dialect }: Understood, columns: Columns["dates"], rows: number): number {
  let wrong = 0;
  for (const { at, column } of columns) {
    const { count, first } = column.unreadable();
    wrong += count;
    if (first !== undefined && count > Math.max(FEW, MOST_WRONG * rows)) {
      const cell = { column: dialect.headings[at], line: first.line, ...found(first) };
      throw problem("export-not-dates", { file, ...cell, wrong: count, rows });
    }
  }
  return wrong;
}

function refuseNoAmounts(known: Understood, { unreadable: { count, first } }: ReadAmountColumn, rows: number): void {
  if (first === undefined || count <= Math.max(FEW, MOST_WRONG * rows)) return;
  const column = known.dialect.headings[known.columns.amount ?? 0];
  const cell = { line: first.line, ...found(first) };
  throw problem("export-not-amounts", { file: known.file, column, ...cell, wrong: count, rows });
}

/** A list without ids that holds the rows of another is that file once more. @throws InvalidInput */
function refuseSameRows(
  { file }: Understood,
  { count, alikeElsewhere }: { readonly count: number; readonly alikeElsewhere: readonly number[] },
  before: readonly ExportTable[],
): ExportTable["alikeElsewhere"] {
  return before.flatMap((other, at) => {
    const rows = alikeElsewhere[at];
    if (rows === count && count === other.count && count > FEW)
      throw problem("export-same-rows", { file, other: other.file, rows });
    return rows === 0 ? [] : [{ file: other.file, rows }];
  });
}

const ragged = (file: string, { totals, rows }: RowCounts) => ({ file, short: totals, rows });

const problem = <Code extends Problem["code"]>(code: Code, details: Problem<Code>["arguments"]): InvalidInput =>
  new InvalidInput([{ code, severity: "error", arguments: details }]);

/** Whether a cell of a date column holds a day. */
export const isDay = (day: number): boolean => day !== NO_DAY && day !== WRONG_DAY;
