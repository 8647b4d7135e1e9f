import type { Mix } from "../../analysis/checks/operands.js";
import type { Objective } from "../../analysis/objective.js";
import { child, describe, entriesOf, type LocatedMap, type LocatedNode } from "../located-tree.js";
import type { Report } from "../problems.js";
import { checkKeys } from "../read-number.js";
import { readName, readOutcome, type CheckContext } from "./check-context.js";

/** What an operand is of where it does not say. */
interface Own {
  readonly structure: LocatedNode | undefined;
  readonly of: Objective | undefined;
}

/** The check's own structure and outcome, less what stands under `minus`. */
export function readMix(node: LocatedMap, context: CheckContext, report: Report): Mix | undefined {
  const of = readOutcome(child(node, "outcome"), context, report);
  const structure = readName(node, "structure", context, report);
  return lessMinus(node, structure, of, context, report);
}

function lessMinus(
  node: LocatedNode,
  structure: string | undefined,
  of: Objective | undefined,
  context: CheckContext,
  report: Report,
): Mix | undefined {
  const subtracted = child(node, "minus");
  const minus =
    subtracted &&
    readOperand(subtracted, { structure: child(node, "structure"), of }, ["structure", "outcome"], context, report);
  if (structure === undefined || of === undefined || (subtracted && minus === undefined)) return undefined;
  const own = { structure, of, weight: 1 };
  if (minus?.some((term) => isSameMix([term], [own]))) report("check-alone", subtracted?.at, {});
  return [own, ...(minus ?? []).map((term) => ({ ...term, weight: 0 - term.weight }))];
}

/** What is compared with itself says nothing. */
export const isSameMix = (one: Mix, other: Mix): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A structure's name, or a mapping; what the mapping leaves out is as in the check. */
export function readOperand(
  node: LocatedNode,
  own: Own,
  allowed: readonly string[],
  context: CheckContext,
  report: Report,
): Mix | undefined {
  if (node.kind === "scalar") {
    const structure = context.nameOf(node, report);
    return structure !== undefined && own.of ? [{ structure, of: own.of, weight: 1 }] : undefined;
  }
  if (node.kind !== "map" || entriesOf(node).length === 0) {
    report("wrong-type", node.at, { found: describe(node), expected: "a structure, or { structure:, outcome: }" });
    return undefined;
  }
  checkKeys(node, allowed, report);
  if (entriesOf(node).some(({ key }) => !allowed.includes(key))) return undefined;
  const outcome = child(node, "outcome");
  const of = outcome === undefined ? own.of : readOutcome(outcome, context, report);
  const name = child(node, "structure") ?? own.structure;
  const structure = name && context.nameOf(name, report);
  return lessMinus(node, structure, of, context, report);
}
