import { plain } from "../format/number.js";
import { allowedIn, percentsWritten } from "./values.js";
import { list, oneOf, quoted, type Messages } from "./phrases.js";

/** An end of a range, which may have none. */
const end = (value: number): string => {
  if (Number.isFinite(value)) return plain(value);
  return value < 0 ? "minus infinity" : "infinity";
};

/** Named distributions and correlations. */
export const DISTRIBUTION_MESSAGES = {
  "unknown-distribution": ({ found, allowed, nearest }) => oneOf("distribution", found, allowed, nearest),
  "support-outside-domain": ({ distribution, domain, lowest, highest, families }) =>
    `The ${distribution} distribution reaches from ${end(lowest)} to ${end(highest)}, but the value must be ${allowedIn(domain)}. ` +
    (percentsWritten(domain, lowest, highest) ?? `Truncate it with min and max, or use one of: ${list(families)}.`),
  "mode-outside": ({ low, mode, high }) => `The mode ${mode} must lie between low ${low} and high ${high}.`,
  "not-ascending": ({ first, second }) => `${first} stands before ${second}; the values must rise.`,
  "empty-list": () => "The list is empty. Give at least one value.",
  "lengths-differ": ({ values, weights }) =>
    `There are ${values} values but ${weights} weights. Give each value one weight.`,
  "quantile-count": ({ found }) =>
    `Found ${found} quantiles. Give two or three, such as { p10:, p90: } or { p5:, p50:, p95: }.`,
  "middle-quantile-not-median": ({ probability }) =>
    `The middle one of three quantiles is that at ${plain(100 * probability)} %; it must be the median, p50.`,
  "truncation-keeps-nothing": ({ min, max, mass }) =>
    `Between min ${min ?? "(none)"} and max ${max ?? "(none)"} lies ${mass === 0 ? "nothing" : `only a share of ${mass}`} of the distribution. Widen them.`,
  "correlation-certain": ({ assumption }) =>
    `${quoted(assumption)} is certain, so nothing correlates with it. Give it a range or remove the correlation.`,
  "correlation-with-itself": ({ assumption }) =>
    `${quoted(assumption)} is correlated with itself. Name two different assumptions.`,
  "correlation-duplicate": ({ a, b, firstLine }) =>
    `The correlation of ${quoted(a)} and ${quoted(b)} is already set in line ${firstLine}. Keep one of the two.`,
  "correlations-impossible": ({ pairs }) =>
    `No set of numbers has these correlations at once: ${pairs.join("; ")}. Weaken one of them.`,
  "correlations-beyond-copula": ({ pairs }) =>
    `As rank correlations these do not contradict each other, but the Gaussian copula that draws them cannot have them at once: ${pairs.join("; ")}. ` +
    "Normal scores of rank correlation r have correlation 2 sin(pi r / 6) (Pearson 1907; Kruskal 1958), and no set of numbers has these. Weaken one of them.",
} satisfies Partial<Messages>;
