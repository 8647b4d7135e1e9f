import { child, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";
import { readStructures, type ReadStructures, type StructuresContext } from "./read-structures.js";

/** What structures were read from, what came of it, and what was reported on the way. */
interface Reading {
  readonly from: readonly (LocatedNode | string | undefined)[];
  readonly read: ReadStructures;
  readonly reports: readonly Parameters<Report>[];
}

/**
 * Reads structures as `readStructures` does, but only where they are others than those it read last: most what-ifs of a scenario
 * change an assumption, and share its structures with all that follows from them. For one reader of files.
 */
export function structuresReader(): typeof readStructures {
  let last: Reading | undefined;
  return (tree, context) => {
    const from = readFrom(tree, context);
    if (!last?.from.every((part, place) => part === from[place])) last = readingOf(from, tree, context);
    for (const reported of last.reports) context.report(...reported);
    return last.read;
  };
}

/** All that `readStructures` looks at: parts of a tree that nothing was laid over are the same objects. */
function readFrom(tree: LocatedMap, { money, todayPosts, focus, start }: StructuresContext): Reading["from"] {
  const parts = ["structures", "today", "transition"].map((key) => child(tree, key));
  return [...parts, JSON.stringify([money, todayPosts, [...focus], start])];
}

function readingOf(from: Reading["from"], tree: LocatedMap, context: StructuresContext): Reading {
  const reports: Parameters<Report>[] = [];
  const report = (...reported: Parameters<Report>): void => void reports.push(reported);
  return { from, read: readStructures(tree, { ...context, report }), reports };
}
