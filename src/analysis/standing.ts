import type { Estimate } from "./estimate.js";
import { estimatesOf, leadSamples, type ScoreEstimates } from "./score-estimates.js";
import { comomentsOf } from "../statistics/comoments.js";
import { trialMean } from "./trial-mean.js";

/** How the structures stand with some assumptions held. */
export interface Standing {
  /** Place of the structure with the best mean. */
  readonly winner: number;
  /** Lead of the base run's leader over each structure: mean difference of the objective, positive = ahead; 0 over itself. */
  readonly leads: readonly Estimate[];
  /** Its smallest lead over a rival: below 0 once another structure is best. */
  readonly lead: Estimate;
}

/** How the structures stand by the scores of the trials from `from` on, the same trials of the base run as the control. */
export function controlledStanding(
  scores: readonly Float64Array[],
  base: readonly Float64Array[],
  leader: number,
  from: number,
): Standing {
  const leads = scores.map((_, structure) =>
    structure === leader
      ? { mean: 0, standardError: 0 }
      : controlledMean(leadSamples(scores, leader, structure), leadSamples(base, leader, structure), from),
  );
  return standingOf(leads, leader);
}

/**
 * How the structures stand by these scores (structure, trial), and which of them leads.
 * @param groups independent groups of the trials; absent: they are independent
 */
export function plainStanding(
  scores: readonly Float64Array[],
  groups?: number,
): Standing & { readonly leader: number } {
  return standingBy(estimatesOf(scores, groups));
}

/** The same by what the scores come to. */
export function standingBy({ structures, leadOf }: ScoreEstimates): Standing & { readonly leader: number } {
  const against = (leader: number): Estimate[] =>
    Array.from({ length: structures }, (_, structure) => leadOf(leader, structure));
  const leader = standingOf(against(0), 0).winner;
  return { leader, ...standingOf(against(leader), leader) };
}

function standingOf(leads: readonly Estimate[], leader: number): Standing {
  const rivals = leads.map((_, place) => place).filter((place) => place !== leader);
  const nearest = rivals.reduce((best, place) => (leads[place].mean < leads[best].mean ? place : best), rivals[0]);
  return { leads, lead: leads[nearest], winner: leads[nearest].mean < 0 ? nearest : leader };
}

/** The mean of `samples`, the base run's trials `from` on as the control. */
function controlledMean(samples: Float64Array, base: Float64Array, from: number): Estimate {
  const places = Array.from(samples.keys()).filter((place) => !Number.isNaN(samples[place] + base[from + place]));
  const own = places.map((place) => samples[place]);
  const control = places.map((place) => base[from + place]);
  const { count, meanX, meanY, m2X, m2Y, m2XY } = comomentsOf(own, control);
  const slope = m2Y === 0 ? 0 : m2XY / m2Y;
  const known = trialMean(base);
  const left = Math.max(0, m2X - slope * m2XY) / ((count - 2) * count);
  return {
    mean: meanX - slope * (meanY - known.mean),
    standardError: Math.sqrt(left + (slope * known.standardError) ** 2),
  };
}
