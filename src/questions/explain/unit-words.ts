import { MULTIPLES, TIME_UNITS_MONTHS } from "../../assumptions/quantity.js";
import { count } from "../../report/format/number.js";
import type { AssumptionRow } from "./record.js";

/** What an effect multiplies, by the kind of ratio that it is. */
const OF_RATIOS: Readonly<Record<string, string>> = {
  "rate ratio": "times the rate",
  "odds ratio": "times the odds",
  "time ratio": "times the time",
  "hazard ratio": "times the rate",
  "weight ratio": "times the weight",
};

/**
 * A unit of the book behind a value as written, in words: nothing for shares, `leads a month`, of effects `times the odds`; amounts in what the
 * scenario says they are in, `EUR a year`, and in `currency` where it does not.
 */
export function unitWords(unit: string, currency = "currency"): string {
  if (unit === "fraction" || unit === "multiplier") return "";
  if (Object.hasOwn(OF_RATIOS, unit)) return OF_RATIOS[unit];
  const [what, ...per] = unit.split("/");
  const name = what === "currency" ? currency : what;
  return [...(BARE.includes(what) ? [] : [name]), ...per.map(each)].join(" ");
}

/** `a month`, `an SDR`. */
const each = (one: string): string => `${/^(?:[aeio]|SDR\b)/u.test(one) ? "an" : "a"} ${one}`;

/** What the value itself says. */
const BARE = ["fraction", "hazard"];

/** A duration in a unit of its own: `60 to 90 days`. */
function hasTimeUnit(value: string): boolean {
  const [word] = /\p{L}+$/u.exec(value) ?? [""];
  return Object.hasOwn(TIME_UNITS_MONTHS, word.toLowerCase());
}

/** A value may be written with its unit. */
export function valueWithUnit({ value, unit }: Pick<AssumptionRow, "value" | "unit">, currency?: string): string {
  const words = unitWords(unit, currency);
  const brief = withoutNoise(value);
  return brief.endsWith(words) || hasTimeUnit(brief) ? brief : `${brief} ${words}`;
}

/** Digits that nobody writes: what a program has worked out. */
const NOISE = /\d+\.\d{10,}(?:e[-+]?\d+)?/giu;
const DIGITS = 6;

/**
 * A value as it is written, but for numbers with more digits than anybody reads, `0.00003` of `0.000029999999999999997`, and for what is
 * written in short: `7187000` of `7.187M`, so that who meant something else sees it.
 */
export function withoutNoise(value: string): string {
  const brief = value.replace(NOISE, (number) => String(Number(Number(number).toPrecision(DIGITS))));
  return IN_SHORT.test(brief)
    ? brief.replace(SHORT, (_, ...parts: string[]) => inFull(parts[0], parts[1], parts[2]))
    : brief;
}

/** One number or an interval, some of it with thousands, millions or powers of ten in short. */
const SHORT = /(\d[\d.]*)(?:e([+-]?\d+))?(?:\s*(k|m|bn?|g))?(?![\d.])/giu;
const IN_SHORT = new RegExp(`^[+-]?${SHORT.source}(?:\\s+to\\s+[+-]?${SHORT.source})?$`, "iu");

/** In digits alone; what is written in digits stays as it is. */
function inFull(digits: string, power: string | undefined, multiple: string | undefined): string {
  if (power === undefined && multiple === undefined) return digits;
  const exponent = Number(power ?? 0) + (multiple === undefined ? 0 : MULTIPLES[multiple.toLowerCase()]);
  return String(Number(`${digits}e${exponent}`));
}

/** `13,000 to 17,300` of `13000 to 17300`. */
export const grouped = (value: string): string =>
  value.replace(/(?<![\d.])\d{4,}(?![\d.])/gu, (digits) => count(Number(digits)));
