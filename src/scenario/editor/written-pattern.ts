import { MULTIPLES, TIME_UNITS_MONTHS, type QuantityKind } from "../../assumptions/quantity.js";

/** What may stand behind the digits of a quantity of each kind. */
const UNITS: Readonly<Record<QuantityKind, readonly string[]>> = {
  share: ["%"],
  amount: Object.keys(MULTIPLES),
  count: Object.keys(MULTIPLES),
  duration: Object.keys(TIME_UNITS_MONTHS),
  number: [],
  ratio: [],
};

/** Where a value is to be one number, or may be an interval, too. */
type Extent = "one" | "interval";

/** A pattern (ECMA 262) of texts that may be of this kind: what has another unit, or is an interval in place of a number, does not match. */
export function writtenPattern(kind: QuantityKind, extent: Extent): string {
  const words = [...UNITS[kind], "e", ...(extent === "interval" ? ["to"] : [])];
  const [signs, letters] = [words.filter((word) => word === "%"), words.filter((word) => word !== "%")];
  const word = `(?<![A-Za-z])(?:${letters.map(inAnyCase).join("|")})(?![A-Za-z])`;
  return `^(?:${["[^A-Za-z%]", word, ...signs].join("|")})+$`;
}

const inAnyCase = (word: string): string => word.replace(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
