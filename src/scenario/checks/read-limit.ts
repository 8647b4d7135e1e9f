import type { Limit, LimitRange } from "../../analysis/checks/limit.js";
import type { Reading } from "../../assumptions/quantity.js";
import { readNumber, readNumbers } from "../read-number.js";
import type { Report } from "../problems.js";
import { child, describe, entriesOf, type LocatedMap, type LocatedNode, type Place } from "../located-tree.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "check-without-limit": Record<never, never>;
  }
}

const BOUNDS = { at_least: "atLeast", above: "above", at_most: "atMost", below: "below" } as const;
const WAYS = ["equal", "between", ...Object.keys(BOUNDS)];

/** The limit of a check; undefined, with every reason reported, if there is none or it makes no sense. */
export function readLimit(node: LocatedMap, range: LimitRange | undefined, report: Report): Limit | undefined {
  const given = WAYS.filter((key) => child(node, key) !== undefined);
  if (given.length === 0) {
    report("check-without-limit", node.at, {});
    return undefined;
  }
  const [first] = given;
  if (first !== "equal" && child(node, "within")) unused(node, "within", first, report);
  if (range && !range.inPercent && hasPercent(node, report)) return undefined;
  // What has no percent is money or a number of things.
  const limit = limitBy(given, node, report, { thousandsConceivable: range !== undefined && !range.inPercent });
  return limit && isSensible(limit, range, child(node, first)?.at, report) ? limit : undefined;
}

/** Reports a limit in percent. */
function hasPercent(node: LocatedMap, report: Report): boolean {
  const limits = [...WAYS, "within"].flatMap((key) => child(node, key) ?? []);
  const numbers = limits.flatMap((limit) => (limit.kind === "list" ? limit.items : [limit]));
  const found = numbers.find((number) => describe(number).includes("%"));
  if (found !== undefined) report("wrong-type", found.at, { found: describe(found), expected: AMOUNT });
  return found !== undefined;
}

const AMOUNT = "a number: only shares, ratios and indices are measured in percent";

/** Whether some numbers keep the limit and some may not. */
function isSensible(limit: Limit, range: LimitRange | undefined, at: Place | undefined, report: Report): boolean {
  const low = Math.max(limit.atLeast ?? -Infinity, limit.above ?? -Infinity);
  const high = Math.min(limit.atMost ?? Infinity, limit.below ?? Infinity);
  const isEmpty = low > high || (low === high && (limit.above === low || limit.below === high));
  if (isEmpty) report("interval-reversed", at, { low, high });
  const ends = [low, high].filter(Number.isFinite);
  const outside = range && ends.find((end) => end < range.minimum || end > range.maximum);
  if (range && outside !== undefined) {
    report("out-of-range", at, { found: String(outside), minimum: range.minimum, maximum: range.maximum });
  }
  return !isEmpty && outside === undefined;
}

function limitBy(given: readonly string[], node: LocatedMap, report: Report, reading: Reading): Limit | undefined {
  const [first, ...others] = given;
  if (first === "equal" || first === "between") {
    for (const other of others) unused(node, other, first, report);
    return first === "equal" ? readEqual(node, report, reading) : readBetween(child(node, "between"), report, reading);
  }
  const bounds = given.map((key) => {
    const value = child(node, key);
    return [BOUNDS[key as keyof typeof BOUNDS], value && readNumber(value, report, reading)] as const;
  });
  return bounds.every(([, value]) => value !== undefined) ? Object.fromEntries(bounds) : undefined;
}

function readEqual(node: LocatedMap, report: Report, reading: Reading): Limit | undefined {
  const [equal, within] = [child(node, "equal"), child(node, "within")];
  if (within === undefined) report("missing-key", node.at, { key: "within" });
  const centre = equal && readNumber(equal, report, reading);
  const tolerance = within && readNumber(within, report, reading);
  if (centre === undefined || tolerance === undefined) return undefined;
  if (tolerance >= 0) return { atLeast: centre - tolerance, atMost: centre + tolerance };
  report("out-of-range", within?.at, { found: String(tolerance), minimum: 0 });
  return undefined;
}

function readBetween(node: LocatedNode | undefined, report: Report, reading: Reading): Limit | undefined {
  const ends = node && readRange(node, report, reading);
  return ends && { atLeast: ends[0], atMost: ends[1] };
}

/** `[low, high]`, rising. */
export function readRange(node: LocatedNode, report: Report, reading: Reading): readonly [number, number] | undefined {
  const ends = readNumbers(node, report, reading);
  if (ends === undefined) return undefined;
  if (ends.length !== 2) {
    report("wrong-type", node.at, { found: `${ends.length} numbers`, expected: "a list of two numbers" });
    return undefined;
  }
  const [low, high] = ends;
  if (low < high) return [low, high];
  report("interval-reversed", node.at, { low, high });
  return undefined;
}

function unused(node: LocatedMap, key: string, form: string, report: Report): void {
  const at = entriesOf(node).find((entry) => entry.key === key)?.at;
  report("check-key-unused", at, { key, form });
}
