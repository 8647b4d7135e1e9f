import type { DistributionSpec, QuantileScale } from "../distributions/spec.js";
import type { ProblemArguments } from "../foundation/problem.js";
import type { Domain } from "./assumption.js";
import { cleanText } from "./clean-text.js";
import { currencyMark } from "./currency-mark.js";
import { DOMAIN_SCALE, isInDomain } from "./domain.js";
import { LARGEST, MULTIPLES, TIME_UNITS_MONTHS, type Reading } from "./quantity.js";
import { readWrittenNumber, splitUnit, type NumberFault } from "./written-number.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "spread-not-above-one": { factor: number };
    "spread-needs-positive": { domain: string };
    "unit-on-one-end": { found: string; write: string };
    "currency-in-value": { found: string; mark: string };
  }
}

type FaultCode =
  | "outside-domain"
  | "interval-reversed"
  | "interval-touches-bound"
  | "spread-not-above-one"
  | "spread-needs-positive"
  | "unit-on-one-end"
  | "currency-in-value";

/** What is wrong with a value: a problem code with its arguments. */
type ValueFault = { [Code in FaultCode]: { code: Code; arguments: ProblemArguments[Code] } }[FaultCode] | NumberFault;

export type ParsedValue = { readonly spec: DistributionSpec } | { readonly fault: ValueFault };

/**
 * Reads one value as the book and scenario files write it:
 * - a number or a percentage is certain: `0.15`, `15%`, `18k`, `90 days`;
 * - `a to b`, or `a\u2013b` with a dash, is a 90 % interval, 5th to 95th percentile; a percent sign on either end and a unit of time
 *   on the second count for both: `15 to 31%`, `60 to 90 days`, unless the other end may be a plain number: `2 to 90 days`;
 * - median and factor joined by an asterisk and a slash, as in the book's effects, is log-normal with the 90 % interval
 *   median / factor to median x factor.
 *
 * An interval is normal on the domain's scale: logit for a probability, log for positive, non-negative and count, else plain.
 * Nothing is thrown: a value that cannot be read comes back as a fault.
 */
export function parseValue(text: string | number, domain: Domain, reading: Reading = {}): ParsedValue {
  if (typeof text === "number") return certain(text, String(text), domain);
  const clean = cleanText(text);
  if (clean === undefined) return notAValue(text, reading);
  const mark = currencyMark(clean);
  if (mark !== undefined) return { fault: { code: "currency-in-value", arguments: { found: clean, mark } } };
  const ends = intervalEnds(clean);
  if (ends !== undefined) return parseInterval(clean, ends, domain, reading);
  const spread = clean.split("*/");
  if (spread.length === 2) return parseSpread(clean, spread, domain, reading);
  const number = readWrittenNumber(clean, domain, reading);
  return "fault" in number ? number : certain(number.value, clean, domain);
}

function certain(value: number, found: string, domain: Domain): ParsedValue {
  if (!Number.isFinite(value)) return { fault: { code: "not-finite", arguments: { found } } };
  if (Math.abs(value) > LARGEST) return { fault: { code: "too-large", arguments: { found, limit: LARGEST } } };
  if (!isInDomain(value, domain)) return { fault: { code: "outside-domain", arguments: { found: value, domain } } };
  return { spec: { kind: "constant", value } };
}

/** The two ends around `to`, or around the one dash of a text. */
function intervalEnds(text: string): readonly [string, string] | undefined {
  const parts = text.split(/\sto\s/u);
  const ends = parts.length === 1 ? text.split(/[\u2012\u2013\u2014]/u) : parts;
  return ends.length === 2 ? [ends[0].trim(), ends[1].trim()] : undefined;
}

function parseInterval(text: string, ends: readonly [string, string], domain: Domain, reading: Reading): ParsedValue {
  const whole = withUnits(ends);
  if (typeof whole === "string")
    return { fault: { code: "unit-on-one-end", arguments: { found: text, write: whole } } };
  // Of a whole number the ends may be fractions, but are written without decimals all the same.
  const [low, high] = whole.map((end) => readWrittenNumber(end, domain, reading));
  if ("fault" in low) return namingWhole(low, text, reading);
  return "fault" in high ? namingWhole(high, text, reading) : interval(low.value, high.value, domain);
}

