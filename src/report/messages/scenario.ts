import { didYouMean, list, oneOf, quoted, type Messages } from "./phrases.js";

const NAME_FAULTS = {
  empty: () => "is empty",
  "too long": (limit: number) => `is longer than ${limit} characters`,
  "control character": () => "holds a control character",
  reserved: () => "is reserved",
} as const;

/** A scenario's shape: keys, names, what refers to what. */
export const SCENARIO_MESSAGES = {
  "unknown-key": ({ found, allowed, nearest }) =>
    `There is no key ${quoted(found)} here.${didYouMean(nearest)} Allowed: ${list(allowed)}.`,
  "wrong-type": ({ found, expected }) => `Found ${found}, expected ${expected}.`,
  "set-syntax": ({ found }) =>
    `Cannot read ${quoted(found)}. Write path=value, such as funnel.acceptance=60% or structures.ceo.mandate=none; quote a name that has a dot in it.`,
  "not-one-of": ({ found, allowed, nearest }) => `Found ${found}.${didYouMean(nearest)} Allowed: ${list(allowed)}.`,
  "out-of-range": ({ found, minimum, maximum, exclusive = false }) =>
    `Found ${found}; it must be ${(exclusive ? openRange : range)(minimum, maximum)}.`,
  "missing-key": ({ key }) => `The key ${quoted(key)} is missing. Add it.`,
  "invalid-name": ({ found, reason, limit }) =>
    `The name ${quoted(found)} ${NAME_FAULTS[reason](limit)}. Choose another.`,
  "no-structures": () =>
    "The scenario has no structures. Describe at least one under structures; two or more to compare.",
  "unknown-structure": ({ found, allowed, nearest }) => oneOf("structure", found, allowed, nearest),
  "unknown-assumption": ({ found, nearest }) =>
    `There is no assumption ${quoted(found)}.${didYouMean(nearest)} \`orgfunnel explain\` lists them all.`,
  "unknown-effect-target": ({ found, allowed, nearest }) => oneOf("effect target", found, allowed, nearest),
  "unknown-outcome": ({ found, allowed, nearest }) => oneOf("outcome", found, allowed, nearest),
  "objective-cannot-rank": ({ outcome }) =>
    `${quoted(outcome)} is neither better higher nor better lower, so nothing can be best by it. Choose another objective, or a mix with weights.`,
  "objective-without-weight": () => "All weights of the objective are 0. Give at least one outcome another weight.",
  "conflicting-superiors": ({ node, first, second, firstLine }) =>
    `${quoted(node)} reports to ${quoted(second)} here but to ${quoted(first)} in line ${firstLine}. Keep one of the two.`,
  "team-reports-to-nobody": ({ team }) =>
    `The team ${quoted(team)} reports to nobody. Say to whom under reports_to; the other team or a manager.`,
} satisfies Partial<Messages>;

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `${maximum ?? ""} or less`;
  return maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
}

function openRange(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `below ${maximum ?? ""}`;
  return maximum === undefined ? `above ${minimum}` : `above ${minimum} and below ${maximum}`;
}
