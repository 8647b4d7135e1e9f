import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { nearest } from "../../scenario/problems.js";
import { tellAmountFault } from "../../scenario/columns/column-faults.js";
import type { Cell } from "../../scenario/columns/read-amounts.js";
import { shorten } from "../../scenario/located-tree.js";
import { amountColumn, type AmountColumn, type ReadAmountColumn } from "./amount-column.js";
import { isCurrency, isMonthly } from "./aliases.js";
import { dateColumn, NO_DAY, WRONG_DAY, type DateColumn, type DateOrder, type OrderEvidence } from "./date-column.js";
import type { ExportFile } from "./export-text.js";
import type { Field } from "./fields.js";
import { idTable, type IdTable } from "./id-table.js";
import { streamRows, type RowCounts } from "./stream-rows.js";
import { readingOf, type Understood } from "./understand.js";
import { wordColumn, type WordColumn } from "./word-column.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-date-order": { file: string; line: number; found: string };
    "export-date-mixed": { file: string; first: string; firstLine: number; second: string; line: number };
    "export-not-dates": { file: string; column: string; line: number; found: string; wrong: number; rows: number };
    "export-currencies": { file: string; column: string; currencies: readonly string[] };
    "export-ragged": { file: string; short: number; rows: number };
  }
}

/** The rows of a file, column by column: the last of several rows with one id. */
export interface ExportTable extends Understood, RowCounts {
  /** Rows kept. */
  readonly count: number;
  readonly duplicates: number;
  /** Rows that `where` left out. */
  readonly filtered: number;
  readonly order: DateOrder | undefined;
  readonly dates: Partial<Readonly<Record<Field, Int32Array>>>;
  readonly words: Partial<Readonly<Record<Field, WordColumn>>>;
  readonly amount: ReadAmountColumn | undefined;
  /** Cells that should be dates and are none. */
  readonly wrongDates: number;
  readonly ids: IdTable;
}

/** `--where`: columns with the values a row may have. */
export type Where = readonly { readonly column: string; readonly values: readonly string[] }[];

export interface ReadSettings {
  readonly dates: DateOrder | undefined;
  readonly where: Where;
  readonly signal: AbortSignal;
  /** Ids of the files of the same kind before. */
  readonly ids: readonly IdTable[];
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
  const keep = filterOf(settings.where, known);
  let collected = collect(known, keep, settings.ids);
  const counts = await streamRows(
    file,
    known.dialect,
    (cells, line) => {
      collected.accept(cells, line);
    },
    () => (collected = collect(known, keep, settings.ids)),
    settings.signal,
  );
  const { columns, state, ids } = collected;
  if (counts.totals > Math.max(FEW, MOST_WRONG * counts.rows))
    throw problem("export-ragged", ragged(known.file, counts));
  if (state.filtered > 0 || counts.rows > 0) refuseEmptyFilter(settings.where, known, collected.seen);
  const order = orderOf(known, columns.dates, settings.dates);
  const wrongDates = refuseNoDates(known, columns.dates, counts.rows);
  const amount = columns.amount?.read();
  if (amount !== undefined && "kind" in amount) throw tellAmountFault(amount, known.file, problem);
  if (amount !== undefined) refuseCurrencies(known, collected.currencies);
  const chosen = order ?? "dmy";
  return {
    ...known,
    ...counts,
    count: state.count,
    duplicates: state.duplicates,
    filtered: state.filtered,
    order,
    dates: Object.fromEntries(columns.dates.map(({ field, column }) => [field, column.days(chosen)])),
    words: Object.fromEntries(columns.words.map(({ field, column }) => [field, column])),
    amount: amount && yearly(amount, known),
    wrongDates,
    ids,
  };
}

const MONTHS_A_YEAR = 12;

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

function collect(known: Understood, keep: RowFilter, elsewhere: readonly IdTable[]) {
  const entries = Object.entries(known.columns) as [Field, number][];
  const of = (kind: string) => entries.filter(([field]) => readingOf(field) === kind);
  const columns: Columns = {
    dates: of("date").map(([field, at]) => ({ field, at, column: dateColumn() })),
    words: of("word").map(([field, at]) => ({ field, at, column: wordColumn() })),
    amount: known.columns.amount === undefined ? undefined : amountColumn(known.dialect.separator === ","),
  };
  // The ids of stages are words that deals are looked up by.
  if (known.kind === "stages" && known.columns.id !== undefined)
    (columns.words as { field: Field; at: number; column: WordColumn }[]).push({
      field: "id",
      at: known.columns.id,
      column: wordColumn(),
    });
  const state = { count: 0, duplicates: 0, filtered: 0 };
  const ids = idTable();
  const seen = keep.columns.map(() => new Set<string>());
  const currencies = new Set<string>();
  const currencyAt = known.dialect.headings.findIndex(isCurrency);
  const noteCurrency = (cells: readonly string[]): void => {
    const currency = currencyAt < 0 ? "" : cells[currencyAt].trim();
    if (currency !== "" && currencies.size < MOST_SHOWN) currencies.add(shorten(currency, 10));
  };
  const accept = (cells: readonly string[], line: number): void => {
    if (!keep.isKept(cells, seen)) {
      state.filtered++;
      return;
    }
    noteCurrency(cells);
    const id = known.columns.id === undefined ? "" : cells[known.columns.id];
    if (id !== "" && elsewhere.some((table) => table.has(id))) {
      state.duplicates++;
      return;
    }
    const before = id === "" ? -1 : ids.rowOf(id, state.count);
    if (before < 0) {
      state.count++;
      for (const { at, column } of columns.dates) column.push(cells[at], line);
      for (const { at, column } of columns.words) column.push(cells[at]);
      if (known.columns.amount !== undefined) columns.amount?.push(cells[known.columns.amount], line);
      return;
    }
    state.duplicates++;
    for (const { at, column } of columns.dates) column.set(before, cells[at], line);
    for (const { at, column } of columns.words) column.set(before, cells[at]);
    if (known.columns.amount !== undefined) columns.amount?.set(before, cells[known.columns.amount], line);
  };
  return { columns, state, seen, currencies, accept, ids };
}

