import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { shorten } from "../../foundation/shorten.js";
import { nearest } from "../../scenario/problems.js";
import { FIELD_IDS } from "./fields.js";
import { areNames, isOfNames } from "./names.js";
import { areValues } from "./shown-cell.js";
import { stageColumnsOf } from "./stage-columns.js";
import type { Understood } from "./understand.js";

/** `--where`: columns with the values a row may have. A column is a heading, or a field such as `pipeline`. */
export type Where = readonly { readonly column: string; readonly values: readonly string[] }[];

/** Values a column was seen to have, a few of them beside those that were asked for. */
type Seen = readonly Set<string>[];

export interface RowFilter {
  readonly seen: () => Seen;
  readonly isKept: (cells: readonly string[], seen: Seen) => boolean;
  /** A value of `where` that no row has. @throws InvalidInput */
  readonly refuseEmpty: (seen: Seen) => void;
}

interface Condition {
  readonly column: string;
  /** Whether its values may be told, as far as its heading says. */
  readonly isTold: boolean;
  readonly values: readonly string[];
  /** What a row has in the column. */
  readonly of: (cells: readonly string[]) => readonly string[];
}

export const MOST_SHOWN = 10;

/** The rows that all conditions fit whose columns the file has. */
export function filterOf(where: Where, known: Understood, pipelines: ReadonlyMap<string, string>): RowFilter {
  // What names pipelines is needed whole.
  const own = known.kind === "pipelines" ? [] : where;
  const conditions = own.flatMap((one) => conditionOf(one, known, pipelines) ?? []);
  return {
    seen: () => conditions.map(() => new Set<string>()),
    isKept: (cells, seen) =>
      conditions.every(({ of, values }, place) => {
        const own = of(cells);
        for (const value of own) if (seen[place].size < MOST_SHOWN || values.includes(value)) seen[place].add(value);
        return own.some((value) => values.includes(value));
      }),
    refuseEmpty: (seen) => {
      refuseEmpty(conditions, seen, known);
    },
  };
}

function conditionOf(
  { column, values }: Where[number],
  { dialect: { headings }, columns }: Understood,
  pipelines: ReadonlyMap<string, string>,
): Condition | undefined {
  const field = FIELD_IDS.find((id) => id === column);
  const place = headings.indexOf(column);
  const at = place >= 0 ? place : field === undefined ? undefined : columns[field];
  if (at !== undefined) {
    const isTold = !isOfNames(column) && !isOfNames(headings[at]);
    return { column, isTold, values, of: (cells) => withName(cells[at].normalize("NFC"), pipelines) };
  }
  if (column !== "pipeline") return undefined;
  // Without a column of its own, a deal's pipeline is that whose stages it has entered.
  const stages = stageColumnsOf(headings).filter(({ pipeline }) => pipeline !== "");
  if (stages.length === 0) return undefined;
  const of = (cells: readonly string[]): string[] =>
    stages.flatMap(({ place: stage, pipeline }) => (cells[stage] === "" ? [] : [pipeline]));
  return { column, isTold: true, values, of };
}

const withName = (cell: string, names: ReadonlyMap<string, string>): string[] => {
  const name = names.get(cell);
  return name === undefined ? [cell] : [cell, name];
};

/** A few values that a column holds are told; many may be names. */
function refuseEmpty(conditions: readonly Condition[], seen: Seen, { file }: Understood): void {
  const problems = conditions.flatMap(({ column, isTold, values }, place): Problem[] =>
    values
      .filter((value) => !seen[place].has(value))
      .map((found) => ({
        code: "csv-no-rows",
        severity: "error",
        arguments: { file, column, found: shorten(found), allowed: isTold ? fewOf(seen[place]) : [] },
        keyPath: "--where",
      })),
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

const fewOf = (values: ReadonlySet<string>): string[] =>
  values.size >= MOST_SHOWN || areNames([...values]) ? [] : [...values].map((text) => shorten(text, 40));

/** The columns of `where` must be in one of the files. @throws InvalidInput */
export function refuseUnknownWhere(where: Where, files: readonly Understood[]): void {
  const headings = files.flatMap(({ dialect }) => (areValues(dialect.headings) ? [] : dialect.headings));
  const problems = where
    .filter((one) => !files.some((file) => conditionOf(one, file, new Map()) !== undefined))
    .map(({ column }): Problem => {
      const details = { field: "--where", column, allowed: headings, ...nearest(column, headings) };
      return { code: "export-column-missing", severity: "error", arguments: details, keyPath: "--where" };
    });
  if (problems.length > 0) throw new InvalidInput(problems);
}
