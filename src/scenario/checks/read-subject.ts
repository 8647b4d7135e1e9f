import type { LimitRange } from "../../analysis/checks/limit.js";
import type { Operands, OperandsKind, Subject } from "../../analysis/checks/operands.js";
import { STATISTIC_NAMES, findStatistic, statisticOf } from "../../analysis/checks/statistics/registry.js";
import { canRank, type Objective } from "../../analysis/objective.js";
import { child, describe, type LocatedMap } from "../located-tree.js";
import { nearest, type Report } from "../problems.js";
import { readAmong, readName, readOutcome, type CheckContext } from "./check-context.js";
import { checkForm } from "./check-form.js";
import { isSameMix, readMix, readOperand } from "./read-mix.js";

/** The number a check is about, the mean if it does not say; undefined, with the reasons reported, if it cannot be told. */
export function readSubject(node: LocatedMap, context: CheckContext, report: Report): Subject | undefined {
  const asked = child(node, "statistic");
  const found = asked === undefined ? "mean" : describe(asked);
  const statistic = findStatistic(found);
  if (statistic === undefined) {
    report("not-one-of", asked?.at, { found, allowed: STATISTIC_NAMES, ...nearest(found, STATISTIC_NAMES) });
    return undefined;
  }
  const { name, operands: kind } = statistic;
  checkForm(node, kind, kind === "quotient" ? `statistic: ${name}` : found, report);
  const operands = READERS[kind](node, context, report);
  // The readers pair each kind with its operands; the compiler cannot follow that through the union.
  return operands && ({ kind, statistic: name, ...operands } as Subject);
}

/** Where a limit on the number makes sense, as far as that is known beforehand. */
export function limitRange(subject: Subject, { resolved }: CheckContext): LimitRange {
  return statisticOf(subject).range(subject, resolved.plan.horizonMonths);
}

type ReadOperands<Kind extends OperandsKind> = (
  node: LocatedMap,
  context: CheckContext,
  report: Report,
) => Operands[Kind] | undefined;

/** How the operands of each kind are read. */
const READERS: { readonly [Kind in OperandsKind]: ReadOperands<Kind> } = {
  mix: (node, context, report) => {
    const mix = readMix(node, context, report);
    return mix && { mix };
  },
  quotient: readQuotient,
  field: readField,
  duel: readDuel,
};

function readQuotient(node: LocatedMap, context: CheckContext, report: Report): Operands["quotient"] | undefined {
  const mix = readMix(node, context, report);
  const divisor = child(node, "over");
  if (divisor === undefined) return mix && { mix };
  const own = { structure: child(node, "structure"), of: readOutcome(child(node, "outcome"), context, report) };
  const over = readOperand(divisor, own, ["structure", "outcome", "minus"], context, report);
  if (mix && over && isSameMix(mix, over)) report("check-alone", divisor.at, {});
  return mix && over && { mix, over };
}

function readField(node: LocatedMap, context: CheckContext, report: Report): Operands["field"] | undefined {
  const of = readRankable(node, context, report);
  const structure = readName(node, "structure", context, report);
  const others = readAmong(node, structure, context, report);
  return of && structure !== undefined && others ? { of, structure, others } : undefined;
}

function readDuel(node: LocatedMap, context: CheckContext, report: Report): Operands["duel"] | undefined {
  const of = readRankable(node, context, report);
  const structure = readName(node, "structure", context, report);
  const than = readName(node, "than", context, report);
  if (structure !== undefined && structure === than) report("check-alone", child(node, "than")?.at, {});
  return of && structure !== undefined && than !== undefined ? { of, structure, than } : undefined;
}

/** An outcome of which more, or less, is better. */
function readRankable(node: LocatedMap, context: CheckContext, report: Report): Objective | undefined {
  const outcome = child(node, "outcome");
  const of = readOutcome(outcome, context, report);
  if (of === undefined || canRank(of)) return of;
  report("objective-cannot-rank", outcome?.at, { outcome: of.label });
  return undefined;
}
