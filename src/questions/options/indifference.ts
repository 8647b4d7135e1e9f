import type { Indifference } from "../../analysis/indifference.js";
import { text } from "./option.js";
import { readAmountOrShare } from "./values.js";

/** What a verdict calls a difference that does not matter; every question that names a winner takes it. */
export const INDIFFERENCE = text(
  "setting",
  "--indifference <amount>",
  "differences of the objective below this do not matter: an amount, or a share of the best mean (default: 1%; 0.5 points of outcomes in percent)",
);

/** Of `--indifference`; nothing without it. Throws InvalidInput. */
export function readIndifference(given: string | undefined): Indifference | undefined {
  if (given === undefined) return undefined;
  const expected = "an amount in the unit of the objective (0, 50000 or 50k), or a percentage of the best mean (1%)";
  const { value, isShare } = readAmountOrShare(given, "--indifference", expected, () => true);
  return { kind: isShare ? "relative" : "absolute", amount: value };
}

/** The same as `--indifference` takes it. */
export const indifferenceText = ({ kind, amount }: Indifference): string =>
  kind === "relative" ? `${Number((amount * 100).toPrecision(15))}%` : String(amount);
