import type { Assumption, Source } from "../../assumptions/assumption.js";
import { findAssumption } from "../../assumptions/book.js";
import type { ResolvedAssumption } from "../../scenario/scenario.js";
import type { AssumptionRow } from "./record.js";

/** What the book says of an assumption. */
export const bookRow = ({ source, ...row }: Assumption): AssumptionRow => rowOf(row, sourceText(source), false);

/** What a scenario says of it: where it says nothing, what the book does. */
export function scenarioRow({ source, position, ...row }: ResolvedAssumption): AssumptionRow {
  const inBook = findAssumption(row.id);
  if (position === undefined && inBook !== undefined) return rowOf(row, sourceText(inBook.source), false);
  const own = rowOf(row, source, position !== undefined);
  return inBook === undefined || position === undefined
    ? own
    : { ...own, book: { value: inBook.value, grade: inBook.grade } };
}

function rowOf(
  { id, label, value, unit, meaning, grade }: Omit<Assumption, "source">,
  source: string,
  own: boolean,
): AssumptionRow {
  return { id, label, value, unit, meaning, grade, source, own };
}

/** `Author, Title (2014): finding. https://...` */
function sourceText({ author, title, year, finding, url }: Source): string {
  const name = `${author}, ${title}${year === undefined ? "" : ` (${year})`}`;
  return [finding === undefined ? name : `${name}: ${finding}`, ...(url === undefined ? [] : [url])].join(". ");
}