interface RowFilter {
  readonly columns: readonly { readonly at: number; readonly values: readonly string[] }[];
  readonly isKept: (cells: readonly string[], seen: readonly Set<string>[]) => boolean;
}

/** Columns of `where` that the file has. */
function filterOf(where: Where, { dialect }: Understood): RowFilter {
  const columns = where.flatMap(({ column, values }) => {
    const at = dialect.headings.indexOf(column);
    return at < 0 ? [] : [{ at, values }];
  });
  return {
    columns,
    isKept: (cells, seen) =>
      columns.every(({ at, values }, place) => {
        const cell = cells[at].normalize("NFC");
        if (seen[place].size < MOST_SHOWN || values.includes(cell)) seen[place].add(cell);
        return values.includes(cell);
      }),
  };
}
const MOST_SHOWN = 10;

/** A value of `where` that no row has. A few values that a column holds are told; many may be names. */
function refuseEmptyFilter(where: Where, { file, dialect }: Understood, seen: readonly Set<string>[]): void {
  const present = where.filter(({ column }) => dialect.headings.includes(column));
  const problems = present.flatMap(({ column, values }, place): Problem[] =>
    values
      .filter((value) => !seen[place].has(value))
      .map((found) => ({
        code: "csv-no-rows",
        severity: "error",
        arguments: { file, column, found: shorten(found), allowed: fewOf(seen[place]) },
        keyPath: "--where",
      })),
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

const fewOf = (values: ReadonlySet<string>): string[] =>
  values.size >= MOST_SHOWN ? [] : [...values].map((text) => shorten(text, 40));

/** The columns of `where` must be in one of the files. @throws InvalidInput */
export function refuseUnknownWhere(where: Where, files: readonly Understood[]): void {
  const headings = files.flatMap(({ dialect }) => dialect.headings);
  const problems = where
    .filter(({ column }) => !headings.includes(column))
    .map(({ column }): Problem => {
      const details = { field: "--where", column, allowed: headings, ...nearest(column, headings) };
      return { code: "export-column-missing", severity: "error", arguments: details, keyPath: "--where" };
    });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** One order for all dates of a file: as given, as the file tells, or none where no date depends on it. */
function orderOf({ file }: Understood, columns: Columns["dates"], given: DateOrder | undefined): DateOrder | undefined {
  const evidence = columns.reduce<OrderEvidence>((all, { column }) => ({ ...column.evidence(), ...all }), {});
  const { dmy, mdy, either } = evidence;
  if (dmy && mdy) {
    const [first, second] = dmy.line < mdy.line ? [dmy, mdy] : [mdy, dmy];
    const details = { file, first: first.text, firstLine: first.line, second: second.text, line: second.line };
    throw problem("export-date-mixed", details);
  }
  const told = dmy ? "dmy" : mdy ? "mdy" : undefined;
  if (given !== undefined && told !== undefined && given !== told) throw contradicted(file, given, told, dmy ?? mdy);
  if (told === undefined && given === undefined && either)
    throw problem("export-date-order", { file, line: either.line, found: either.text });
  return told ?? (either ? given : undefined);
}

function contradicted(file: string, given: DateOrder, told: DateOrder, cell: Cell | undefined): InvalidInput {
  const expected = `${told} here, since ${file} writes ${shorten(cell?.text ?? "", 30)}`;
  return problem("option-value", { option: "--dates", found: given, expected });
}

function refuseNoDates({ file, dialect }: Understood, columns: Columns["dates"], rows: number): number {
  let wrong = 0;
  for (const { at, column } of columns) {
    const { count, first } = column.unreadable();
    wrong += count;
    if (first !== undefined && count > Math.max(FEW, MOST_WRONG * rows)) {
      const details = {
        file,
        column: dialect.headings[at],
        line: first.line,
        found: shorten(first.text, 40),
        wrong: count,
        rows,
      };
      throw problem("export-not-dates", details);
    }
  }
  return wrong;
}

const ragged = (file: string, { totals, rows }: RowCounts) => ({ file, short: totals, rows });

const problem = <Code extends Problem["code"]>(code: Code, details: Problem<Code>["arguments"]): InvalidInput =>
  new InvalidInput([{ code, severity: "error", arguments: details }]);

/** Whether a cell of a date column holds a day. */
export const isDay = (day: number): boolean => day !== NO_DAY && day !== WRONG_DAY;
