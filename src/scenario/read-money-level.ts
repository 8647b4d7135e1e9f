import { BOOK_SALES_COST, plausibleRange, type MoneyLevel } from "../assumptions/plausible.js";
import { YARDSTICK_OF_MONEY } from "../assumptions/plausible-ranges.js";
import { isPlausible } from "../assumptions/quantity.js";
import { specMedian } from "../distributions/distribution.js";
import { nodeAt, type LocatedNode } from "./located-tree.js";
import { readValue, type ValueContext } from "./read-value.js";

/**
 * What money is worth in a scenario: what a rep costs in it. By the book where it says nothing, or nothing to be believed, which
 * is reported with the other assumptions.
 */
export function readMoneyLevel(
  assumptions: LocatedNode | undefined,
  currency: string | undefined,
  { read }: ValueContext,
): MoneyLevel {
  const byBook = { salesCost: BOOK_SALES_COST, ...(currency !== undefined && { currency }) };
  const node = assumptions && nodeAt(assumptions, YARDSTICK_OF_MONEY.split("."));
  if (node === undefined) return byBook;
  const plausible = plausibleRange(YARDSTICK_OF_MONEY, byBook);
  const quantity = { domain: "non-negative", kind: "amount", ...(plausible && { plausible }) } as const;
  const cost = readValue(node, quantity, { read, report: () => undefined });
  const salesCost = cost ? specMedian(cost.distribution) : 0;
  const isBelieved = salesCost > 0 && (plausible === undefined || isPlausible(salesCost, plausible));
  return isBelieved ? { ...byBook, salesCost } : byBook;
}
