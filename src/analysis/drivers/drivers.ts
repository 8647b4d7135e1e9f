import { distribution } from "../../distributions/distribution.js";
import type { Plan } from "../../simulation/plan.js";
import { momentsOf } from "../../statistics/moments.js";
import type { Guess } from "../flips/guess.js";
import type { FlipSamples } from "../flips/samples.js";
import { direction, type Objective } from "../objective.js";
import { bestEnds, explainedOf, influencesOf, responseOf } from "./influence.js";
import { estimateOf } from "./information.js";
import { fitMetamodel } from "./metamodel.js";
import { checkData, checkQuestion } from "./question.js";
import type { Driver, DriversAnalysis } from "./result.js";
import { driverSamples } from "./samples.js";
import { valueInformation, type Grouping } from "./value.js";

export interface DriversSettings extends Grouping {
  readonly plan: Plan;
  readonly objective: Objective;
  /** One run with its inputs: see `flipSamples`. */
  readonly samples: FlipSamples;
}

/**
 * Which uncertain quantities decide between a plan's structures, and what knowing them is worth, from one run's samples.
 * Throws InvalidInput where there is nothing to decide, nothing uncertain, or too few trials.
 *
 * Of drivers that are correlated, each one's expectation, index and value include what it says of the others, as one learns
 * of them together; their indices may add up to more than 1.
 */
export function analyseDrivers(settings: DriversSettings): DriversAnalysis {
  const { plan, objective, samples: run } = settings;
  checkQuestion(run.scores.length, run.guesses.length);
  const samples = driverSamples(run, plan.correlations);
  checkData(samples.trials, run.trials);
  const model = fitMetamodel(samples);
  const sign = direction(objective);
  const [best, second] = ranking(samples.scores);
  const ofObjective = responseOf(
    model,
    samples.scores.map((_, structure) => (structure === best ? sign : 0)),
  );
  const ofDifference = responseOf(
    model,
    samples.scores.map((_, structure) => Number(structure === best) - Number(structure === second)),
  );
  const ends = bestEnds(model);
  const [onObjective, onDifference] = influencesOf(model, [ofObjective, ofDifference]);
  const figures = run.guesses.map((guess, place): Omit<Driver, "information"> => ({
    id: guess.stream,
    inputs: guess.inputs,
    values: valuesOf(plan, guess),
    objective: onObjective[place],
    difference: onDifference[place],
    bestAt: ends[place],
    correlatedWith: run.guesses
      .filter((_, other) => other !== place && samples.clusters[other] === samples.clusters[place])
      .map(({ stream }) => stream),
  }));
  return {
    trials: samples.trials,
    incomplete: samples.incomplete,
    best,
    second,
    objective: samples.scores.map((own) => estimateOf(own.map((score) => sign * score))),
    lead: estimateOf(ofDifference.values),
    explained: { objective: explainedOf(model, ofObjective), difference: explainedOf(model, ofDifference) },
    ...valueInformation(model, ofDifference, figures, settings),
  };
}

/** Places of the structures, the largest mean first; ties in the order of the plan. */
function ranking(scores: readonly Float64Array[]): number[] {
  const means = scores.map((own) => momentsOf(own).mean);
  return [...means.keys()].sort((a, b) => means[b] - means[a]);
}

/** 5 %, 50 % and 95 % quantile of a driver's first input. */
function valuesOf({ inputs }: Plan, guess: Guess): [number, number, number] {
  const planned = inputs.find(({ id }) => id === guess.inputs[0]);
  if (planned === undefined) throw new Error(`the plan has no input ${guess.inputs[0]}`);
  const { quantile } = distribution(planned.distribution);
  return [quantile(0.05), quantile(0.5), quantile(0.95)];
}
