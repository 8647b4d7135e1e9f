import { OPEN, type DealList } from "../lists/deal-list.js";
import type { Finding } from "./measured.js";
import { counted, noneOr } from "./text.js";

/** Fewer are slips. */
const FEW = 5;
/** A larger share of those that closed moves the win rate by more than its interval says. */
const MANY = 0.05;

/**
 * Deals that have closed and are left out for their dates, where they are many: the open ones are in the list whatever their dates, so that
 * the win rate and the cycle hang on whom the dates are missing of.
 */
export function leftOutFindings({ ending, leftOut: { won, lost } }: DealList): Finding[] {
  const closed = ending.reduce((sum, end) => (end === OPEN ? sum : sum + 1), 0);
  const out = won + lost;
  if (out < FEW || out < MANY * (closed + out)) return [];
  return [
    {
      about: "deals",
      text: `${counted(out)} of ${counted(closed + out)} deals that have closed are left out for their dates: ${noneOr(won)} of them won, ${noneOr(lost)} lost. Unless that is so by chance, the win rate and the sales cycle are wrong. Correct the dates, or name their columns with --map.`,
      isWarning: true,
    },
  ];
}