/** What is no value at all is shown whole. */
const namingWhole = (part: { readonly fault: NumberFault }, text: string, reading: Reading): ParsedValue =>
  part.fault.code === "not-a-value" ? notAValue(text, reading) : part;

/** Both ends with their unit where one end has it for both; where that is not clear, what to write instead. */
function withUnits(ends: readonly [string, string]): readonly [string, string] | string {
  const [low = "", high = ""] = ends.map((end) => splitUnit(end)?.unit);
  const [written] = [low, high].filter((end) => end !== "");
  if (low === high || (low !== "" && high !== "")) return ends;
  const unit = written.toLowerCase();
  const isTime = Object.hasOwn(TIME_UNITS_MONTHS, unit);
  const isClear = !mayStandAlone(ends, unit, low === "");
  if (unit === "%" && isClear) return [`${ends[0]}${high}`, `${ends[1]}${low}`];
  if (isTime && low === "" && isClear) return [`${ends[0]} ${unit}`, ends[1]];
  if (unit !== "%" && !isTime && !Object.hasOwn(MULTIPLES, unit)) return ends;
  const space = isTime ? " " : "";
  const both = ends.map((end, place) => ([low, high][place] === "" ? `${end}${space}${written}` : end));
  return both.join(" to ");
}

/**
 * Whether the end without a unit may be a plain number: the interval rises that way, too. `15 to 31%` does not (15 is 1500 %), nor
 * does `60 to 90 days`; `0.5 to 60%`, `40% to 0.6` and `2 to 90 days` do. Longer than a month no unit is left out by who means months.
 */
function mayStandAlone(ends: readonly [string, string], unit: string, isLow: boolean): boolean {
  const [low, high] = ends.map((end) => Number(splitUnit(end)?.digits.replaceAll("_", "")));
  const size = unit === "%" ? 0.01 : sizeInMonths(unit);
  if (size >= 1) return false;
  // Nought is nought in any unit, and less than -100 % there is nothing.
  return isLow ? low > -1 && low !== 0 && low < high * size : high > 0 && high <= 1 && low * size < high;
}

function sizeInMonths(unit: string): number {
  if (!Object.hasOwn(TIME_UNITS_MONTHS, unit)) return 1;
  const [numerator, denominator] = TIME_UNITS_MONTHS[unit];
  return numerator / denominator;
}

function parseSpread(text: string, parts: readonly string[], domain: Domain, reading: Reading): ParsedValue {
  const median = readWrittenNumber(parts[0].trim(), "real", reading);
  const factor = readWrittenNumber(parts[1].trim(), "real", { kind: "number" });
  if ("fault" in median) return namingWhole(median, text, reading);
  if ("fault" in factor) return namingWhole(factor, text, reading);
  return spread(median.value, factor.value, domain);
}

function spread(median: number, factor: number, domain: Domain): ParsedValue {
  if (DOMAIN_SCALE[domain] !== "log") return { fault: { code: "spread-needs-positive", arguments: { domain } } };
  if (factor <= 1) return { fault: { code: "spread-not-above-one", arguments: { factor } } };
  if (median <= 0) return { fault: { code: "outside-domain", arguments: { found: median, domain: "positive" } } };
  return interval(median / factor, median * factor, domain);
}

/** The 90 % interval: values at the 5th and the 95th percentile. */
function interval(low: number, high: number, domain: Domain): ParsedValue {
  if (low >= high) return { fault: { code: "interval-reversed", arguments: { low, high } } };
  const scale = DOMAIN_SCALE[domain];
  for (const end of [low, high]) {
    if (end < LEAST[scale] || end > MOST[scale])
      return { fault: { code: "outside-domain", arguments: { found: end, domain } } };
    if (end === LEAST[scale] || end === MOST[scale])
      return { fault: { code: "interval-touches-bound", arguments: { found: end, domain } } };
  }
  const points = [
    { probability: 0.05, value: low },
    { probability: 0.95, value: high },
  ];
  return { spec: { kind: "quantiles", scale, points } };
}

/** The open range on which each scale is defined. */
const LEAST: Readonly<Record<QuantileScale, number>> = { identity: -Infinity, log: 0, logit: 0 };
const MOST: Readonly<Record<QuantileScale, number>> = { identity: Infinity, log: Infinity, logit: 1 };

const notAValue = (found: string, { kind }: Reading): ParsedValue => ({
  fault: { code: "not-a-value", arguments: { found, ...(kind && { kind }) } },
});
