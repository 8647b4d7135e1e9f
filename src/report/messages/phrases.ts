import { plain } from "../format/number.js";
import type { ProblemArguments, ProblemCode } from "../../foundation/problem.js";

/** A sentence or two for each problem code: what was found, what is allowed, what to do next. */
export type Messages = { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };

export const quoted = (text: string): string => `"${text}"`;

export const list = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(", "));

/** For a name that is not among those allowed. */
export const oneOf = (what: string, found: string, allowed: readonly string[], nearest: string | undefined): string =>
  `There is no ${what} ${quoted(found)}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`;

/** A number of any size, the largest by their power of ten. */
export function magnitude(value: number): string {
  if (!Number.isFinite(value)) return "more than 1e308";
  return value < 1e9 ? plain(value) : value.toExponential(1).replace(/(?:\.0)?e\+/u, "e");
}

export const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
