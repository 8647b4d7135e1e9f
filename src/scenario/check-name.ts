import type { Report } from "./problems.js";
import { shorten, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "invalid-name": { found: string; reason: "empty" | "too long" | "control character" | "reserved"; limit: number };
  }
}

const LONGEST_NAME = 100;
/** Control characters, line separators, half characters and marks that turn the writing direction: they could deceive a reader. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a structure, a manager or a scenario may be called `name`; reports why not. */
export function checkName(name: string, at: Place, report: Report, limit = LONGEST_NAME): boolean {
  const reason = nameFault(name, limit);
  if (reason !== undefined) report("invalid-name", at, { found: shorten(name), reason, limit });
  return reason === undefined;
}

function nameFault(name: string, limit: number): "empty" | "too long" | "control character" | "reserved" | undefined {
  if (name.trim() === "") return "empty";
  if (name.length > limit) return "too long";
  if (UNPRINTABLE.test(name)) return "control character";
  // The one key that means something else on a plain object.
  return name === "__proto__" ? "reserved" : undefined;
}
