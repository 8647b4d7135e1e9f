import { plain } from "../format/number.js";
import { quoted, type Messages } from "./phrases.js";

/** What a value of a domain may be. */
const DOMAIN_WORDS: Readonly<Record<string, string>> = {
  probability: "a probability, 0 to 1 (0% to 100%)",
  positive: "above 0",
  "non-negative": "0 or more",
  real: "any finite number",
  count: "a whole number, 0 or more",
};

export const allowedIn = (domain: string): string => DOMAIN_WORDS[domain] ?? domain;

export const VALUE_MESSAGES = {
  "not-a-value": ({ found }) =>
    `Cannot read ${quoted(found)} as a value. Write a number (0.15), a percentage (15%), a 90 % interval (15% to 31%) or a ` +
    "median with a factor (2.80 */ 1.50).",
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
  "not-certain": ({ found }) => `Found ${found}; here the value must be certain: one number or percentage.`,
  "seasonality-months": ({ found }) =>
    `The list has ${found} values; seasonality takes twelve, one per calendar month from January.`,
  "focus-weights-sum": ({ sum }) =>
    `The focus weights sum to ${plain(sum)}; they are shares of marketing's effort and must sum to 1.`,
  "seasonality-normalised": ({ mean, factor }) =>
    `The seasonality has mean ${plain(mean)}; it says when leads come, not how many, so every month is multiplied by ${plain(factor)} to bring it to 1.`,
  "seasonality-not-scalable": ({ mean }) =>
    `The seasonality has mean ${plain(mean)} and must be brought to 1, but a beta distribution cannot be multiplied. Write an interval instead.`,
} satisfies Partial<Messages>;
