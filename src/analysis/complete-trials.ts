import { withoutNoData } from "../statistics/running-mean.js";
import type { Scores } from "./experiment.js";

/** Of a number per trial those of the trials in which every one of `scores` is there; the values themselves where all are. */
export function keepComplete(scores: Scores): (values: Float64Array) => Float64Array {
  if (scores.every((own) => withoutNoData(own) === own)) return (values) => values;
  const isComplete = (_: number, trial: number): boolean => scores.every((own) => !Number.isNaN(own[trial]));
  return (values) => values.filter(isComplete);
}
