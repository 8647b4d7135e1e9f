import type { TrialRange } from "../../simulation/runner.js";
import { scoresOf, type Experiment, type Variant } from "../experiment.js";
import { planAt, type Positions } from "../uncertain-assumptions.js";
import type { BaseRun } from "../base-run.js";
import type { FlipSearch } from "./search.js";
import { controlledStanding, controlOf, type Standing } from "../standing.js";

/** Fresh runs, each with some assumptions held, as one batch. */
export type Probe = (questions: readonly FlipSearch[]) => Promise<Standing[]>;

export interface ProbeSettings {
  readonly experiment: Experiment;
  readonly base: BaseRun;
  /** Place of the structure whose leads are asked for. */
  readonly leader: number;
  /** Trials of a fresh run: the first of the base run to search, the next ones to verify. */
  readonly trials: number;
}

/**
 * Fresh runs over trials of the base run, with some assumptions held: the others keep their draws and their luck. Where the same
 * trials stand in the base run is known, and so is the base run's mean over many more trials: it serves as a control variate
 * with the estimated best coefficient (Lavenberg & Welch 1981, "A perspective on the use of control variables to increase the
 * efficiency of Monte Carlo simulations", Management Science 27, section 3).
 */
export function createProbe({ experiment, base, leader, trials }: ProbeSettings): Probe {
  const control = controlOf(base.scores);
  return async (questions) => {
    const asked = questions.map(({ positions, trials: which, rival }) => {
      const from = which === "search" ? 0 : trials;
      const among = rival === undefined ? [...base.scores.keys()] : [leader, rival];
      const variant = heldVariant(experiment, positions, { from, to: from + trials });
      const structures = among.map((structure) => variant.plan.structures[structure]);
      return { among, from, variant: { ...variant, plan: { ...variant.plan, structures } } };
    });
    const scores = await scoresOf(
      { ...experiment, isProbing: true },
      asked.map(({ variant }) => variant),
    );
    return scores.map((own, place) => controlledStanding(own, control, leader, asked[place].from, asked[place].among));
  };
}

/** The plan with some assumptions held. */
export function heldVariant({ plan }: Experiment, positions: Positions, range: TrialRange): Variant {
  return { plan: planAt(plan, positions), range };
}
