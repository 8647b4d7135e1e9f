import { keepComplete } from "./complete-trials.js";
import type { Estimate } from "./estimate.js";
import { pairedDifference } from "./outcome-samples.js";
import { estimatesOf, type ScoreEstimates } from "./score-estimates.js";
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

/** A run over many trials, of which fewer are simulated again with something changed: it tells how those differ from all. */
export interface ControlRun {
  /** The lead of one structure over another in every trial, and on average. */
  readonly leadOf: (leader: number, rival: number) => { readonly samples: Float64Array; readonly known: Estimate };
}

export function controlOf(scores: readonly Float64Array[]): ControlRun {
  const leads = new Map<number, ReturnType<ControlRun["leadOf"]>>();
  return {
    leadOf: (leader, rival) => {
      const key = leader * scores.length + rival;
      let lead = leads.get(key);
      if (lead === undefined) {
        const samples = pairedDifference(scores[leader], scores[rival]);
        lead = { samples, known: trialMean(samples) };
        leads.set(key, lead);
      }
      return lead;
    },
  };
}

/**
 * How structures stand by the scores of the trials from `from` on, the same trials of another run as the control.
 * @param among places, in the control, of the structures that the scores are of, the leader's too; all of them unless given
 * @param leader its place in the control; so is the winner's
 */
export function controlledStanding(
  scores: readonly Float64Array[],
  control: ControlRun,
  leader: number,
  from: number,
  among: readonly number[] = [...scores.keys()],
): Standing {
  const own = scores[among.indexOf(leader)];
  const leads = among.map((structure, place) =>
    structure === leader
      ? { mean: 0, standardError: 0 }
      : controlledMean(pairedDifference(own, scores[place]), control.leadOf(leader, structure), from),
  );
  const standing = standingOf(leads, among.indexOf(leader));
  return { ...standing, winner: among[standing.winner] };
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

/** The mean of `samples`, the control's trials from `from` on beside them. */
function controlledMean(samples: Float64Array, control: ReturnType<ControlRun["leadOf"]>, from: number): Estimate {
  const { known } = control;
  const pair = [samples, control.samples.subarray(from, from + samples.length)];
  const [own, beside] = pair.map(keepComplete(pair));
  const { count, meanX, meanY, m2X, m2Y, m2XY } = comomentsOf(own, beside);
  const slope = m2Y === 0 ? 0 : m2XY / m2Y;
  const left = Math.max(0, m2X - slope * m2XY) / ((count - 2) * count);
  return {
    mean: meanX - slope * (meanY - known.mean),
    standardError: Math.sqrt(left + (slope * known.standardError) ** 2),
  };
}
