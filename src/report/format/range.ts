import type { ScenarioHeader } from "../result/scenario-header.js";
import { fixed, leadingPlace } from "./number.js";

/** What the unit of an assumption depends on in words. */
export interface RangeContext {
  readonly currency?: string | undefined;
  /** Figures alone, for a column; times keep their unit. */
  readonly isBrief?: boolean;
}

/** Of a scenario's result. */
export const rangeContext = ({ currency }: Pick<ScenarioHeader, "currency">): RangeContext => ({ currency });

/** How values of a unit are told. `money`: the currency stands before the words, where there is one. */
interface UnitWords {
  readonly kind: "percent" | "ratio" | "number" | "money";
  readonly after: string;
}

const percent = (after = ""): UnitWords => ({ kind: "percent", after });
const number = (after = ""): UnitWords => ({ kind: "number", after });
const money = (after: string): UnitWords => ({ kind: "money", after });

/** A time is none without its unit, however little room there is. */
const MONTHS = "months";

/** By unit of the book; where one is missing, as a plain number. */
const UNIT_WORDS: Readonly<Record<string, UnitWords>> = {
  "leads/month": number("leads a month"),
  "fraction/month": percent("a month"),
  multiplier: number("times an average month"),
  "leads/customer/month": number("leads per customer a month"),
  fraction: percent(),
  months: number(MONTHS),
  "currency/year": money("a year"),
  "coefficient of variation": number("times the mean"),
  "leads/rep/month": number("leads per rep a month"),
  "opportunities/rep": number("deals per rep"),
  "opportunities/rep/month": number("deals per rep a month"),
  customers: number("customers"),
  "currency/customer/year": money("a year"),
  "hazard/month": percent("a month"),
  "fraction of a customer's revenue": percent("of a customer's revenue"),
  "share of marketing's effort": percent("of marketing's effort"),
  "currency/head/month": money("a month"),
  "currency/manager/month": money("a month"),
  "currency/hire": money("per hire"),
  "currency/month": money("a month"),
  "fraction/year": percent("a year"),
  "leads/SDR/month": number("leads per SDR a month"),
  "opportunities/SDR/month": number("deals per SDR a month"),
  "ratio to the reps' response time": number("times the reps'"),
  "customers/head": number("customers per person"),
  "fraction of the hazard": percent("of the usual rate"),
  "currency/post": money("per post"),
  posts: number("posts"),
  "exponent of the mandate to drive revenue": percent(),
};

/** `50 % to 62 %`, `180 to 370 leads a month`, `0.70 to 0.98 times the usual`. */
export function rangeText(low: number, high: number, unit: string, context: RangeContext): string {
  const words = wordsOf(unit);
  const [from, to] = [low, high].map((value) => figureText(value, words));
  const only = from === to;
  return withUnit(only ? from : `${from} to ${to}`, words, context);
}

/** `57 %`, `0.98 times the usual`. */
export const valueText = (value: number, unit: string, context: RangeContext): string =>
  rangeText(value, value, unit, context);

/** As `valueText`, with the decimals of a grid of values, of which the last is ten to the power of `exponent`: no two look alike. */
export function gridText(value: number, exponent: number, unit: string, context: RangeContext): string {
  const words = wordsOf(unit);
  const isPercent = words.kind === "percent";
  const figure = fixed(isPercent ? 100 * value : value, Math.max(0, -exponent - (isPercent ? 2 : 0)));
  return withUnit(isPercent ? `${figure} %` : figure, words, context);
}

/** Effects multiply what a company without any structure effect has: the usual, whether or not today's structure is named. */
function wordsOf(unit: string): UnitWords {
  if (!unit.includes("ratio") || unit in UNIT_WORDS) return UNIT_WORDS[unit] ?? number();
  return { kind: "ratio", after: "times the usual" };
}

const withUnit = (figures: string, { kind, after }: UnitWords, { currency = "", isBrief }: RangeContext): string =>
  isBrief === true && after !== MONTHS
    ? figures
    : [figures, kind === "money" ? currency : "", after].filter((part) => part !== "").join(" ");

/** Two significant digits, and every digit before the point; of a ratio two decimals, since most lie near 1. */
function figureText(value: number, { kind }: UnitWords): string {
  if (kind === "ratio") return fixed(value, 2);
  if (kind !== "percent") return fixed(value, decimalsOf(value));
  return `${fixed(100 * value, decimalsOf(100 * value))} %`;
}

/** A value that computing has left a breath off a round one is that one. */
const decimalsOf = (value: number): number => {
  const clean = Number(value.toPrecision(12));
  return clean === 0 || !Number.isFinite(clean) ? 0 : Math.max(0, wholeDigits(clean));
};

const wholeDigits = (value: number): number => (Number.isInteger(value) ? 0 : 1 - leadingPlace(value));
