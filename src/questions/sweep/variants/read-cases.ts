import { InvalidInput, type Problem } from "../../../foundation/problem.js";
import { tellUnread } from "../../../scenario/columns/column-faults.js";
import { readTable } from "../../../scenario/columns/read-table.js";
import { sameText } from "./read-parameter.js";
import type { SweepFactor } from "./what-ifs.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "cases-blank-cell": { file: string; line: number; column: string };
    "cases-blank-heading": { file: string; column: number };
    "cases-same-rows": { file: string; line: number; firstLine: number };
    "cases-same-names": { file: string; line: number; firstLine: number; name: string };
    "cases-no-rows": { file: string };
    "cases-heading-twice": { file: string; heading: string };
  }
}

/** Headings of the column that names the rows, if there is one: none of them is a key. */
const NAMES = ["variant", "what-if", "case"];

/** Place of that column; -1 without one. */
const namesAt = (headings: readonly string[]): number =>
  headings.findIndex((heading) => NAMES.includes(heading.toLowerCase()));

/**
 * The rows of a table of cases: a column a key, a cell its value as `--set` takes it; a column `variant`, `what-if` or `case` names the rows.
 * @throws InvalidInput with everything that is wrong
 */
export function readCases(text: string, file: string): SweepFactor {
  const reading = readTable(text);
  if (!("table" in reading))
    throw tellUnread(reading, file, (code, details) => new InvalidInput([fault({ code, arguments: details })]));
  const { headings, rows } = reading.table;
  const problems = [...headingFaults(headings, file), ...cellFaults(headings, rows, file)];
  if (rows.length === 0) problems.push(fault({ code: "cases-no-rows", arguments: { file } }));
  if (problems.length > 0) throw new InvalidInput(problems);
  const named = namesAt(headings);
  const places = headings.flatMap((_, place) => (place === named ? [] : [place]));
  return {
    keys: places.map((place) => headings[place]),
    rows: rows.map(({ cells }) => places.map((place) => cells[place])),
    lines: rows.map(({ line }) => line),
    ...(named >= 0 && { names: rows.map(({ cells }) => cells[named]) }),
  };
}

type Fault = Pick<Problem, "code" | "arguments">;
type Rows = readonly { readonly line: number; readonly cells: readonly string[] }[];

const fault = (of: Fault): Problem => ({ ...of, severity: "error" });

function headingFaults(headings: readonly string[], file: string): Problem[] {
  return headings.flatMap((heading, place) => {
    if (heading === "") return [fault({ code: "cases-blank-heading", arguments: { file, column: place + 1 } })];
    const isFirst = headings.indexOf(heading) === place;
    return isFirst ? [] : [fault({ code: "cases-heading-twice", arguments: { file, heading } })];
  });
}

function cellFaults(headings: readonly string[], rows: Rows, file: string): Problem[] {
  const named = namesAt(headings);
  const linesOf = new Map<string, number>();
  const linesNamed = new Map<string, number>();
  return rows.flatMap(({ line, cells }): Problem[] => {
    const blank = cells.indexOf("");
    if (blank >= 0) return [fault({ code: "cases-blank-cell", arguments: { file, line, column: headings[blank] } })];
    const same = JSON.stringify(cells.flatMap((cell, place) => (place === named ? [] : [sameText(cell)])));
    const firstLine = linesOf.get(same);
    linesOf.set(same, firstLine ?? line);
    if (firstLine !== undefined) return [fault({ code: "cases-same-rows", arguments: { file, line, firstLine } })];
    if (named < 0) return [];
    const name = cells[named];
    const sameName = linesNamed.get(name);
    linesNamed.set(name, sameName ?? line);
    if (sameName === undefined) return [];
    return [fault({ code: "cases-same-names", arguments: { file, line, firstLine: sameName, name } })];
  });
}
