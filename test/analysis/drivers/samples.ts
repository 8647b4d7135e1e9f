import { normalScores } from "../../../src/analysis/base-run.js";
import type { DriverSamples } from "../../../src/analysis/drivers/driver-samples.js";
import { orderingOf } from "../../../src/statistics/ordering.js";

/** Samples of structures whose scores are functions of independent inputs; `inputs[i][trial]`. */
export function samplesOf(
  inputs: readonly Float64Array[],
  scores: readonly Float64Array[],
  clusters: readonly number[] = inputs.map((_, place) => place),
): DriverSamples {
  const positions = inputs.map(normalScores);
  const orderings = positions.map(orderingOf);
  return { trials: scores[0].length, incomplete: 0, positions, orderings, scores, clusters };
}

export const z = ({ mean, standardError }: { mean: number; standardError: number }, truth: number): number =>
  Math.abs(mean - truth) / standardError;
