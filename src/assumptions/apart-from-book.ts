import { distribution } from "../distributions/distribution.js";
import { findAssumption } from "./book.js";
import { kindOfUnit } from "./unit-kinds.js";
import { parseValue } from "./value-notation.js";

/** Amounts and volumes are another company's in the book: that they differ says nothing. */
const OF_A_COMPANY: readonly string[] = ["amount", "count"];

/** Whether a 90 % interval lies wholly beside the book's. Never of what the book holds for certain. */
export function isApartFromBook(id: string, [low, high]: readonly [number, number]): boolean {
  const row = findAssumption(id);
  if (row === undefined || OF_A_COMPANY.includes(kindOfUnit(row.unit))) return false;
  const parsed = parseValue(row.value, row.domain);
  if (!("spec" in parsed) || parsed.spec.kind === "constant") return false;
  const { quantile } = distribution(parsed.spec);
  return high < quantile(0.05) || low > quantile(0.95);
}
