import type { Tolerance } from "../../analysis/checks/baseline/drift.js";
import type { Tolerances } from "./baseline/compare.js";
import {
  optionValue,
  readAmountOrShare,
  readNumberOption,
  readOutcomes,
  type AmountOrShare,
} from "../options/values.js";
import { isConfidence } from "../options/limits.js";
import { refuseTinyAmount } from "../options/tiny-amount.js";

/** `99%` or `0.99`: at least a half, less than one. Throws InvalidInput. */
export const readConfidence = (text: string): number =>
  readNumberOption(text, {
    option: "--confidence",
    domain: "probability",
    kind: "share",
    expected: "a share from 50% to below 100%",
    isAllowed: isConfidence,
  });

/** Of every outcome, unless --tolerance says otherwise. */
const DEFAULT_RELATIVE = 0.01;

const EXPECTED = "a percentage (1%), or an outcome with one or with an amount (profit=50000)";

/** `1%` for every outcome, `profit=2%` or `profit=50k` (in its unit) for one. Throws InvalidInput. */
export function readTolerances(texts: readonly string[]): Tolerances {
  const own = new Map<string, Partial<Tolerance>>();
  let relative = DEFAULT_RELATIVE;
  for (const text of texts) {
    const parts = text.split("=");
    if (parts.length > 2) throw optionValue("--tolerance", text, EXPECTED);
    const amount = parts[parts.length - 1];
    const outcome = parts.length === 1 ? "all" : parts[0].trim();
    const isForAll = outcome === "all";
    // An amount has the unit of one outcome.
    const isAllowed = ({ isShare }: AmountOrShare): boolean => isShare || !isForAll;
    const { value, isShare } = readAmountOrShare(amount, "--tolerance", EXPECTED, isAllowed);
    if (isForAll) relative = value;
    else {
      // A mix of outcomes is compared under the name `objective`.
      const id = outcome === "objective" ? outcome : readOutcomes(outcome, "--tolerance")[0];
      if (!isShare && id !== "objective") refuseTinyAmount("--tolerance", value, id);
      own.set(id, { ...own.get(id), ...(isShare ? { relative: value } : { absolute: value }) });
    }
  }
  return { all: { relative, absolute: 0 }, own };
}
