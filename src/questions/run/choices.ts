import { equalMandate, oneMandate, oneMandateEach } from "../../analysis/choices/equal-mandate.js";
import type { ChartedStructure } from "../../analysis/choices/charted-structure.js";
import { lastDecided } from "../../analysis/choices/charted-structure.js";
import type { EqualChoice } from "../../analysis/choices/choice-effects.js";
import { askedBeside, todayAsked, type TodayAsked } from "../../analysis/choices/today-asked.js";
import { scoresOfEach, type Experiment, type Scores, type Variant } from "../../analysis/experiment.js";
import { canRank } from "../../analysis/objective.js";
import type { ScoreEstimates } from "../../analysis/score-estimates.js";
import { chartedStructures } from "../../scenario/charted-structures.js";
import type { Scenario } from "../../scenario/scenario.js";
import { choiceTrials } from "../choice-trials.js";

/** Structures decided otherwise than a scenario has them, whose scores its run may want. */
export interface ChoiceSet {
  readonly id: string;
  /** How many. */
  readonly structures: number;
  /** What simulates them, one after the other. */
  readonly variants: readonly Variant[];
}

/** All that may be wanted, whichever structure turns out best: who simulates beforehand does not know. */
export function choiceSets(scenario: Scenario): ChoiceSet[] {
  const { plan, trials, today, objective } = scenario;
  if (plan.structures.length < 2 || !canRank(objective)) return [];
  const [charted, most] = [chartedStructures(scenario), choiceTrials(trials)];
  const mandates = hasOneMandate(scenario) ? [] : oneMandateEach(plan, charted, most);
  return [
    ...mandates.map(({ mandate, variants }) => mandateSet(charted, mandate, variants)),
    ...charted.flatMap(({ planned: { id } }) => todaySet(id, askedBeside(plan, charted, id, today, most))),
  ];
}

const mandateSet = (
  charted: readonly ChartedStructure[],
  mandate: string,
  variants: readonly Variant[],
): ChoiceSet => ({
  id: `mandate ${mandate}`,
  structures: charted.length,
  variants,
});

const todaySet = (id: string, variants: readonly Variant[] | undefined): ChoiceSet[] =>
  variants ? [{ id: `today beside ${id}`, structures: 2, variants }] : [];

/** Whether all structures have the same mandate. */
export const hasOneMandate = ({ structures: [first, ...others] }: Scenario): boolean =>
  others.every(({ mandate }) => mandate === first.mandate);

export interface JudgedChoices {
  /** Absent where it changes no structure, or all have one mandate. */
  readonly equalMandate?: EqualChoice;
  readonly todayAsked?: TodayAsked;
}

/** What scores of a set come to; undefined where a number overflowed in them. */
export type EstimateSet = (set: ChoiceSet) => Promise<ScoreEstimates | undefined>;

/**
 * What becomes of a run's winner with equal mandates, and where marketing is asked today; undefined where a number overflowed.
 * @param winner its id
 * @param trials of the run
 */
export async function judgeChoices(
  scenario: Scenario,
  winner: string,
  trials: number,
  estimate: EstimateSet,
): Promise<JudgedChoices | undefined> {
  const { plan, objective, today } = scenario;
  const charted = chartedStructures(scenario);
  const most = choiceTrials(trials);
  const best = charted.find(({ planned }) => planned.id === winner);
  let equal: EqualChoice | undefined;
  if (best && !hasOneMandate(scenario)) {
    const { mandate, variants } = oneMandate(plan, charted, lastDecided(best).mandate, most);
    const estimates = await estimate(mandateSet(charted, mandate, variants));
    if (estimates === undefined) return undefined;
    equal = equalMandate(estimates, charted, objective, winner);
  }
  const beside = todaySet(winner, askedBeside(plan, charted, winner, today, most)).at(0);
  const asked = beside && (await estimate(beside));
  if (beside !== undefined && asked === undefined) return undefined;
  return {
    ...(equal?.structures.some(({ isChanged }) => isChanged) === true && { equalMandate: equal }),
    ...(asked && { todayAsked: todayAsked(asked) }),
  };
}

/** Of each set, all simulated as one batch: the scores of all its structures, by trial; undefined where a number overflowed. */
export async function scoresOfSets(
  experiment: Experiment,
  sets: readonly ChoiceSet[],
): Promise<readonly (Scores | undefined)[]> {
  const scores = await scoresOfEach(
    experiment,
    sets.flatMap(({ variants }) => variants),
  );
  let at = 0;
  return sets.map(({ variants }) => {
    const own = scores.slice(at, (at += variants.length));
    return own.includes(undefined) ? undefined : own.flatMap((of) => of ?? []);
  });
}
