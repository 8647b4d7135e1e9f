import { momentsOf } from "../../statistics/moments.js";
import type { Plan } from "../../simulation/plan.js";
import { scoresOf, type Experiment, type Scores } from "../experiment.js";
import { pairedDifference } from "../outcome-samples.js";
import { keepComplete } from "../complete-trials.js";
import { bestOnAverage, estimateOf } from "./information-value.js";
import type { Estimate } from "../estimate.js";

/** How the structures stand when the logarithms of all the plan's effects are multiplied by `strength`, 0..1. */
export interface StrengthPoint {
  readonly strength: number;
  /** Place of the structure with the best mean. */
  readonly winner: number;
  /** The lead of the structure that is best at full strength over its nearest rival. */
  readonly lead: Estimate;
}

/** How strong the structures' effects must be for the winner to stay the winner. */
export interface EffectStrength {
  /** Trials of each run. */
  readonly trials: number;
  readonly winner: number;
  /** Strongest first: the strength of the plan itself, then weaker and weaker ones down to 0. */
  readonly points: readonly StrengthPoint[];
  /** The largest strength at which another structure is ahead; absent if none is down to 0. */
  readonly change?: StrengthChange;
}

export interface StrengthChange {
  readonly strength: number;
  /** Its uncertainty. */
  readonly low: number;
  readonly high: number;
  /** Best below. */
  readonly winner: number;
  /** On other trials than those of the search: the winner is best at `high`, another structure at `low`. */
  readonly verified: boolean;
}

/** The plan with the logarithm of every structure effect multiplied by `factor` (>= 0): 0 switches them off, 1 changes nothing. */
export function scaleEffects(plan: Plan, factor: number): Plan {
  return factor === 1 ? plan : { ...plan, effectStrength: (plan.effectStrength ?? 1) * factor };
}

const STEPS = 10;
/** A change is found to this share of the plan's strength. */
const TOLERANCE = 0.01;

/**
 * Looks from the plan's own strength down to 0, in tenths and then by bisection, on common random numbers: every run has
 * the same worlds and the same luck, only the effects are weaker. A change is confirmed on other trials, at both ends of its
 * uncertainty: 1.96 standard errors of the lead each way, at the slope of the last bracket.
 *
 * Trials in which a structure has no data are left out. At strength 0 structures of equal posts are one and the same: there is
 * no winner, and no change.
 * @param known scores of the plan as it is, where it has been simulated over the first `trials` trials or more
 */
export async function effectStrength(experiment: Experiment, trials: number, known?: Scores): Promise<EffectStrength> {
  const complete = (own: Scores): Scores => own.map(keepComplete(own));
  const scoresAt = async (factors: readonly number[], from: number): Promise<Scores[]> => {
    const range = { from, to: from + trials };
    const variants = factors.map((factor) => ({ plan: scaleEffects(experiment.plan, factor), range }));
    return (await scoresOf(experiment, variants)).map(complete);
  };
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => (STEPS - step) / STEPS);
  const asItIs = known && complete(known.map((own) => own.subarray(0, trials)));
  const scores = asItIs ? [asItIs, ...(await scoresAt(steps.slice(1), 0))] : await scoresAt(steps, 0);
  const winner = bestOnAverage(scores[0]);
  const pointsOf = (factors: readonly number[], found: readonly Scores[]): StrengthPoint[] =>
    factors.map((strength, place) => ({ strength, ...standing(found[place], winner) }));
  const pointsAt: PointsAt = async (factors, from) => pointsOf(factors, await scoresAt(factors, from));
  const points = pointsOf(steps, scores);
  const place = points.findIndex((point) => point.winner !== winner);
  const change = place < 0 ? undefined : await findChange([points[place - 1], points[place]], winner, trials, pointsAt);
  return { trials, winner, points, ...(change && { change }) };
}

/** The standing at some strengths, on the trials from `from` on. */
type PointsAt = (factors: readonly number[], from: number) => Promise<StrengthPoint[]>;

async function findChange(
  [ahead, behind]: readonly [StrengthPoint, StrengthPoint],
  winner: number,
  trials: number,
  pointsAt: PointsAt,
): Promise<StrengthChange> {
  let [above, below] = [ahead, behind];
  while (above.strength - below.strength > TOLERANCE) {
    const [middle] = await pointsAt([(above.strength + below.strength) / 2], 0);
    if (middle.winner === winner) above = middle;
    else below = middle;
  }
  const strength = (above.strength + below.strength) / 2;
  const slope = (ahead.lead.mean - behind.lead.mean) / (ahead.strength - behind.strength);
  const width = Math.max(TOLERANCE, (1.96 * Math.max(above.lead.standardError, below.lead.standardError)) / slope);
  const [low, high] = [Math.max(0, strength - width), Math.min(1, strength + width)];
  const [under, over] = await pointsAt([low, high], trials);
  return { strength, low, high, winner: below.winner, verified: over.winner === winner && under.winner !== winner };
}

/** The winner keeps its title where others are exactly level with it. */
function standing(scores: Scores, leader: number): Omit<StrengthPoint, "strength"> {
  const means = scores.map((own) => momentsOf(pairedDifference(scores[leader], own)).mean);
  const rivals = [...means.keys()].filter((structure) => structure !== leader);
  const nearest = rivals.reduce((best, rival) => (means[rival] < means[best] ? rival : best), rivals[0]);
  return {
    winner: means[nearest] < 0 ? nearest : leader,
    lead: estimateOf(pairedDifference(scores[leader], scores[nearest])),
  };
}
