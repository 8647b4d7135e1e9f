import { findAssumption } from "../assumptions/book.js";
import { isValueMap } from "./dotted.js";
import { child, entriesOf, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";
import type { ReadValues } from "./read-assumptions.js";
import { plainData } from "./shape.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "phase-without-change": { keys: readonly string[] };
    "phase-repeats": { key: string; value: string };
  }
}

/** Reports a phase that has none of the keys it may change. */
export function refuseWithoutChange(phase: LocatedMap, keys: readonly string[], report: Report): void {
  const isEmpty = (node: LocatedNode | undefined): boolean =>
    node === undefined || (node.kind === "map" && entriesOf(node).length === 0);
  if (keys.every((key) => isEmpty(child(phase, key)))) report("phase-without-change", phase.at, { keys });
}

/** Warns of every value of a structure's phase that the structure has already, by what stands in the file. */
export function warnOfRepeats(
  before: LocatedNode | undefined,
  phase: LocatedMap,
  keys: readonly string[],
  report: Report,
): void {
  for (const { key, value } of entriesOf(phase)) {
    const old = child(before, key);
    if (!keys.includes(key) || old === undefined) continue;
    if (old.kind === "map" && value.kind === "map" && !isValueMap(old) && !isValueMap(value)) {
      warnOfRepeats(old, value, [...value.entries.keys()], report);
    } else if (JSON.stringify(plainData(old)) === JSON.stringify(plainData(value))) {
      report("phase-repeats", value.at, { key, value: textOf(value) }, "warning");
    }
  }
}

const textOf = (node: LocatedNode): string => (node.kind === "scalar" ? node.text : JSON.stringify(plainData(node)));

/** The same of a phase of the scenario: `before` are its values until then; what it does not name is as in the book. */
export function warnOfRepeatedValues(before: ReadValues, now: ReadValues, report: Report): void {
  for (const [key, { distribution, text, at }] of now) {
    const old = before.get(key);
    const isSame =
      old === undefined
        ? findAssumption(key)?.value === text
        : JSON.stringify(old.distribution) === JSON.stringify(distribution);
    if (isSame) report("phase-repeats", at, { key, value: text }, "warning");
  }
}
