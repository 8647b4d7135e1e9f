import type { Objective } from "../../analysis/objective.js";
import { readObjective, readOutcomeId } from "../read-objective.js";
import { findStructure } from "../find-structure.js";
import type { Report } from "../problems.js";
import type { Resolved } from "../resolve.js";
import { child, entriesOf, type LocatedMap, type LocatedNode } from "../located-tree.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "check-alone": Record<never, never>;
    "check-structure-twice": { structure: string };
  }
}

/** The scenario as a check sees it: with the check's own settings laid over. */
export interface CheckContext {
  readonly resolved: Resolved;
  readonly structureIds: readonly string[];
  /** The structure a text names; undefined, reported, if there is none. */
  readonly nameOf: (node: LocatedNode, report: Report) => string | undefined;
}

export function contextOf(resolved: Resolved): CheckContext {
  // As the file has them: a faulty structure is reported where it stands, not where it is named.
  const structureIds = entriesOf(child(resolved.shaped.tree, "structures")).map(({ key }) => key);
  const nameOf = (node: LocatedNode, report: Report): string | undefined =>
    findStructure(node, structureIds, report, resolved.today);
  return { resolved, structureIds, nameOf };
}

/** The structure under `key`. */
export function readName(node: LocatedMap, key: string, context: CheckContext, report: Report): string | undefined {
  const name = child(node, key);
  if (name !== undefined) return context.nameOf(name, report);
  report("missing-key", node.at, { key });
  return undefined;
}

/** Distinct structures of a list. */
export function readNames(node: LocatedNode, context: CheckContext, report: Report): string[] | undefined {
  const items = node.kind === "list" ? node.items : [];
  const names = items.map((item) => context.nameOf(item, report));
  for (const [place, name] of names.entries()) {
    if (name === undefined || names.indexOf(name) === place) continue;
    report("check-structure-twice", items[place]?.at, { structure: name });
    return undefined;
  }
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The other structures of `among:`, or of the scenario; there must be one. */
export function readAmong(
  node: LocatedMap,
  structure: string | undefined,
  context: CheckContext,
  report: Report,
): string[] | undefined {
  const among = child(node, "among");
  const names = among === undefined ? [...context.structureIds] : readNames(among, context, report);
  const others = names?.filter((name) => name !== structure);
  if (others?.length !== 0) return others;
  report("check-alone", among?.at ?? node.at, {});
  return undefined;
}

/** An outcome or a mix; without one the objective. */
export function readOutcome(
  node: LocatedNode | undefined,
  context: CheckContext,
  report: Report,
): Objective | undefined {
  if (node === undefined) return context.resolved.objective;
  if (node.kind !== "scalar") return readObjective(node, report);
  const outcome = readOutcomeId(node.text, node.at, report);
  return outcome && { label: outcome, terms: [{ outcome, weight: 1 }] };
}
