import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { Tolerance } from "../../analysis/checks/baseline/drift.js";
import type { Tolerances } from "./baseline/compare.js";
import { readOutcomes } from "../options/values.js";

/** `99%` or `0.99`: at least a half, less than one. Throws InvalidInput. */
export function readConfidence(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/u.exec(text.trim());
  const confidence = match === null ? NaN : Number(match[1]) / (match[2] === "%" ? 100 : 1);
  if (confidence >= 0.5 && confidence < 1) return confidence;
  throw invalid("--confidence", text, "a share from 50% to below 100%");
}

/** Of every outcome, unless --tolerance says otherwise. */
const DEFAULT_RELATIVE = 0.01;

const TOLERANCE = /^(?:(?<outcome>[a-z_]+)=)?(?<number>\d+(?:\.\d+)?)(?<percent>%?)$/u;

/** `1%` for every outcome, `profit=2%` or `profit=50000` (in its unit) for one. Throws InvalidInput. */
export function readTolerances(texts: readonly string[]): Tolerances {
  const own = new Map<string, Partial<Tolerance>>();
  let relative = DEFAULT_RELATIVE;
  for (const text of texts) {
    const groups: Partial<Record<string, string>> = TOLERANCE.exec(text.trim())?.groups ?? {};
    const { outcome, percent } = groups;
    const number = Number(groups.number);
    if (outcome !== undefined && outcome !== "all") {
      const amount = percent === "%" ? { relative: number / 100 } : { absolute: number };
      // A mix of outcomes is compared under the name `objective`.
      const id = outcome === "objective" ? outcome : readOutcomes(outcome, "--tolerance")[0];
      own.set(id, { ...own.get(id), ...amount });
    } else if (percent === "%") relative = number / 100;
    else
      throw invalid("--tolerance", text, "a percentage (1%), or an outcome with one or with an amount (profit=50000)");
  }
  return { all: { relative, absolute: 0 }, own };
}

function invalid(option: string, found: string, expected: string): InvalidInput {
  const problem: Problem = { code: "option-value", severity: "error", arguments: { option, found, expected } };
  return new InvalidInput([problem]);
}
