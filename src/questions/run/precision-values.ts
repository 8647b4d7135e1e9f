import type { StoppingTarget } from "../../analysis/stopping.js";
import { readAmountOrShare, readMaxTrials } from "../options/values.js";

/** Options of a run that chooses its own number of trials. */
export interface PrecisionOptions {
  readonly precision?: string;
  readonly maxTrials?: string;
}

/** When to stop, and after how many trials at the latest. */
export interface Stopping {
  readonly target: StoppingTarget;
  readonly maxTrials: number;
}

const DEFAULT_MAX_TRIALS = 1_000_000;
const WINNER_CONFIDENCE = 0.95;

/** What `--precision` and its companions ask for; nothing without it. Throws InvalidInput. */
export function readStopping(options: PrecisionOptions): Stopping | undefined {
  const { precision, maxTrials } = options;
  if (precision === undefined) return undefined;
  const target: StoppingTarget =
    precision === "winner" ? { until: "winner", confidence: WINNER_CONFIDENCE } : readPrecision(precision);
  return { target, maxTrials: maxTrials === undefined ? DEFAULT_MAX_TRIALS : readMaxTrials(maxTrials) };
}

function readPrecision(text: string): StoppingTarget {
  const expected = "a percentage of the mean (1%), an amount (50000 or 50k), or: winner";
  const { value, isShare } = readAmountOrShare(text, "--precision", expected, (amount) => amount.value > 0);
  return { until: "precision", kind: isShare ? "relative" : "absolute", halfWidth: value };
}
