import type { Assumption } from "../../assumptions/assumption.js";
import { BOOK_SALES_COST, plausibleRange } from "../../assumptions/plausible.js";
import { kindOfUnit } from "../../assumptions/unit-kinds.js";

/** What an editor shows of a row of the book: meaning, unit, where values are to be expected, the book's own value and its grade. */
export function assumptionText({ id, unit, value, meaning, source, grade }: Assumption): string {
  const range = plausibleRange(id, { salesCost: BOOK_SALES_COST });
  const inPercent = kindOfUnit(unit) === "share" && value.includes("%");
  const plausible = range && `plausible ${bound(range.low, inPercent)} to ${bound(range.high, inPercent)}`;
  const level = range?.perSalesCost === true ? ", where a rep costs what the book says" : "";
  return [
    meaning,
    `Unit: ${unit}${plausible === undefined ? "" : `; ${plausible}${level}`}.`,
    `The book: ${value} (${grade}; ${source.title}).`,
  ].join("\n\n");
}

/** Significant digits that tell the ends of ranges apart. */
const DIGITS = 3;

function bound(value: number, inPercent: boolean): string {
  const shown = Number((inPercent ? 100 * value : value).toPrecision(DIGITS));
  return inPercent ? `${String(shown)}%` : String(shown);
}
