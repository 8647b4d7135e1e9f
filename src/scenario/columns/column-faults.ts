import { LARGEST } from "../../assumptions/quantity.js";
import type { ProblemArguments, ProblemCode } from "../../foundation/problem.js";
import { shorten } from "../../foundation/shorten.js";
import type { AmountFault } from "./read-amounts.js";
import type { UnreadTable } from "./read-table.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "csv-syntax": { file: string; reason: string };
    "csv-uneven-rows": {
      file: string;
      line: number;
      cells: number;
      headings: number;
      separator: string;
      others: number;
    };
    "csv-titles-above": { file: string; line: number };
    "csv-not-a-number": { file: string; line: number; found: string };
    "csv-too-large": { file: string; line: number; found: string; limit: number };
    "csv-mixed-numbers": { file: string; first: string; firstLine: number; second: string; line: number };
    "csv-two-readings": { file: string; line: number; found: string; point: number; comma: number };
  }
}

/** Makes of a fault what its reader needs: a report with a place, or an error to throw. */
type Tell<Told> = <Code extends ProblemCode>(code: Code, details: ProblemArguments[Code]) => Told;

/** Why a file is no table. */
export function tellUnread<Told>(reading: UnreadTable, file: string, tell: Tell<Told>): Told {
  if ("uneven" in reading) return tell("csv-uneven-rows", { file, ...reading.uneven });
  if ("headingLine" in reading) return tell("csv-titles-above", { file, line: reading.headingLine });
  return tell("csv-syntax", { file, reason: reading.reason });
}

/** Why a column is none of amounts. */
export function tellAmountFault<Told>(fault: AmountFault, file: string, tell: Tell<Told>): Told {
  if (fault.kind === "mixed") {
    const { first, second } = fault;
    return tell("csv-mixed-numbers", {
      file,
      first: shorten(first.text),
      firstLine: first.line,
      second: shorten(second.text),
      line: second.line,
    });
  }
  const { line, text } = fault.cell;
  const found = { file, line, found: shorten(text) };
  if (fault.kind === "not a number") return tell("csv-not-a-number", found);
  if (fault.kind === "too large") return tell("csv-too-large", { ...found, limit: LARGEST });
  return tell("csv-two-readings", { ...found, point: fault.point, comma: fault.comma });
}
