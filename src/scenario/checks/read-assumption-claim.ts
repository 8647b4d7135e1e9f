import type { AssumptionClaim } from "../../analysis/checks/check.js";
import { GRADES, type Assumption, type Grade } from "../../assumptions/assumption.js";
import { BOOK, findAssumption } from "../../assumptions/book.js";
import { OWN_CHOICE } from "../../assumptions/sources.js";
import type { Reading } from "../../assumptions/quantity.js";
import { quantityOf } from "../read-assumptions.js";
import { bookSource, OWN_SOURCE, resolvedAssumption } from "../assemble.js";
import { checkForm } from "./check-form.js";
import { readRange } from "./read-limit.js";
import type { CheckContext } from "./check-context.js";
import { nearest, type Report } from "../problems.js";
import { unknownAssumption } from "../unknown-assumption.js";
import { child, describe, type LocatedMap, type LocatedNode } from "../located-tree.js";

/** `assumption: id` with a range, a least grade or a source. */
export function readAssumptionClaim(
  node: LocatedMap,
  context: CheckContext,
  report: Report,
): AssumptionClaim | undefined {
  checkForm(node, "assumption", "assumption", report);
  const row = readRow(child(node, "assumption"), report);
  const demands = readDemands(node, row ? readingOf(row, context) : {}, report);
  if (row === undefined || demands === undefined || !isWithinDomain(row, demands, node, report)) return undefined;
  const { id, unit, distribution, grade, source } = resolvedAssumption(row, context.resolved);
  const sourced = source !== OWN_SOURCE && source !== bookSource(OWN_CHOICE);
  return { kind: "assumption", id, unit, distribution, grade, source, sourced, ...demands };
}

function readRow(node: LocatedNode | undefined, report: Report): Assumption | undefined {
  const found = node === undefined ? "" : describe(node);
  const row = findAssumption(found);
  const ids = BOOK.map(({ id }) => id);
  if (row === undefined) report("unknown-assumption", node?.at, unknownAssumption(found, ids));
  return row;
}

/** Its range is written as its value is; an amount of money may be meant in thousands, whatever is plausible. */
function readingOf(row: Assumption, { resolved }: CheckContext): Reading {
  const { kind, plausible } = quantityOf(row, resolved.money);
  return { ...(kind && { kind }), ...(plausible && { plausible }), thousandsConceivable: kind === "amount" };
}

/** A range that leaves the domain is kept always or never. */
function isWithinDomain(
  { domain }: Assumption,
  { within }: Pick<AssumptionClaim, "within">,
  node: LocatedMap,
  report: Report,
): boolean {
  const outside = domain === "probability" && within?.find((end) => end < 0 || end > 1);
  if (typeof outside !== "number") return true;
  report("out-of-range", child(node, "within")?.at, { found: String(outside), minimum: 0, maximum: 1 });
  return false;
}

/** What is asked of the assumption; at least one thing. */
function readDemands(
  node: LocatedMap,
  reading: Reading,
  report: Report,
): Pick<AssumptionClaim, "within" | "leastGrade" | "sourceRequired"> | undefined {
  const [range, grade] = [child(node, "within"), child(node, "grade")];
  const sourceRequired = child(node, "source") !== undefined;
  if (!range && !grade && !sourceRequired) {
    report("check-without-limit", node.at, {});
    return undefined;
  }
  const within = range && readRange(range, report, reading);
  const leastGrade = grade && readLeastGrade(grade, report);
  if ((range && !within) || (grade && !leastGrade)) return undefined;
  return { ...(within && { within }), ...(leastGrade && { leastGrade }), sourceRequired };
}

/** `at least survey`. */
function readLeastGrade(node: LocatedNode, report: Report): Grade | undefined {
  const found = describe(node);
  const grade = GRADES.find((name) => found === `at least ${name}`);
  const allowed = GRADES.map((name) => `at least ${name}`);
  if (grade === undefined) report("not-one-of", node.at, { found, allowed, ...nearest(found, allowed) });
  return grade;
}
