import type { Domain } from "../assumptions/assumption.js";
import type { Reading } from "../assumptions/quantity.js";
import { parseValue, type ParsedValue } from "../assumptions/value-notation.js";
import type { Report } from "./problems.js";
import { shorten } from "../foundation/shorten.js";
import { describe, entriesOf, type LocatedNode, type LocatedScalar } from "./located-tree.js";
import { nearest } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-certain": { found: string };
  }
}

/** One certain number. Undefined, with the reason reported, for anything else. */
export function readNumber(node: LocatedNode, report: Report, reading: Reading = {}): number | undefined {
  if (node.kind !== "scalar" || (typeof node.value !== "number" && typeof node.value !== "string")) {
    report("wrong-type", node.at, { found: describe(node), expected: "a number or a percentage" });
    return undefined;
  }
  const parsed = parseScalar(node, "real", reading);
  if ("fault" in parsed) reportFaultOf(parsed, node, report);
  else if (parsed.spec.kind === "constant") return parsed.spec.value;
  else report("not-certain", node.at, { found: shorten(node.text) });
  return undefined;
}

/** A number that YAML has read already is looked at as it is written: `15.000` may mean fifteen thousand. */
const DECIMAL = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/iu;

/** The value that a scalar stands for. */
export function parseScalar({ value, text }: LocatedScalar, domain: Domain, reading: Reading): ParsedValue {
  if (typeof value === "number") return parseValue(DECIMAL.test(text) ? text : value, domain, reading);
  return parseValue(String(value), domain, reading);
}

/** Reports why a value cannot be read; texts of a file may be long. */
export function reportFaultOf(
  { fault }: Extract<ParsedValue, { fault: unknown }>,
  { at }: LocatedNode,
  report: Report,
): void {
  const given =
    "found" in fault.arguments && typeof fault.arguments.found === "string" ? fault.arguments.found : undefined;
  report(fault.code, at, given === undefined ? fault.arguments : { ...fault.arguments, found: shorten(given) });
}

/** A list of numbers; undefined, with the reasons reported, if anything in it is none. */
export function readNumbers(node: LocatedNode, report: Report, reading: Reading = {}): number[] | undefined {
  if (node.kind !== "list") {
    report("wrong-type", node.at, { found: describe(node), expected: "a list of numbers" });
    return undefined;
  }
  const numbers = node.items.map((item) => readNumber(item, report, reading));
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** Reports every key of a mapping that is not among the allowed ones. */
export function checkKeys(node: LocatedNode, allowed: readonly string[], report: Report): void {
  for (const { key, at } of entriesOf(node)) {
    if (!allowed.includes(key)) report("unknown-key", at, { found: shorten(key), allowed, ...nearest(key, allowed) });
  }
}
