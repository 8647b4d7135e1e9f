import type { Block } from "../../simulation/block.js";
import { comomentsOf } from "../../statistics/comoments.js";
import { momentsOf, standardErrorOfMean } from "../../statistics/moments.js";
import { planAt, type Positions } from "./guess.js";
import { trialScores, type FlipRun, type FlipSamples } from "./samples.js";

/** Lead of one structure over another: mean difference of the objective, positive = ahead. */
export interface Lead {
  readonly mean: number;
  readonly standardError: number;
}

/** How the structures stand with some guesses held. */
export interface Standing {
  /** Place of the structure with the best mean. */
  readonly winner: number;
  /** Lead of the base run's leader over each structure; 0 over itself. */
  readonly leads: readonly Lead[];
  /** Its smallest lead over a rival: below 0 once another structure is best. */
  readonly lead: Lead;
}

/** A fresh run with these guesses held. */
export type Probe = (positions: Positions) => Promise<Standing>;

/**
 * Fresh runs over the trials `from` .. `to` - 1 of the base run, with some guesses held: the others keep their draws and
 * their luck. Where the same trials stand in the base run is known, and so is the base run's mean over many more trials: it
 * serves as a control variate with the estimated best coefficient (Lavenberg & Welch 1981, "A perspective on the use of
 * control variables to increase the efficiency of Monte Carlo simulations", Management Science 27, section 3).
 */
export function createProbe(run: FlipRun, base: FlipSamples, leader: number, from: number, to: number): Probe {
  return async (positions) => controlledStanding(await heldScores(run, positions, from, to), base.scores, leader, from);
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

/** The objective, more is better, per structure and trial `from` .. `to` - 1 with some guesses held. */
export async function heldScores(
  { plan, objective, executor, signal }: FlipRun,
  positions: Positions,
  from: number,
  to: number,
): Promise<Float64Array[]> {
  const scores = plan.structures.map(() => new Float64Array(to - from));
  const take = (block: Block): void => {
    trialScores(block, objective, scores.length).forEach((own, structure) => {
      scores[structure].set(own, block.firstTrial - from);
    });
  };
  await executor(planAt(plan, positions), { from, to }, { inputs: false, tallies: false }, take, signal);
  return scores;
}

/** How the structures stand by these scores (structure, trial), and which of them leads. */
export function plainStanding(scores: readonly Float64Array[]): Standing & { readonly leader: number } {
  const against = (leader: number): Lead[] =>
    scores.map((_, structure) => meanOf(leadSamples(scores, leader, structure)));
  const leader = standingOf(against(0), 0).winner;
  return { leader, ...standingOf(against(leader), leader) };
}

function standingOf(leads: readonly Lead[], leader: number): Standing {
  const rivals = leads.map((_, place) => place).filter((place) => place !== leader);
  const nearest = rivals.reduce((best, place) => (leads[place].mean < leads[best].mean ? place : best), rivals[0]);
  return { leads, lead: leads[nearest], winner: leads[nearest].mean < 0 ? nearest : leader };
}

function leadSamples(scores: readonly Float64Array[], leader: number, structure: number): Float64Array {
  return scores[leader].map((score, trial) => score - scores[structure][trial]);
}

function meanOf(samples: Float64Array): Lead {
  const moments = momentsOf(samples.filter((value) => !Number.isNaN(value)));
  return { mean: moments.mean, standardError: standardErrorOfMean(moments) };
}

/** The mean of `samples`, the base run's trials `from` on as the control. */
function controlledMean(samples: Float64Array, base: Float64Array, from: number): Lead {
  const places = Array.from(samples.keys()).filter((place) => !Number.isNaN(samples[place] + base[from + place]));
  const own = places.map((place) => samples[place]);
  const control = places.map((place) => base[from + place]);
  const { count, meanX, meanY, m2X, m2Y, m2XY } = comomentsOf(own, control);
  const slope = m2Y === 0 ? 0 : m2XY / m2Y;
  const known = meanOf(base);
  const left = Math.max(0, m2X - slope * m2XY) / ((count - 2) * count);
  return {
    mean: meanX - slope * (meanY - known.mean),
    standardError: Math.sqrt(left + (slope * known.standardError) ** 2),
  };
}
