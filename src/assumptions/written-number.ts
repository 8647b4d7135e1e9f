import type { Domain } from "./assumption.js";
import { isInDomain } from "./domain.js";
import { isPlausible, LARGEST, MULTIPLES, TIME_UNITS_MONTHS, type QuantityKind, type Reading } from "./quantity.js";
import type { ProblemArguments } from "../foundation/problem.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-a-value": { found: string; kind?: string };
    "too-large": { found: string; limit: number };
    "percent-of-what": { found: string; kind: string };
    // A point or comma before three digits: both readings.
    /** Both readings, in the unit that is written. */
    "thousands-or-decimals": {
      found: string;
      decimal: number;
      thousands: number;
      mark: "point" | "comma";
      unit?: string;
    };
    "decimal-comma": { found: string; write: string };
    "thousands-points": { found: string; write: string };
    /** On what is never below zero. */
    "plus-sign": { found: string; write: string };
  }
}

type NumberFaultCode =
  | "not-a-value"
  | "not-finite"
  | "too-large"
  | "percent-of-what"
  | "thousands-or-decimals"
  | "decimal-comma"
  | "thousands-points"
  | "plus-sign";

/** Why a text is no number: a problem code with its arguments. */
export type NumberFault = {
  [Code in NumberFaultCode]: { code: Code; arguments: ProblemArguments[Code] };
}[NumberFaultCode];

export type ReadQuantity = { readonly value: number } | { readonly fault: NumberFault };

/** Digits with their marks, and what is written behind them, in its own case: `%`, `k`, `M`, `days`. */
export interface WrittenNumber {
  readonly digits: string;
  readonly unit: string;
}

/** Spaces that group digits, as word processors and spreadsheets write them, the plain one among them. */
const SPACE = " \u00A0\u2007\u2009\u202F";
const WRITTEN = new RegExp(`^([+-]?[\\d.,_'\u2019${SPACE}]*[\\d.](?:e[+-]?\\d+)?)\\s*(%|[a-z]*)$`, "iu");

/** The parts of a text that may be a number; undefined if it cannot be one. */
export function splitUnit(text: string): WrittenNumber | undefined {
  const match = WRITTEN.exec(text.trim());
  return match === null ? undefined : { digits: match[1], unit: match[2] };
}

/**
 * One number as people write it. A point is the decimal point. Digits may be grouped by threes with `_`, an apostrophe, a space
 * or commas; where a mark before three digits could be the other one, both readings are weighed by what is plausible.
 */
export function readWrittenNumber(text: string, domain: Domain, reading: Reading): ReadQuantity {
  const written = splitUnit(text);
  if (written === undefined) return notANumber(text, reading);
  const scale = scaleOf(written.unit.toLowerCase(), reading.kind);
  if (scale === "percent") return fault("percent-of-what", { found: text, kind: reading.kind ?? "number" });
  if (written.digits.startsWith("+") && domain !== "real")
    return fault("plus-sign", { found: text, write: text.replace("+", "") });
  const digits = digitsOf(written.digits);
  if (scale === undefined || digits === undefined) return notANumber(text, reading);
  if ("fault" in digits) {
    const write = `${digits.write}${written.unit.length > 1 ? " " : ""}${written.unit}`;
    return fault(digits.fault, { found: text, write });
  }
  const { decimal, thousands, mark } = digits;
  return settled(
    text,
    {
      ...(decimal !== undefined && { decimal: scaled(decimal, scale) }),
      ...(thousands !== undefined && { thousands: scaled(thousands, scale) }),
      ...(mark && decimal !== undefined && thousands !== undefined && { written: { decimal, thousands, mark } }),
      unit: written.unit,
    },
    domain,
    reading,
  );
}

interface Scale {
  readonly powerOfTen: number;
  readonly factor: readonly [numerator: number, denominator: number];
}

const ONE = [1, 1] as const;

/** What a unit multiplies by; undefined if the kind has no such unit. */
function scaleOf(unit: string, kind: QuantityKind | undefined): Scale | "percent" | undefined {
  if (unit === "") return { powerOfTen: 0, factor: ONE };
  if (unit === "%") return kind === undefined || kind === "share" ? { powerOfTen: -2, factor: ONE } : "percent";
  if (Object.hasOwn(MULTIPLES, unit)) {
    const hasMultiples = kind === undefined || kind === "amount" || kind === "count";
    return hasMultiples ? { powerOfTen: MULTIPLES[unit], factor: ONE } : undefined;
  }
  const isTime = kind === "duration" && Object.hasOwn(TIME_UNITS_MONTHS, unit);
  return isTime ? { powerOfTen: 0, factor: TIME_UNITS_MONTHS[unit] } : undefined;
}

