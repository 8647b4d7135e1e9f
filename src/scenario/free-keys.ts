import type { Place } from "./located-tree.js";
import type { Report } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "free-key-among-names": { found: string };
  }
}

/** Whether a key is free for the writer of a file: a place for anchors and notes, of which nothing is read. */
export const isFreeKey = (key: string): boolean => key.startsWith("x-");

/** Where keys are names, one that begins with x- may be meant for a name. */
const OF_NAMES = /^structures$|\.(?:managers|reports_to)$/u;

/** Warns of a free key that may be meant for a name: it stands among names and holds no anchor. */
export function warnOfFreeName(key: string, at: Place, above: string, holdsAnchor: boolean, report: Report): void {
  if (OF_NAMES.test(above) && !holdsAnchor) report("free-key-among-names", at, { found: key }, "warning");
}
