import type { ProblemArguments } from "../foundation/problem.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "given-twice": { what: string; values: readonly string[] };
  }
}

/** What was given several values of which the last counts; the same value again is no matter. */
export function givenTwice(
  given: readonly (readonly [what: string, value: string])[],
): ProblemArguments["given-twice"][] {
  const values = new Map<string, string[]>();
  for (const [what, value] of given) values.set(what, [...(values.get(what) ?? []), value]);
  return [...values].filter(([, own]) => new Set(own).size > 1).map(([what, own]) => ({ what, values: own }));
}
