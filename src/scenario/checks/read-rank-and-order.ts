import type { OrderClaim, RankClaim } from "../../analysis/checks/check.js";
import { checkForm } from "./check-form.js";
import { readAmong, readName, readNames, readOutcome, type CheckContext } from "./check-context.js";
import type { Report } from "../problems.js";
import { child, describe, type LocatedMap, type LocatedNode } from "../located-tree.js";

/** `is: highest`, `lowest`, `top 2` or `bottom 2`: by the value, whether or not more is better. */
export function readRank(node: LocatedMap, context: CheckContext, report: Report): RankClaim | undefined {
  checkForm(node, "is", "is", report);
  const of = readOutcome(child(node, "outcome"), context, report);
  const structure = readName(node, "structure", context, report);
  const others = readAmong(node, structure, context, report);
  const place = readPlace(child(node, "is"), others?.length ?? Infinity, report);
  return of && structure !== undefined && others && place
    ? { kind: "rank", of, structure, others, ...place }
    : undefined;
}

const NUMBERED = /^(top|bottom) ([1-9]\d{0,3})$/u;

function readPlace(
  node: LocatedNode | undefined,
  most: number,
  report: Report,
): Pick<RankClaim, "end" | "places"> | undefined {
  const found = node === undefined ? "" : describe(node);
  if (found === "highest" || found === "lowest") return { end: found, places: 1 };
  const match = NUMBERED.exec(found);
  if (match === null) {
    report("not-one-of", node?.at, { found, allowed: ["highest", "lowest", "top 2", "bottom 2"] });
    return undefined;
  }
  const places = Number(match[2]);
  // The last place of all is never missed.
  if (places > most) report("out-of-range", node?.at, { found, minimum: 1, maximum: most });
  return places > most ? undefined : { end: match[1] === "top" ? "highest" : "lowest", places };
}

/** `order: [a, b, c]`: the highest mean first. */
export function readOrder(node: LocatedMap, context: CheckContext, report: Report): OrderClaim | undefined {
  checkForm(node, "order", "order", report);
  const of = readOutcome(child(node, "outcome"), context, report);
  const list = child(node, "order");
  const order = list && readNames(list, context, report);
  if (order !== undefined && order.length < 2) report("check-alone", list?.at, {});
  return of && order && order.length > 1 ? { kind: "order", of, order } : undefined;
}
