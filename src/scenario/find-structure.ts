import type { ProblemArguments } from "../foundation/problem.js";
import { describe, type LocatedNode } from "./located-tree.js";
import { nearest, type Report } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-structure": { found: string; allowed: readonly string[]; nearest?: string };
  }
}

/**
 * The structure, of these, that a node names; undefined, reported, if there is none. Where there are none at all that is said elsewhere.
 * @param today today's structure, if the scenario names it: who writes `today` is told what it is called
 */
export function findStructure(
  node: LocatedNode,
  names: readonly string[],
  report: Report,
  today?: string,
): string | undefined {
  if (node.kind === "scalar" && names.includes(node.text)) return node.text;
  if (node.kind === "scalar" && node.value === null) {
    report("wrong-type", node.at, {
      found: describe(node),
      expected: "the name of a structure; without one leave the key out",
    });
  } else if (names.length > 0) report("unknown-structure", node.at, unknownStructure(describe(node), names, today));
  return undefined;
}

export function unknownStructure(
  found: string,
  allowed: readonly string[],
  today?: string,
): ProblemArguments["unknown-structure"] {
  return { found, allowed, ...nearestStructure(found, allowed, today) };
}

/** The name most likely meant; who writes `today` means today's structure, if the scenario names one. */
export function nearestStructure(found: string, allowed: readonly string[], today?: string): { nearest?: string } {
  const isToday = today !== undefined && /^today(?:['\u2019]s)?$/iu.test(found);
  return isToday ? { nearest: today } : nearest(found, allowed);
}
