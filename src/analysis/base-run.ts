import type { Steps } from "../foundation/steps.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { orderingOf, type Ordering } from "../statistics/ordering.js";
import { ranksOf } from "../statistics/ranks.js";
import { observationsOf, type Experiment, type Scores } from "./experiment.js";
import { uncertainAssumptions, type UncertainAssumption } from "./uncertain-assumptions.js";

/** One run's paired samples. */
interface Samples {
  readonly trials: number;
  readonly assumptions: readonly UncertainAssumption[];
  /** Per structure and trial: the objective, more is better, mean of the replicates; NaN without data. */
  readonly scores: Scores;
}

/** As they were simulated. */
export interface ObservedRun extends Samples {
  /** Per assumption and trial: its value. */
  readonly values: readonly Float64Array[];
}

/** With what the search for flips needs: 20 bytes per trial and assumption. */
export interface BaseRun extends Samples {
  /** Per assumption and trial: its normal score. */
  readonly positions: readonly Float64Array[];
  /** Per assumption the order of its positions. */
  readonly orderings: readonly Ordering[];
}

/** Simulates the first `trials` trials. */
export async function observeRun(experiment: Experiment, trials: number): Promise<ObservedRun> {
  const { plan } = experiment;
  const assumptions = uncertainAssumptions(plan);
  const places = assumptions.map(({ inputs }) => plan.inputs.findIndex(({ id }) => id === inputs[0]));
  const { scores, inputs } = await observationsOf(experiment, { plan, range: { from: 0, to: trials } }, places);
  return { trials, assumptions, scores, values: inputs };
}

/** Operations per value to bring it in order. */
const ORDERING_COST = 100;

/** Ranks what the assumptions were in the trials. */
export function* rankedRun({ values: all, ...samples }: ObservedRun): Steps<BaseRun> {
  const orderings: Ordering[] = [];
  const positions: Float64Array[] = [];
  for (const values of all) {
    const ordering = orderingOf(values);
    orderings.push(ordering);
    positions.push(normalScoresOf(ordering));
    yield values.length * ORDERING_COST;
  }
  return { ...samples, orderings, positions };
}

/**
 * Normal scores of the ranks, phi^-1((rank - 1/2) / n), equal values sharing their mean rank (Blom 1958, "Statistical
 * Estimates and Transformed Beta-Variables", with Hazen's plotting position). They need no distribution function, so
 * discrete and empirical inputs are treated like any other.
 */
export function normalScores(values: Float64Array): Float64Array {
  return normalScoresOf(orderingOf(values));
}

function normalScoresOf(ordering: Ordering): Float64Array {
  const scores = ranksOf(ordering);
  for (let i = 0; i < scores.length; i++) scores[i] = normalQuantile((scores[i] - 0.5) / scores.length);
  return scores;
}
