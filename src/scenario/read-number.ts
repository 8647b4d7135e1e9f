import { parseValue } from "../assumptions/value-notation.js";
import type { Report } from "./problems.js";
import { describe, entriesOf, shorten, type LocatedNode } from "./located-tree.js";
import { nearest } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-certain": { found: string };
  }
}

/** One certain number: a number or a percentage. Undefined, with the reason reported, for anything else. */
export function readNumber(node: LocatedNode, report: Report): number | undefined {
  if (node.kind !== "scalar" || (typeof node.value !== "number" && typeof node.value !== "string")) {
    report("wrong-type", node.at, { found: describe(node), expected: "a number or a percentage" });
    return undefined;
  }
  const parsed = parseValue(node.value, "real");
  if ("fault" in parsed) report(parsed.fault.code, node.at, parsed.fault.arguments);
  else if (parsed.spec.kind === "constant") return parsed.spec.value;
  else report("not-certain", node.at, { found: shorten(node.text) });
  return undefined;
}

/** A list of numbers; undefined, with the reasons reported, if anything in it is none. */
export function readNumbers(node: LocatedNode, report: Report): number[] | undefined {
  if (node.kind !== "list") {
    report("wrong-type", node.at, { found: describe(node), expected: "a list of numbers" });
    return undefined;
  }
  const numbers = node.items.map((item) => readNumber(item, report));
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** Reports every key of a mapping that is not among the allowed ones. */
export function checkKeys(node: LocatedNode, allowed: readonly string[], report: Report): void {
  for (const { key, at } of entriesOf(node)) {
    if (!allowed.includes(key)) report("unknown-key", at, { found: shorten(key), allowed, ...nearest(key, allowed) });
  }
}
