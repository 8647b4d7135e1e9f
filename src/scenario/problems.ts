import { closest, distance } from "fastest-levenshtein";
import {
  InvalidInput,
  type Problem,
  type ProblemArguments,
  type ProblemCode,
  type Severity,
} from "../foundation/problem.js";
import { withoutConsequences } from "./consequences.js";
import type { Place } from "./located-tree.js";

/** Notes a problem and lets the reader go on. */
export type Report = <Code extends ProblemCode>(
  code: Code,
  at: Place | undefined,
  details: ProblemArguments[Code],
  severity?: Severity,
) => void;

/** The problems of one scenario, in the order they were found, each once: a phase reads again what it does not change. */
export interface Collector {
  readonly report: Report;
  readonly problems: Problem[];
}

/** @param before what is known to begin with */
export function collector(before: readonly Problem[] = []): Collector {
  const problems = [...before];
  const known = new Set(before.map((problem) => JSON.stringify(problem)));
  const report: Report = (code, at, details, severity = "error") => {
    const problem: Problem = { code, severity, arguments: details, ...at };
    const text = JSON.stringify(problem);
    if (!known.has(text)) problems.push(problem);
    known.add(text);
  };
  return { report, problems };
}

/** Throws `InvalidInput` with everything found, sorted, if any of it is an error. */
export function throwErrors(problems: readonly Problem[], entryFile: string): void {
  if (!problems.some((problem) => problem.severity === "error")) return;
  throw new InvalidInput(sorted(withoutConsequences(problems), entryFile));
}

/** By position: the entry file first, other files by name; problems without a position last. */
export function sorted(problems: readonly Problem[], entryFile: string): Problem[] {
  const fileKey = (problem: Problem): string => {
    if (problem.position === undefined) return "2";
    return problem.position.file === entryFile ? "0" : `1${problem.position.file}`;
  };
  return [...problems].sort((a, b) => {
    const [fileA, fileB] = [fileKey(a), fileKey(b)];
    if (fileA !== fileB) return fileA < fileB ? -1 : 1;
    const [from, to] = [a.position, b.position];
    return (from?.line ?? 0) - (to?.line ?? 0) || (from?.column ?? 0) - (to?.column ?? 0);
  });
}

const LONGEST_NAME = 100;

/** Two words or more of a name, all of them of it, in its order: `as-is` for `as-it-is`. */
function isShortened(found: string, name: string): boolean {
  const [words, all] = [found, name].map((text) => text.split(/[-_ ]/u));
  let at = 0;
  for (const word of all) if (word === words[at]) at++;
  return words.length > 1 && all.length > words.length && at === words.length;
}

/** The allowed name that `found` most likely means: at most a third of its letters (and one more) differ, not all. */
export function nearest(found: string, allowed: readonly string[]): { nearest?: string } {
  if (found.length > LONGEST_NAME || allowed.length === 0) return {};
  const shortened = allowed.filter((name) => isShortened(found, name));
  if (shortened.length === 1) return { nearest: shortened[0] };
  const name = closest(found, allowed);
  const differing = distance(found, name);
  return differing < found.length && differing <= 1 + Math.floor(found.length / 3) ? { nearest: name } : {};
}
