import { enumerated } from "../../foundation/enumerated.js";
import { plain } from "../format/number.js";
import { magnitude, quoted, type Messages } from "./phrases.js";

/** What a value of a domain may be. */
const DOMAIN_WORDS: Readonly<Record<string, string>> = {
  probability: "a probability, 0 to 1 (0% to 100%)",
  positive: "above 0",
  "non-negative": "0 or more",
  real: "any finite number",
  count: "a whole number, 0 or more",
};

export const allowedIn = (domain: string): string => DOMAIN_WORDS[domain] ?? domain;

/** What to do where numbers from `lowest` to `highest` are no probabilities but may be percents; undefined where they are none. */
export const percentsWritten = (domain: string, lowest: number, highest: number): string | undefined =>
  domain === "probability" && lowest > 1 && highest <= 100
    ? `If these are percents, write them with their sign: ${plain(lowest)}%.`
    : undefined;

/** What each kind of quantity is called, and how it is written. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  share: "a share",
  amount: "an amount of money",
  count: "a number of things",
  duration: "a duration in months",
  number: "a number",
  ratio: "a ratio",
};
const KIND_EXAMPLES: Readonly<Record<string, string>> = {
  share: "a percentage (15%), a number (0.15) or a 90 % interval (15% to 31%)",
  amount: "an amount (50000, 50k, 1.2M) or a 90 % interval (18k to 22k)",
  count: "a number (180, 10k) or a 90 % interval (180 to 370)",
  duration: "months (6), a duration (90 days, 6 months, 2 years) or a 90 % interval (60 to 90 days)",
  ratio: "1.2 for 20 % more, 0.8 for 20 % less, or a 90 % interval (1.1 to 1.4)",
  number: "a number (0.3) or a 90 % interval (0.1 to 0.5)",
};

/** The most that are told of keys that are none. */
const MOST_KEYS = 4;

/** All digits, without the noise of binary fractions. */
export const digits = (value: number): string => String(Number(value.toPrecision(12)));

export const VALUE_MESSAGES = {
  "not-a-value": ({ found, kind = "" }) =>
    `Cannot read ${quoted(found)} as ${KIND_WORDS[kind] ?? "a value"}. Write ${KIND_EXAMPLES[kind] ?? "a number (0.15), a percentage (15%), a 90 % interval (15% to 31%) or a median with a factor (2.80 */ 1.50)"}.`,
  "too-large": ({ found, limit }) =>
    `${quoted(found)} is beyond ${magnitude(limit)}, where numbers can no longer be told apart to the unit. Write a smaller one.`,
  "percent-of-what": ({ found, kind }) =>
    `${quoted(found)}: percent of what? This is ${KIND_WORDS[kind] ?? "a number"}, not a share. Write ${KIND_EXAMPLES[kind] ?? "a number"}.`,
  "thousands-or-decimals": ({ found, decimal, thousands, mark, unit = "" }) => {
    const withUnit = (number: string): string => `${number}${unit.length > 1 || unit === "%" ? " " : ""}${unit}`;
    const [one, other] = [digits(decimal), digits(thousands)].map(withUnit);
    return (
      `${quoted(found)} is ${one} with a decimal ${mark} and ${other} with a thousands separator, and which is meant cannot be told. ` +
      `Write ${withUnit(digits(decimal).replace(/\.\d{3}$/u, "$&0"))} or ${other}.`
    );
  },
  "decimal-comma": ({ found, write }) =>
    `${quoted(found)} has a decimal comma; the decimal mark is a point. Write ${write}.`,
  "thousands-points": ({ found, write }) =>
    `${quoted(found)} separates thousands by points; a point is the decimal mark. Write ${write}.`,
  "plus-sign": ({ found, write }) =>
    `${quoted(found)} looks like so much more than before, and would be the value itself. If it is, write ${write}; else write what it comes to.`,
  "unit-on-one-end": ({ found, write }) =>
    `${quoted(found)} has a unit on one end alone. If it is meant for both, write ${write}; else write both ends in full.`,
  "not-whole-months": ({ found, months }) =>
    `${quoted(found)} is ${plain(months)} months; only whole months can be simulated. Write a whole number of them.`,
  "list-for-value": ({ found }) =>
    `Found a list of ${found}, expected one value. What changes by month is written under \`phases:\`, one entry for each change, such as ` +
    "{ after: 3, assumptions: { money.programme_spend: 40000 } }; a choice of several values is { distribution: discrete, values: [...] }.",
  "mapping-for-value": ({ keys }) =>
    `No value is written with ${enumerated(keys.slice(0, MOST_KEYS).map(quoted))}. Write one value, a 90 % interval (low to high), ` +
    "quantiles ({ p5: ..., p95: ... }), or { distribution: normal, ... } with its parameters.",
  "currency-in-value": ({ found, mark }) =>
    `${quoted(found)} has a currency, ${quoted(mark)}. Write the number without the currency sign; what amounts are in is said once, under currency.`,
  "headcount-with-sign": ({ found }) =>
    `${quoted(found)} looks like a change. A headcount is the number of posts after the change: write it in full, without a sign.`,
  "not-finite": ({ found }) =>
    `${quoted(found)} is not a finite number. Write a number that is neither infinite nor NaN.`,
  "outside-domain": ({ found, domain }) => `The value ${found} is not allowed: it must be ${allowedIn(domain)}.`,
  "interval-reversed": ({ low, high }) =>
    `The interval ${low} to ${high} does not rise. Write the lower end first; for a certain value write one number.`,
  "interval-touches-bound": ({ found, domain }) =>
    `An end of the interval, ${found}, lies on the edge of what is allowed (${allowedIn(domain)}), where a 90 % interval cannot end. ` +
    "Move it inside.",
  "spread-not-above-one": ({ factor }) => `The factor after */ is ${factor}; it must be above 1.`,
  "spread-needs-positive": ({ domain }) =>
    `A median with a factor (*/) needs a value that is above 0 and unbounded; this one must be ${allowedIn(domain)}. ` +
    "Write an interval instead: low to high.",
  "not-certain": ({ found }) => `Found ${found}; here the value must be certain: one number.`,
  "seasonality-months": ({ found }) =>
    `The list has ${found} values; seasonality takes twelve, one per calendar month from January.`,
  "focus-weights-sum": ({ sum }) =>
    `The focus weights sum to ${plain(sum)}; they are shares of marketing's effort and must sum to 1.`,
  "seasonality-normalised": ({ mean, factor }) =>
    `The seasonality has mean ${plain(mean)}; it says when leads come, not how many, so every month is multiplied by ${plain(factor)} to bring it to 1.`,
  "seasonality-not-scalable": ({ mean }) =>
    `The seasonality has mean ${plain(mean)} and must be brought to 1, but a beta distribution cannot be multiplied. Write an interval instead.`,
} satisfies Partial<Messages>;
