import { child, entriesOf, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "phase-without-change": { keys: readonly string[] };
  }
}

/** Reports a phase that has none of the keys it may change. */
export function refuseWithoutChange(phase: LocatedMap, keys: readonly string[], report: Report): void {
  const isEmpty = (node: LocatedNode | undefined): boolean =>
    node === undefined || (node.kind === "map" && entriesOf(node).length === 0);
  if (keys.every((key) => isEmpty(child(phase, key)))) report("phase-without-change", phase.at, { keys });
}
