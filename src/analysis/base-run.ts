import { stepByStep, type Steps } from "../foundation/steps.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { orderingOf, type Ordering } from "../statistics/ordering.js";
import { ranksOf } from "../statistics/ranks.js";
import { observationsOf, type Experiment, type Scores } from "./experiment.js";
import { uncertainAssumptions, type UncertainAssumption } from "./uncertain-assumptions.js";

/** One run's paired samples. */
export interface BaseRun {
  readonly trials: number;
  readonly assumptions: readonly UncertainAssumption[];
  /** Per assumption and trial: its normal score. */
  readonly positions: readonly Float64Array[];
  /** Per assumption the order of its positions. */
  readonly orderings: readonly Ordering[];
  /** Per structure and trial: the objective, more is better, mean of the replicates; NaN without data. */
  readonly scores: readonly Float64Array[];
}

/**
 * Simulates the first `trials` trials and keeps what the search for flips needs: 20 bytes per trial and assumption.
 * @param onScores called with the scores once all trials are simulated, before assumptions are ranked
 */
export async function simulateBaseRun(
  experiment: Experiment,
  trials: number,
  onScores?: (scores: Scores) => void,
): Promise<BaseRun> {
  const { plan } = experiment;
  const assumptions = uncertainAssumptions(plan);
  const places = assumptions.map(({ inputs }) => plan.inputs.findIndex(({ id }) => id === inputs[0]));
  const { scores, inputs } = await observationsOf(experiment, { plan, range: { from: 0, to: trials } }, places);
  onScores?.(scores);
  const ranked = await stepByStep(rankedSteps(inputs), experiment.signal);
  return { trials, assumptions, ...ranked, scores };
}

/** Operations per value to bring it in order. */
const ORDERING_COST = 100;

function* rankedSteps(inputs: readonly Float64Array[]): Steps<Pick<BaseRun, "positions" | "orderings">> {
  const orderings: Ordering[] = [];
  const positions: Float64Array[] = [];
  for (const values of inputs) {
    const ordering = orderingOf(values);
    orderings.push(ordering);
    positions.push(normalScoresOf(ordering));
    yield values.length * ORDERING_COST;
  }
  return { orderings, positions };
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
