import { MULTIPLES } from "../../../assumptions/quantity.js";
import { splitUnit } from "../../../assumptions/written-number.js";

/** A decimal number, exact: `digits` x 10 ^ -`places`, with what is written behind it. */
export interface WrittenDecimal {
  readonly digits: bigint;
  /** Decimal places, >= 0. */
  readonly places: number;
  /** `%`, `k`, `days` or nothing. */
  readonly unit: string;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/iu;

/** `1.5k`, `12 %`, `1e4`; undefined for anything else, digits grouped by commas among it. */
export function readDecimal(text: string): WrittenDecimal | undefined {
  const written = splitUnit(text.replace(/^[\u2212\u2013](?=\d)/u, "-"));
  const match = written && DECIMAL.exec(written.digits.replaceAll("_", ""));
  if (written === undefined || match === null || match === undefined) return undefined;
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  const places = fraction.length - Number(exponent);
  const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
  const { unit } = written;
  return places >= 0 ? { digits, places, unit } : { digits: digits * 10n ** BigInt(-places), places: 0, unit };
}

/** As it would be typed: `0.3`, `12%`, `60 days`. No zeros at the end of decimals. */
export function decimalText({ digits, places, unit }: WrittenDecimal): string {
  const sign = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  const fraction = text.slice(text.length - places).replace(/0+$/u, "");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}${unit.length > 1 ? " " : ""}${unit}`;
}

/** Its size, in its unit. */
export const decimalSize = ({ digits, places }: WrittenDecimal): number => Number(`${digits}e-${places}`);

/** With so many decimal places, at least as many as it has. */
const scaledTo = ({ digits, places }: WrittenDecimal, to: number): bigint => digits * 10n ** BigInt(to - places);

/** The same numbers in one unit: k, M and G multiply. Undefined where their units are not of one kind. */
export function inOneUnit(numbers: readonly WrittenDecimal[]): readonly WrittenDecimal[] | undefined {
  const [first] = numbers;
  const sameAsFirst = ({ unit }: WrittenDecimal): boolean => unit.toLowerCase() === first.unit.toLowerCase();
  if (numbers.every(sameAsFirst)) return numbers;
  if (!numbers.every(({ unit }) => unit === "" || Object.hasOwn(MULTIPLES, unit.toLowerCase()))) return undefined;
  return numbers.map(({ digits, places, unit }) => {
    const left = places - (unit === "" ? 0 : MULTIPLES[unit.toLowerCase()]);
    return left >= 0
      ? { digits, places: left, unit: "" }
      : { digits: digits * 10n ** BigInt(-left), places: 0, unit: "" };
  });
}

/** The numbers `from`, `from + step`, ... up to and with `to`, exactly; all three in one unit. */
export interface DecimalRange {
  readonly count: number;
  /** Whether the last of them is `to`. */
  readonly reachesEnd: boolean;
  readonly at: (place: number) => WrittenDecimal;
}

/** Undefined where `step` is 0 or leads away from `to`. */
export function decimalRange(from: WrittenDecimal, to: WrittenDecimal, step: WrittenDecimal): DecimalRange | undefined {
  const places = Math.max(from.places, to.places, step.places);
  const [first, last, by] = [from, to, step].map((number) => scaledTo(number, places));
  if (by === 0n || (last - first) * by < 0n) return undefined;
  const steps = (last - first) / by;
  return {
    count: Number(steps) + 1,
    reachesEnd: first + steps * by === last,
    at: (place) => ({ digits: first + BigInt(place) * by, places, unit: from.unit }),
  };
}
