import { count } from "../../report/format/number.js";
import { whatIfs } from "../sweep/view/call.js";
import type { ComparedVariant, ResultComparison } from "./record.js";

/** Whether another structure is best now than then. */
export const hasOtherWinner = ({ winners: { before, now } }: ComparedVariant): boolean =>
  before?.structure !== now?.structure;

const isIn = (number: number): string => `${whatIfs(number)} ${number === 1 ? "is" : "are"}`;

/** Of two sweeps: in how many what-ifs another structure is best, and in how many the lead has moved. */
export function variantTexts({ variants, variantsOnly }: ResultComparison): string[] {
  if (variants === undefined || variantsOnly === undefined) return [];
  const { before, now } = variantsOnly;
  const only = [
    ...(before === 0 ? [] : [`${isIn(before)} in the first alone`]),
    ...(now === 0 ? [] : [`${isIn(now)} in the second alone`]),
  ].join(", ");
  const rest = only === "" ? "" : ` ${only}.`;
  if (variants.length === 0) return [`No what-if is in both sweeps.${rest}`];
  const others = variants.filter(hasOtherWinner).length;
  const moved = variants.filter((one) => !hasOtherWinner(one) && one.lead?.resolved === true).length;
  if (variants.length === 1) {
    const lead = `its lead ${moved === 0 ? "does not differ" : "differs"} beyond sampling error`;
    return [
      `In the only what-if of both ${others === 1 ? "another structure is best" : `the same structure is best, and ${lead}`}.${rest}`,
    ];
  }
  return [
    `Of ${count(variants.length)} what-ifs in both, another structure is best in ${others === 0 ? "none" : count(others)}; ` +
      `in ${moved === 0 ? "none" : count(moved)} of the others the lead differs beyond sampling error.${rest}`,
  ];
}
