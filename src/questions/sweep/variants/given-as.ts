import type { Problem } from "../../../foundation/problem.js";
import { shorten } from "../../../foundation/shorten.js";
import { splitAssignment } from "../../../scenario/overlays.js";
import { assignments, type Setting } from "./setting.js";

/** Where the values of a key were given: with an option, as typed, or in the lines of a table of cases. */
export type GivenAs =
  | { readonly option: "-P" | "-L"; readonly typed: string }
  | { readonly file: string; readonly lines: readonly string[] };

/** By key. */
export type GivenKeys = ReadonlyMap<string, GivenAs>;

interface GivenValuesOfKeys {
  readonly scans: readonly string[];
  readonly lists: readonly string[];
  readonly headings?: readonly string[] | undefined;
  readonly cases?: { readonly file: string; readonly text: string } | undefined;
}

/** Of the arguments of `-P` and `-L`, and the headings of a table of cases with its text. */
export function givenKeys({
  scans,
  lists,
  headings = [],
  cases = { file: "", text: "" },
}: GivenValuesOfKeys): GivenKeys {
  const ofOption = (option: "-P" | "-L") => (typed: string) => {
    const key = splitAssignment(typed)?.key;
    return key === undefined ? [] : [[key, { option, typed }] as const];
  };
  const lines = cases.text.split(/\r\n|\n|\r/u);
  return new Map<string, GivenAs>([
    ...headings.map((key) => [key, { file: cases.file, lines }] as const),
    ...scans.flatMap(ofOption("-P")),
    ...lists.flatMap(ofOption("-L")),
  ]);
}

/** A what-if is laid over its scenario as with `--set`; what is wrong with it stands where it was given. */
export function whereGiven(
  problem: Problem,
  settings: readonly Setting[],
  structures: readonly string[],
  given: GivenKeys,
): Problem {
  const { position, line, keyPath } = problem;
  if (position?.file !== "--set" || line === undefined) return problem;
  for (const setting of settings) {
    const all = assignments(setting, structures);
    const which = all.findIndex((text) => shorten(text) === line);
    const as = given.get(setting.key);
    if (which < 0 || as === undefined) continue;
    const laid = all[which];
    // Places before the value are those of the key.
    const inValue = position.column - (laid.length - setting.value.length);
    // Of all structures at once, it is told of all.
    const path = all.length > 1 ? keyPath?.replace(`structures.${structures[which]}.`, "structures.*.") : keyPath;
    return { ...problem, ...(path !== undefined && { keyPath: path }), ...placed(as, setting, inValue) };
  }
  return problem;
}

function placed(as: GivenAs, { key, value, line }: Setting, inValue: number): Pick<Problem, "position" | "line"> {
  if ("option" in as) {
    const column = inValue < 1 ? 1 : valuePlace(as.typed, value, as.typed.indexOf("=", key.length) + 1) + inValue;
    return { position: { file: as.option, line: 1, column }, line: as.typed };
  }
  const text = as.lines[(line ?? 1) - 1] ?? "";
  return { position: { file: as.file, line: line ?? 1, column: valuePlace(text, value, 0) + 1 }, line: shorten(text) };
}

/** Where a value stands by itself in a list from a place on; that place where it does not, as one of many steps. */
function valuePlace(text: string, value: string, from: number): number {
  for (let at = text.indexOf(value, from); at >= 0; at = text.indexOf(value, at + 1)) {
    const isWhole =
      /[=,;:\s"]$/u.test(` ${text.slice(0, at)}`) && /^(?:$|[,;:\s"])/u.test(text.slice(at + value.length));
    if (isWhole) return at;
  }
  return from;
}
