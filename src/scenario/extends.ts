import { nestDottedKeys } from "./dotted.js";
import { merge } from "./merge.js";
import type { Report } from "./problems.js";
import type { FileFault, ReadFile, ReadText } from "./read-file.js";
import { readYaml } from "./read-yaml.js";
import { shorten } from "../foundation/shorten.js";
import { child, describe, withEntry, type LocatedMap, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "extends-circle": { files: readonly string[] };
    "extends-too-long": { limit: number };
  }
}

/** Files that extend one another: far more than anyone can follow. */
const MOST_FILES = 50;

/**
 * The tree of a file with everything it `extends` merged under it; undefined, with the reasons reported, if the file or
 * one of those is unusable. `below` are the files that lead here.
 */
export function readChain(
  opened: ReadText,
  read: ReadFile,
  report: Report,
  below: readonly ReadText[] = [],
): LocatedMap | undefined {
  const raw = readYaml(opened.text, opened.file, report);
  if (raw === undefined) return undefined;
  const tree = nestDottedKeys(raw, report);
  const reference = child(tree, "extends");
  if (reference === undefined) return tree;
  const own = withEntry(tree, "extends", undefined);
  if (reference.kind !== "scalar" || typeof reference.value !== "string" || reference.value === "") {
    report("wrong-type", reference.at, { found: describe(reference), expected: "the path of a scenario file" });
    return own;
  }
  const base = open(reference.value, opened, reference.at, read, report);
  if (base === undefined) return undefined;
  const chain = [...below, opened];
  if (chain.some((file) => file.identity === base.identity)) {
    report("extends-circle", reference.at, { files: [...chain, base].map((file) => file.file) });
    return undefined;
  }
  if (chain.length >= MOST_FILES) {
    report("extends-too-long", reference.at, { limit: MOST_FILES });
    return undefined;
  }
  const inherited = readChain(base, read, report, chain);
  return inherited && merge(inherited, own);
}

function open(reference: string, from: ReadText, at: Place, read: ReadFile, report: Report): ReadText | undefined {
  const answer = read(reference, from.file);
  if (!("fault" in answer)) return answer;
  reportFault(answer, at, report);
  return undefined;
}

/** What is shown of a path. */
const LONGEST_PATH = 300;

/** Notes why a file cannot be read; `at` is where it is named. */
export function reportFault(fault: FileFault, at: Place | undefined, report: Report): void {
  report(fault.fault, at, { ...fault.arguments, file: shorten(fault.arguments.file, LONGEST_PATH) });
}
