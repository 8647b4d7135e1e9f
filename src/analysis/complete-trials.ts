import type { Scores } from "./experiment.js";

/** Of a number per trial those of the trials in which every structure has a score. */
export function keepComplete(scores: Scores): (values: Float64Array) => Float64Array {
  const isComplete = (_: number, trial: number): boolean => scores.every((own) => !Number.isNaN(own[trial]));
  return (values) => values.filter(isComplete);
}
