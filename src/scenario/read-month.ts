import { MONTHS } from "../assumptions/months.js";
import { nearest, type Report } from "./problems.js";
import { describe, type LocatedNode } from "./located-tree.js";

/** Calendar month, 0 = January, from 1 to 12 or a name; January if there is none. */
export function readMonth(node: LocatedNode | undefined, report: Report): number {
  if (node === undefined) return 0;
  const found = describe(node);
  const byName = MONTHS.findIndex((name) => name === found.toLowerCase());
  if (byName >= 0) return byName;
  const number = node.kind === "scalar" ? Number(node.value ?? NaN) : NaN;
  if (Number.isInteger(number) && number >= 1 && number <= 12) return number - 1;
  if (Number.isNaN(number)) report("not-one-of", node.at, { found, allowed: MONTHS, ...nearest(found, MONTHS) });
  else report("out-of-range", node.at, { found, minimum: 1, maximum: 12 });
  return 0;
}
