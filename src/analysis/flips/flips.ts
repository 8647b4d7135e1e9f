import { normalCdf } from "../../distributions/special/normal-cdf.js";
import type { Plan } from "../../simulation/plan.js";
import type { Experiment } from "../experiment.js";
import { valueAt, type Guess } from "./guess.js";
import { designPoint, type DesignPoint, type RivalModel } from "./joint.js";
import type { Crossing } from "./line-search.js";
import { fitMetamodels } from "./metamodel.js";
import { createProbe, plainStanding, type Lead } from "./probe.js";
import type { FlipSamples } from "./samples.js";
import { searchAll } from "./search.js";
import { predictedLead, RANGE, singleFlip, suspectedFlip, type Side } from "./single.js";

/** A place in the stated uncertainty of a guess. */
export interface GuessPosition {
  /** Normal score: standard deviations from the median. */
  readonly score: number;
  /** 0..1 */
  readonly quantile: number;
  /** Of the guess's inputs, in their order. */
  readonly values: readonly number[];
}

/** Where one guess, all others uncertain, makes another structure best. */
export interface GuessFlip {
  readonly stream: string;
  readonly inputs: readonly string[];
  readonly at: GuessPosition;
  /** The flip lies between these: see `findCrossing`. */
  readonly nearer: GuessPosition;
  readonly farther: GuessPosition;
  /** Best beyond the flip. */
  readonly winner: string;
  /** Fresh runs on other trials found the leader best at `nearer` and `winner` at `farther`. */
  readonly verified: boolean;
}

/** What the metamodels say of a guess that was searched in vain or not at all. */
export interface SteadyGuess {
  readonly stream: string;
  readonly inputs: readonly string[];
  /** The leader's lead over its nearest rival at the ends of the range. */
  readonly leadLow: number;
  readonly leadHigh: number;
}

/** The smallest change of all guesses together that makes another structure best. */
export interface JointFlip {
  /** From the medians, in standard deviations (root of the sum of squares; Mahalanobis' with correlations). */
  readonly distance: number;
  readonly low: number;
  readonly high: number;
  readonly winner: string;
  readonly verified: boolean;
  /** The guesses that move most, farthest first; all others move by less than `LEAST_MOVE`. */
  readonly moves: readonly (GuessPosition & Pick<Guess, "stream" | "inputs">)[];
}

export interface Flips {
  /** Of the base run. */
  readonly trials: number;
  /** Of each fresh run. */
  readonly probeTrials: number;
  readonly leader: string;
  readonly runnerUp: string;
  /** Mean lead of the leader over the runner-up in the base run. */
  readonly lead: Lead;
  /** Quantiles between which a flip was looked for. */
  readonly range: readonly [number, number];
  /** Nearest to its median first. */
  readonly flips: readonly GuessFlip[];
  readonly steady: readonly SteadyGuess[];
  readonly joint?: JointFlip;
}

export interface FlipSettings extends Experiment {
  /** Trials of each fresh run; at most half of those of the base run. */
  readonly probeTrials: number;
}

const LEAST_MOVE = 0.1;

/**
 * What would change the answer: which single guess, and which smallest change of all guesses together, makes another
 * structure best by the mean of the objective. Metamodels fitted to one run choose where to look; fresh runs decide.
 *
 * The plan needs two structures or more. Says nothing about guesses that were not given an uncertainty.
 *
 * @param base a run of the plan: see `flipSamples`
 */
export async function findFlips({ probeTrials: most, ...experiment }: FlipSettings, base: FlipSamples): Promise<Flips> {
  const { plan } = experiment;
  const { leader, leads, lead } = plainStanding(base.scores);
  const probeTrials = Math.min(most, Math.floor(base.trials / 2));
  const models = rivalModels(base, leader);
  const suspects = suspectsOf(base, models);
  const singles = suspects.map(({ guess, side, distance }) => singleFlip(guess.stream, distance, side, leader));
  const joint = designPoint({ plan, guesses: base.guesses, models, leader });
  const probe = createProbe({ experiment, base, leader, trials: probeTrials });
  const [designFound, ...crossings] = await searchAll([joint, ...singles], probe);
  const flips = suspects.flatMap(({ guess, side }, place) => {
    const crossing = crossings[place];
    return crossing ? [guessFlip(plan, guess, side, crossing)] : [];
  });
  const rivals = models.map(({ rival }) => rival);
  const runnerUp = rivals.reduce((best, rival) => (leads[rival].mean < leads[best].mean ? rival : best));
  return {
    trials: base.trials,
    probeTrials,
    leader: plan.structures[leader].id,
    runnerUp: plan.structures[runnerUp].id,
    lead,
    range: [normalCdf(-RANGE), normalCdf(RANGE)],
    flips: flips.sort((a, b) => Math.abs(a.at.score) - Math.abs(b.at.score)),
    steady: steadyGuesses(base, models, flips),
    ...(designFound && { joint: jointFlip(plan, base.guesses, designFound) }),
  };
}

function rivalModels({ positions, scores }: FlipSamples, leader: number): RivalModel[] {
  const rivals = [...scores.keys()].filter((rival) => rival !== leader);
  const leads = rivals.map((rival) => scores[leader].map((score, trial) => score - scores[rival][trial]));
  return fitMetamodels(positions, leads).map((model, place) => ({ rival: rivals[place], model }));
}

interface Suspect {
  readonly guess: Guess;
  readonly side: Side;
  readonly distance: number;
}

function suspectsOf({ guesses }: FlipSamples, models: readonly RivalModel[]): Suspect[] {
  const own = models.map(({ model }) => model);
  return guesses.flatMap((guess, place) =>
    ([-1, 1] as const).flatMap((side) => {
      const distance = suspectedFlip(own, place, side);
      return distance === undefined ? [] : [{ guess, side, distance }];
    }),
  );
}

function guessFlip(plan: Plan, { stream, inputs }: Guess, side: Side, crossing: Crossing): GuessFlip {
  const at = (distance: number) => positionOf(plan, inputs, side * distance);
  return {
    stream,
    inputs,
    at: at(crossing.at),
    nearer: at(crossing.low),
    farther: at(crossing.high),
    winner: plan.structures[crossing.winner].id,
    verified: crossing.verified,
  };
}

function positionOf(plan: Plan, inputs: readonly string[], score: number): GuessPosition {
  const planned = plan.inputs.filter(({ id }) => inputs.includes(id));
  return { score, quantile: normalCdf(score), values: planned.map((input) => valueAt(input, score)) };
}

function steadyGuesses(
  { guesses }: FlipSamples,
  models: readonly RivalModel[],
  flips: readonly GuessFlip[],
): SteadyGuess[] {
  const own = models.map(({ model }) => model);
  const steady = guesses.map(({ stream, inputs }, place) => ({
    stream,
    inputs,
    leadLow: predictedLead(own, place, -RANGE),
    leadHigh: predictedLead(own, place, RANGE),
  }));
  return steady.filter(({ stream }) => !flips.some((flip) => flip.stream === stream));
}

function jointFlip(plan: Plan, guesses: readonly Guess[], { crossing, point }: DesignPoint): JointFlip {
  const { at, low, high, winner, verified } = crossing;
  const moves = guesses
    .map(({ stream, inputs }, place) => ({ stream, inputs, ...positionOf(plan, inputs, point[place]) }))
    .filter(({ score }) => Math.abs(score) >= LEAST_MOVE)
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return { distance: at, low, high, winner: plan.structures[winner].id, verified, moves };
}
