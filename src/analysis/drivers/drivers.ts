import type { Steps } from "../../foundation/steps.js";
import { distribution } from "../../distributions/distribution.js";
import type { Plan } from "../../simulation/plan.js";
import type { UncertainAssumption } from "../uncertain-assumptions.js";
import type { BaseRun } from "../base-run.js";
import { direction, type Objective } from "../objective.js";
import { bestEnds, explainedOf, influencesSteps, responseOf } from "./influence.js";
import { leadersOf } from "./leaders.js";
import { scoreModelSteps } from "./score-model.js";
import type { Driver, DriversAnalysis } from "./drivers-analysis.js";
import { driverSamples } from "./driver-samples.js";
import { valueInformation, type Grouping } from "./information-by-group.js";

export interface DriversSettings extends Grouping {
  readonly plan: Plan;
  readonly objective: Objective;
  /** One run with its inputs, ranked; `checkRun` has nothing against it. */
  readonly samples: BaseRun;
}

/**
 * Which uncertain quantities decide between a plan's structures, and what knowing them is worth, from one run's samples.
 * Throws InvalidInput where there are too few trials.
 *
 * Of drivers that are correlated, each one's expectation, index and value include what it says of the others, as one learns
 * of them together; their indices may add up to more than 1.
 */
export function* analyseDrivers(settings: DriversSettings): Steps<DriversAnalysis> {
  const { plan, objective, samples: run } = settings;
  const samples = driverSamples(run, plan.correlations);
  const model = yield* scoreModelSteps(samples);
  const sign = direction(objective);
  const leaders = leadersOf(run.scores, objective);
  const { best, second } = leaders;
  const ofObjective = responseOf(
    model,
    samples.scores.map((_, structure) => (structure === best ? sign : 0)),
  );
  const ofDifference = responseOf(
    model,
    samples.scores.map((_, structure) => Number(structure === best) - Number(structure === second)),
  );
  const ends = bestEnds(model, best);
  const [onObjective, onDifference] = yield* influencesSteps(model, [ofObjective, ofDifference]);
  const figures = run.assumptions.map((assumption, place): Omit<Driver, "information"> => ({
    id: assumption.stream,
    inputs: assumption.inputs,
    values: valuesOf(plan, assumption),
    objective: onObjective[place],
    difference: onDifference[place],
    ...ends[place],
    correlatedWith: run.assumptions
      .filter((_, other) => other !== place && samples.clusters[other] === samples.clusters[place])
      .map(({ stream }) => stream),
  }));
  return {
    ...leaders,
    explained: { objective: explainedOf(model, ofObjective), difference: explainedOf(model, ofDifference) },
    ...(yield* valueInformation(model, ofDifference, figures, settings)),
  };
}

/** 5 %, 50 % and 95 % quantile of a driver's first input. */
function valuesOf({ inputs }: Plan, assumption: UncertainAssumption): [number, number, number] {
  const planned = inputs.find(({ id }) => id === assumption.inputs[0]);
  if (planned === undefined) throw new Error(`the plan has no input ${assumption.inputs[0]}`);
  const { quantile } = distribution(planned.distribution);
  return [quantile(0.05), quantile(0.5), quantile(0.95)];
}
