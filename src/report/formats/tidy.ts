import { atOnce } from "../../foundation/steps.js";
import { csv, type CsvRow } from "./csv.js";
import { statisticUnit } from "./statistic-unit.js";

/**
 * One figure with everything that says which one it is; a field that does not apply is absent. `about`: an assumption, a part of a
 * bridge, a stage or a check. `versus`: the structure it is compared with. Months count from 1.
 */
export interface TidyRow {
  readonly file: string;
  readonly scenario: string;
  readonly variant?: string;
  /** What varies over the variants, by the names of its columns, which follow that of the variant: in the first row of a table, or in none. */
  readonly parameters?: Readonly<Record<string, number | string>>;
  readonly structure?: string;
  readonly versus?: string;
  readonly outcome?: string;
  readonly about?: string;
  readonly statistic: string;
  readonly month?: number;
  readonly unit?: string;
  readonly value: number;
  readonly partial: boolean;
}

/** The columns of every table of figures, in this order. */
export const TIDY_COLUMNS = [
  "file",
  "scenario",
  "variant",
  "structure",
  "versus",
  "outcome",
  "about",
  "statistic",
  "month",
  "unit",
  "value",
  "partial",
] as const satisfies readonly Exclude<keyof TidyRow, "parameters">[];

/** What all figures of an object have in common. */
export type TidyKey = Omit<TidyRow, "statistic" | "value" | "month">;

/**
 * One row per number or truth value (0 or 1) of `given`, at any depth; the name of a figure inside another has a dot. Lists and
 * texts are left out: what they say belongs into the key. The unit of
 * the key is that of the quantity; a statistic that is no amount of it has its own.
 */
export function tidyRows(key: TidyKey, given: object, prefix = ""): TidyRow[] {
  return Object.entries(given).flatMap(([name, value]: [string, unknown]): TidyRow[] => {
    const statistic = prefix + name;
    if (typeof value === "number" || typeof value === "boolean") return [tidyRow(key, statistic, Number(value))];
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    return isGroup ? tidyRows(key, value, `${statistic}.`) : [];
  });
}

/** One figure, in the unit of its statistic. */
export function tidyRow(key: TidyKey, statistic: string, value: number): TidyRow {
  const unit = statisticUnit(statistic, key.unit);
  return { ...key, statistic, value, ...(unit !== undefined && { unit }) };
}

/** Lines of a piece of CSV: about half a megabyte. */
const PIECE_LINES = 4096;

/**
 * Rows as CSV under one header, in pieces; an empty value is no data. The rows are gone through twice, since the header names
 * what any of them varies. `isContinued`: below rows that vary the same, under their header.
 */
export function* tidyCsv(rows: () => Iterable<TidyRow>, isContinued = false): Generator<string> {
  const varied = [...(yield* findKinds(rows())).keys()];
  let lines: CsvRow[] = isContinued ? [] : [[...BEFORE_PARAMETERS, ...varied, ...BEHIND_PARAMETERS]];
  for (const row of rows()) {
    if (lines.length === PIECE_LINES) {
      yield csv(lines);
      lines = [];
    }
    if (varied.length === 0 && Object.keys(row.parameters ?? {}).length > 0)
      throw new Error("a row varies what has no column");
    lines.push([
      ...BEFORE_PARAMETERS.map((column) => cellOf(row[column])),
      ...varied.map((column) => row.parameters?.[column] ?? ""),
      ...BEHIND_PARAMETERS.map((column) => cellOf(row[column])),
    ]);
  }
  yield csv(lines);
}

const PARAMETERS_AT = TIDY_COLUMNS.indexOf("variant") + 1;
/** Columns before and behind those of what varies. */
export const BEFORE_PARAMETERS = TIDY_COLUMNS.slice(0, PARAMETERS_AT);
export const BEHIND_PARAMETERS = TIDY_COLUMNS.slice(PARAMETERS_AT);

const cellOf = (value: string | number | boolean | undefined): string | number =>
  typeof value === "boolean" ? String(value) : (value ?? "");

/** What the values of something that varies are: numbers, unless one is a text. */
type ParameterKinds = ReadonlyMap<string, "text" | "number">;

/** All that varies, in the order in which it comes, with what it is. */
export const parameterKinds = (rows: Iterable<TidyRow>): ParameterKinds => atOnce(findKinds(rows));

/**
 * The same with empty pieces meanwhile, so that whoever writes gets a turn. An empty text is no value. Where the first row varies
 * nothing no row does, and the others are not asked for.
 */
export function* findKinds(rows: Iterable<TidyRow>): Generator<"", ParameterKinds, undefined> {
  const kinds = new Map<string, "text" | "number">();
  let last: object | undefined;
  let found = 0;
  for (const { parameters } of rows) {
    found += 1;
    if (found === 1 && parameters === undefined) break;
    if (found % PIECE_LINES === 0) yield "";
    if (parameters === undefined || parameters === last) continue;
    last = parameters;
    for (const [column, value] of Object.entries(parameters)) {
      const isText = typeof value === "string" && value !== "";
      if (isText || !kinds.has(column)) kinds.set(column, isText ? "text" : "number");
    }
  }
  return kinds;
}