/** A percentage or multiple is read as one decimal number: `1.1%` is exactly 0.011. */
function scaled(digits: string, { powerOfTen, factor }: Scale): number {
  const [mantissa, exponent = "0"] = digits.toLowerCase().split("e");
  return (Number(`${mantissa}e${Number(exponent) + powerOfTen}`) * factor[0]) / factor[1];
}

/** A plain decimal for one or both readings of the marks, or what is wrong with them. */
type Digits =
  | { readonly decimal?: string; readonly thousands?: string; readonly mark?: "point" | "comma" }
  | { readonly fault: "decimal-comma" | "thousands-points"; readonly write: string };

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const POINT_BEFORE_THREE = /^[+-]?[1-9]\d{0,2}\.\d{3}$/u;
const COMMA_BEFORE_THREE = /^[+-]?[1-9]\d{0,2},\d{3}$/u;
const COMMA_GROUPS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/u;
const OTHER_GROUPS = new RegExp(`^[+-]?[1-9]\\d{0,2}([_'\u2019${SPACE}])\\d{3}(?:\\1\\d{3})*(?:\\.\\d*)?$`, "u");
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/u;
const POINT_GROUPS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/u;

function digitsOf(text: string): Digits | undefined {
  if (POINT_BEFORE_THREE.test(text)) return { decimal: text, thousands: text.replace(".", ""), mark: "point" };
  if (PLAIN.test(text)) return { decimal: text };
  if (COMMA_BEFORE_THREE.test(text)) {
    return { decimal: text.replace(",", "."), thousands: text.replace(",", ""), mark: "comma" };
  }
  if (COMMA_GROUPS.test(text)) return { thousands: text.replaceAll(",", "") };
  if (OTHER_GROUPS.test(text)) return { thousands: text.replace(/[^\d.+-]/gu, "") };
  if (DECIMAL_COMMA.test(text))
    return { fault: "decimal-comma", write: text.replace(/^([+-]?),/u, "$10.").replace(",", ".") };
  if (POINT_GROUPS.test(text)) {
    return { fault: "thousands-points", write: text.replaceAll(".", "").replace(",", ".") };
  }
  return undefined;
}

interface Candidates {
  readonly decimal?: number;
  readonly thousands?: number;
  /** As it is written, without its unit. */
  readonly written?: { readonly decimal: string; readonly thousands: string; readonly mark: "point" | "comma" };
  readonly unit: string;
}

/** The reading that is meant, or a fault where that cannot be told. */
function settled(found: string, given: Candidates, domain: Domain, reading: Reading): ReadQuantity {
  const { decimal, thousands, written, unit } = given;
  if (decimal === undefined || thousands === undefined || written === undefined)
    return bounded(decimal ?? thousands ?? NaN, found);
  const { mark } = written;
  const both = twoReadings(found, written, unit);
  const isMeant = (value: number): boolean =>
    isInDomain(value, domain) && (reading.plausible === undefined || isPlausible(value, reading.plausible));
  // Nobody writes the decimals of a whole number.
  if (domain === "count") return mark === "comma" ? bounded(thousands, found) : both;
  if (reading.thousandsConceivable === true) return both;
  const isThousands = reading.plausible !== undefined && isMeant(thousands);
  if (mark === "comma") return isThousands && !isMeant(decimal) ? bounded(thousands, found) : both;
  return isThousands && (!isMeant(decimal) || looksGrouped(found)) ? both : bounded(decimal, found);
}

function twoReadings(
  found: string,
  { decimal, thousands, mark }: NonNullable<Candidates["written"]>,
  unit: string,
): ReadQuantity {
  const readings = { decimal: Number(decimal), thousands: Number(thousands) };
  return fault("thousands-or-decimals", { found, ...readings, mark, ...(unit !== "" && { unit }) });
}

/** Who means a decimal writes 12.5, not 12.500. */
const looksGrouped = (found: string): boolean => /\.\d\d0(?!\d)/u.test(found);

function bounded(value: number, found: string): ReadQuantity {
  if (!Number.isFinite(value)) return fault("not-finite", { found });
  return Math.abs(value) > LARGEST ? fault("too-large", { found, limit: LARGEST }) : { value };
}

const notANumber = (found: string, { kind }: Reading): ReadQuantity =>
  fault("not-a-value", { found, ...(kind && { kind }) });

function fault<Code extends NumberFaultCode>(code: Code, details: ProblemArguments[Code]): ReadQuantity {
  // The compiler cannot follow that code and arguments belong together.
  return { fault: { code, arguments: details } as NumberFault };
}
