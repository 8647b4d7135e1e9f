import type { Scores } from "./experiment.js";

/** Of a number per trial those of the trials in which every structure has a score; the values themselves where all do. */
export function keepComplete(scores: Scores): (values: Float64Array) => Float64Array {
  if (scores.every(isWhole)) return (values) => values;
  const isComplete = (_: number, trial: number): boolean => scores.every((own) => !Number.isNaN(own[trial]));
  return (values) => values.filter(isComplete);
}

/** Whether no score is missing. */
function isWhole(scores: Float64Array): boolean {
  for (const score of scores) if (Number.isNaN(score)) return false;
  return true;
}
