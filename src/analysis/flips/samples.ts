import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import type { Block } from "../../simulation/block.js";
import type { Executor } from "../../simulation/executor.js";
import type { Plan } from "../../simulation/plan.js";
import { direction, objectiveSamples, type Objective } from "../objective.js";
import { outcomeSamples } from "../samples.js";
import { guessesOf, type Guess } from "./guess.js";

export interface FlipRun {
  readonly plan: Plan;
  readonly objective: Objective;
  readonly executor: Executor;
  readonly signal?: AbortSignal | undefined;
}

/** One run's paired samples. */
export interface FlipSamples {
  readonly trials: number;
  readonly guesses: readonly Guess[];
  /** Per guess and trial: its normal score. */
  readonly positions: readonly Float64Array[];
  /** Per structure and trial: the objective, more is better, mean of the replicates; NaN without data. */
  readonly scores: readonly Float64Array[];
}

/** Simulates the first `trials` trials and keeps what the search for flips needs: 8 bytes per trial and guess. */
export async function flipSamples(
  { plan, objective, executor, signal }: FlipRun,
  trials: number,
): Promise<FlipSamples> {
  const guesses = guessesOf(plan);
  const places = guesses.map(({ inputs }) => plan.inputs.findIndex(({ id }) => id === inputs[0]));
  const values = guesses.map(() => new Float64Array(trials));
  const scores = plan.structures.map(() => new Float64Array(trials));
  const take = (block: Block): void => {
    const { inputs } = block;
    if (inputs === undefined) throw new Error("a block without inputs");
    for (let trial = 0; trial < block.trials; trial++) {
      places.forEach((place, guess) => {
        values[guess][block.firstTrial + trial] = inputs[trial * plan.inputs.length + place];
      });
    }
    trialScores(block, objective, plan.structures.length).forEach((own, structure) => {
      scores[structure].set(own, block.firstTrial);
    });
  };
  await executor(plan, { from: 0, to: trials }, { inputs: true, tallies: false }, take, signal);
  return { trials, guesses, positions: values.map(normalScores), scores };
}

/** Per structure and trial of the block: the objective, more is better, mean of the replicates. */
export function trialScores(block: Block, objective: Objective, structures: number): Float64Array[] {
  const sign = direction(objective);
  return Array.from({ length: structures }, (_, structure) => {
    const samples = objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));
    return new Float64Array(block.trials).map((_, trial) => {
      let sum = 0;
      for (let replicate = 0; replicate < block.replicates; replicate++) {
        sum += samples[trial * block.replicates + replicate];
      }
      return (sign * sum) / block.replicates;
    });
  });
}

/**
 * Normal scores of the ranks, phi^-1((rank - 1/2) / n), equal values sharing their mean rank (Blom 1958, "Statistical
 * Estimates and Transformed Beta-Variables", with Hazen's plotting position). They need no distribution function, so
 * discrete and empirical inputs are treated like any other.
 */
export function normalScores(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const scores = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end++;
    const score = normalQuantile((first + end) / 2 / order.length);
    for (let place = first; place < end; place++) scores[order[place]] = score;
    first = end;
  }
  return scores;
}
