import type { DistributionSpec, QuantileScale } from "../distributions/spec.js";
import type { ProblemArguments } from "../foundation/problem.js";
import type { Domain } from "./assumption.js";
import { DOMAIN_SCALE, isInDomain } from "./domain.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-a-value": { found: string };
    "spread-not-above-one": { factor: number };
    "spread-needs-positive": { domain: string };
  }
}

type FaultCode =
  | "not-a-value"
  | "not-finite"
  | "outside-domain"
  | "interval-reversed"
  | "interval-touches-bound"
  | "spread-not-above-one"
  | "spread-needs-positive";

/** What is wrong with a value: a problem code with its arguments. */
type ValueFault = { [Code in FaultCode]: { code: Code; arguments: ProblemArguments[Code] } }[FaultCode];

export type ParsedValue = { readonly spec: DistributionSpec } | { readonly fault: ValueFault };

/**
 * Reads one value as the book and scenario files write it:
 * - a number or a percentage is certain: `0.15`, `15%`;
 * - `a to b` is a 90 % interval, 5th to 95th percentile; a percent sign on either end counts for both: `15 to 31%`;
 * - median and factor joined by an asterisk and a slash, as in the book's effects, is log-normal with the 90 % interval
 *   median / factor to median x factor.
 *
 * An interval is normal on the domain's scale: logit for a probability, log for positive, non-negative and count, else plain.
 * Nothing is thrown: a value that cannot be read comes back as a fault.
 */
export function parseValue(text: string | number, domain: Domain): ParsedValue {
  if (typeof text === "number") return certain(text, String(text), domain);
  const ends = text.split(" to ");
  if (ends.length === 2) return parseInterval(text, ends, domain);
  const spread = text.split("*/");
  if (spread.length === 2) return parseSpread(text, spread, domain);
  const value = parseAmount(text);
  return value === undefined ? notAValue(text) : certain(value, text, domain);
}

function certain(value: number, found: string, domain: Domain): ParsedValue {
  if (!Number.isFinite(value)) return { fault: { code: "not-finite", arguments: { found } } };
  if (!isInDomain(value, domain)) return { fault: { code: "outside-domain", arguments: { found: value, domain } } };
  return { spec: { kind: "constant", value } };
}

function parseInterval(text: string, ends: readonly string[], domain: Domain): ParsedValue {
  const percent = ends.some((end) => end.trimEnd().endsWith("%"));
  const [low, high] = ends.map((end) => parseAmount(percent ? `${end.trim().replace(/ ?%$/, "")}%` : end));
  return low === undefined || high === undefined ? notAValue(text) : interval(text, low, high, domain);
}

function parseSpread(text: string, parts: readonly string[], domain: Domain): ParsedValue {
  const [median, factor] = parts.map(parseAmount);
  if (median === undefined || factor === undefined) return notAValue(text);
  if (DOMAIN_SCALE[domain] !== "log") return { fault: { code: "spread-needs-positive", arguments: { domain } } };
  if (factor <= 1) return { fault: { code: "spread-not-above-one", arguments: { factor } } };
  if (median <= 0) return { fault: { code: "outside-domain", arguments: { found: median, domain: "positive" } } };
  return interval(text, median / factor, median * factor, domain);
}

/** The 90 % interval: values at the 5th and the 95th percentile. */
function interval(text: string, low: number, high: number, domain: Domain): ParsedValue {
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { fault: { code: "not-finite", arguments: { found: text } } };
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

const AMOUNT = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:e([+-]?\d+))?( ?%)?$/i;

/** A decimal number or percentage. A percentage is read as one decimal number: `1.1%` is exactly 0.011. */
function parseAmount(text: string): number | undefined {
  const match = AMOUNT.exec(text.trim());
  if (match === null) return undefined;
  const [, mantissa, exponent = "0", percent = ""] = match;
  return Number(`${mantissa}e${Number(exponent) - (percent === "" ? 0 : 2)}`);
}

const notAValue = (found: string): ParsedValue => ({ fault: { code: "not-a-value", arguments: { found } } });
