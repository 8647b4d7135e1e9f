import { isScalar, Scalar, type Pair } from "yaml";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "comma-in-braces": { found: string; write: string };
  }
}

/** A number with a comma of its own, which between braces ends the value. */
interface CutNumber {
  /** As its writer meant it: `4,5`. */
  readonly found: string;
  /** The same without the comma: a point, or nothing where it parts groups of three. */
  readonly write: string;
  /** Pairs after the first that are nothing but the rest of it. */
  readonly rest: number;
}

/**
 * `{ headcount: 4,5 }` is to YAML the number 4 and a key `5` without a value: known by the comma that has no space around it.
 * @param place of the pair, among those of its mapping
 */
export function numberCutByComma(pairs: readonly Pair[], place: number): CutNumber | undefined {
  const first = plainOf(pairs[place].value);
  if (first === undefined || !/\d$/u.test(first.text)) return undefined;
  let { text: found, end } = first;
  let rest = 0;
  for (const { key, value } of pairs.slice(place + 1, place + 1 + MOST_PARTS)) {
    const part = plainOf(key);
    if (part === undefined || value !== null || part.start !== end + 1 || !/^\d/u.test(part.text)) break;
    found += `,${part.text}`;
    end = part.end;
    rest += 1;
    if (!/\d$/u.test(part.text)) break;
  }
  if (rest === 0) return undefined;
  return { found, write: found.replace(GROUPED, (number) => number.replaceAll(",", "")).replaceAll(",", "."), rest };
}

/** Commas that a range of large numbers has. */
const MOST_PARTS = 12;

/** `15,000`, `1,200,000`; not `0,125`. */
const GROUPED = /(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/gu;

function plainOf(node: unknown): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  if (!isScalar(node) || node.type !== Scalar.PLAIN || node.source === undefined || !node.range) return undefined;
  return { text: node.source, start: node.range[0], end: node.range[1] };
}
