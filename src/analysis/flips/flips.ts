import type { Steps } from "../../foundation/steps.js";
import { normalCdf } from "../../distributions/special/normal-cdf.js";
import type { Plan } from "../../simulation/plan.js";
import type { Experiment } from "../experiment.js";
import { valueAt, type UncertainAssumption } from "../uncertain-assumptions.js";
import { findDesignPoint, type DesignPoint, type RivalModel } from "./design-point.js";
import type { LeadCrossing } from "./line-search.js";
import { fitLeadModels } from "./lead-model.js";
import { createProbe } from "./probe.js";
import { pairedDifference } from "../outcome-samples.js";
import { keepComplete } from "../complete-trials.js";
import { plainStanding } from "../standing.js";
import type { Estimate } from "../estimate.js";
import type { BaseRun } from "../base-run.js";
import { searchAll } from "./search.js";
import { predictedLead, RANGE, singleFlip, suspectedFlip, type Side } from "./single-flip.js";

/** A place in the stated uncertainty of an assumption. */
export interface AssumptionPosition {
  /** Normal score: standard deviations from the median. */
  readonly score: number;
  /** 0..1 */
  readonly quantile: number;
  /** Of the assumption's inputs, in their order. */
  readonly values: readonly number[];
}

/** Where one assumption, all others uncertain, makes another structure best. */
export interface AssumptionFlip {
  readonly stream: string;
  readonly inputs: readonly string[];
  readonly at: AssumptionPosition;
  /** The flip lies between these: see `findCrossing`. */
  readonly nearer: AssumptionPosition;
  readonly farther: AssumptionPosition;
  /** Best beyond the flip. */
  readonly winner: string;
  /** Fresh runs on other trials found the leader best at `nearer` and `winner` at `farther`. */
  readonly verified: boolean;
}

/** What the metamodels say of an assumption that was searched in vain or not at all. */
export interface SteadyAssumption {
  readonly stream: string;
  readonly inputs: readonly string[];
  /** The leader's lead over its nearest rival at the ends of the range. */
  readonly leadLow: number;
  readonly leadHigh: number;
}

/** The smallest change of all assumptions together that makes another structure best. */
export interface JointFlip {
  /** From the medians, in standard deviations (root of the sum of squares; Mahalanobis' with correlations). */
  readonly distance: number;
  readonly low: number;
  readonly high: number;
  readonly winner: string;
  readonly verified: boolean;
  /** The assumptions that move most, farthest first; all others move by less than `LEAST_MOVE`. */
  readonly moves: readonly (AssumptionPosition & Pick<UncertainAssumption, "stream" | "inputs">)[];
}

export interface Flips {
  /** Of the base run. */
  readonly trials: number;
  /** Of each fresh run. */
  readonly probeTrials: number;
  readonly leader: string;
  readonly runnerUp: string;
  /** Mean lead of the leader over the runner-up in the base run. */
  readonly lead: Estimate;
  /** Quantiles between which a flip was looked for. */
  readonly range: readonly [number, number];
  /** Nearest to its median first. */
  readonly flips: readonly AssumptionFlip[];
  readonly steady: readonly SteadyAssumption[];
  readonly joint?: JointFlip;
}

export interface FlipSettings extends Experiment {
  /** Trials of each fresh run; at most half of those of the base run. */
  readonly probeTrials: number;
}

const LEAST_MOVE = 0.1;

/**
 * What would change the answer: which single assumption, and which smallest change of all assumptions together, makes another
 * structure best by the mean of the objective. Metamodels fitted to one run choose where to look; fresh runs decide.
 *
 * The plan needs two structures or more. Says nothing about assumptions that were not given an uncertainty.
 *
 * @param base a run of the plan
 * @param models what its metamodels are: see `rivalModels`
 */
export async function findFlips(
  { probeTrials: most, ...experiment }: FlipSettings,
  base: BaseRun,
  { standing: { leader, leads, lead }, models }: RivalModels,
): Promise<Flips> {
  const { plan } = experiment;
  const probeTrials = Math.min(most, Math.floor(base.trials / 2));
  const suspects = suspectsOf(base, models);
  const singles = suspects.map(({ assumption, side, distance }) =>
    singleFlip(assumption.stream, distance, side, leader),
  );
  const joint = findDesignPoint({ plan, assumptions: base.assumptions, models, leader });
  const probe = createProbe({ experiment, base, leader, trials: probeTrials });
  const [designFound, ...crossings] = await searchAll([joint, ...singles], probe);
  const flips = suspects.flatMap(({ assumption, side }, place) => {
    const crossing = crossings[place];
    return crossing ? [assumptionFlip(plan, assumption, side, crossing)] : [];
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
    steady: steadyAssumptions(base, models, flips),
    ...(designFound && { joint: jointFlip(plan, base.assumptions, designFound) }),
  };
}

/** How the structures stand in a run, and metamodels of the leader's leads, which tell where flips are to be looked for. */
export interface RivalModels {
  readonly standing: ReturnType<typeof plainStanding>;
  readonly models: readonly RivalModel[];
}

export function* rivalModels({ positions, scores }: BaseRun): Steps<RivalModels> {
  const standing = plainStanding(scores.map(keepComplete(scores)));
  const { leader } = standing;
  const rivals = [...scores.keys()].filter((rival) => rival !== leader);
  const leads = rivals.map((rival) => pairedDifference(scores[leader], scores[rival]));
  const models = yield* fitLeadModels(positions, leads);
  return { standing, models: models.map((model, place) => ({ rival: rivals[place], model })) };
}

interface Suspect {
  readonly assumption: UncertainAssumption;
  readonly side: Side;
  readonly distance: number;
}

function suspectsOf({ assumptions }: BaseRun, models: readonly RivalModel[]): Suspect[] {
  const own = models.map(({ model }) => model);
  return assumptions.flatMap((assumption, place) =>
    ([-1, 1] as const).flatMap((side) => {
      const distance = suspectedFlip(own, place, side);
      return distance === undefined ? [] : [{ assumption, side, distance }];
    }),
  );
}

function assumptionFlip(
  plan: Plan,
  { stream, inputs }: UncertainAssumption,
  side: Side,
  crossing: LeadCrossing,
): AssumptionFlip {
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

function positionOf(plan: Plan, inputs: readonly string[], score: number): AssumptionPosition {
  const planned = plan.inputs.filter(({ id }) => inputs.includes(id));
  return { score, quantile: normalCdf(score), values: planned.map((input) => valueAt(input, score)) };
}

function steadyAssumptions(
  { assumptions }: BaseRun,
  models: readonly RivalModel[],
  flips: readonly AssumptionFlip[],
): SteadyAssumption[] {
  const own = models.map(({ model }) => model);
  const steady = assumptions.map(({ stream, inputs }, place) => ({
    stream,
    inputs,
    leadLow: predictedLead(own, place, -RANGE),
    leadHigh: predictedLead(own, place, RANGE),
  }));
  return steady.filter(({ stream }) => !flips.some((flip) => flip.stream === stream));
}

function jointFlip(
  plan: Plan,
  assumptions: readonly UncertainAssumption[],
  { crossing, point }: DesignPoint,
): JointFlip {
  const { at, low, high, winner, verified } = crossing;
  const moves = assumptions
    .map(({ stream, inputs }, place) => ({ stream, inputs, ...positionOf(plan, inputs, point[place]) }))
    .filter(({ score }) => Math.abs(score) >= LEAST_MOVE)
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return { distance: at, low, high, winner: plan.structures[winner].id, verified, moves };
}
