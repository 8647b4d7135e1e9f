import type { ProblemArguments, ProblemCode } from "../../foundation/problem.js";

/** A sentence or two for each problem code: what was found, what is allowed, what to do next. */
export type Messages = { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };

export const quoted = (text: string): string => `"${text}"`;

export const list = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(", "));

/** For a name that is not among those allowed. */
export const oneOf = (what: string, found: string, allowed: readonly string[], nearest: string | undefined): string =>
  `There is no ${what} ${quoted(found)}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`;

export const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
