import { yieldNow } from "../../foundation/turn.js";
import { TEAMS } from "../../organisation/structure.js";
import type { PlannedStructure } from "../../simulation/plan.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import type { Estimate } from "../estimate.js";
import { scoresOf, type Experiment, type Scores } from "../experiment.js";
import { direction } from "../objective.js";
import { pairedDifference } from "../outcome-samples.js";
import { plainStanding } from "../standing.js";
import { trialMean } from "../trial-mean.js";
import { structureChunks } from "../structure-chunks.js";
import { alternativesOf, CHOICE_OPTIONS, type Alternative, type ChoiceOption } from "./alternatives.js";
import type { ChartedStructure } from "./charted-structure.js";

/** Who is best, and by how much. With one structure alone it is that one, by no lead. */
export interface ChoiceWinner {
  /** Id of the structure with the best mean of the objective. */
  readonly winner: string;
  /** Its mean advantage over the next best, paired; positive whichever direction is better. */
  readonly lead?: Estimate;
  /** Whether it is another than the one that is best as things are. */
  readonly flips: boolean;
}

/** What another option of a choice would do for one structure, all others as they are. */
export interface ChoiceEffect extends ChoiceWinner, Pick<Alternative, "choice" | "option" | "current"> {
  readonly structure: string;
  /** Another structure that this one then is, but for what its managers cost: the choice is to have that one. */
  readonly sameAs?: string;
  /** The structure's objective with the option less its objective as it is, paired. */
  readonly change: Estimate;
}

/** The structures with one option for all of them: the equal-mandate table is one of these. */
export interface EqualChoice extends ChoiceWinner, Pick<ChoiceOption, "choice" | "option"> {
  /** In the order of the plan. */
  readonly structures: readonly EqualChoiceRow[];
}

export interface EqualChoiceRow {
  readonly id: string;
  /** False where the structure has the option anyway, or the choice is not there: it is then as it is. */
  readonly isChanged: boolean;
  readonly objective: Estimate;
  /** Paired: by how much the structure that is best as things are is then better; where the option is that structure's own. */
  readonly shortfall?: Estimate;
}

/** What choices do, beside what is not known: on the same trials, with the same luck, as the run they belong to. */
export interface Choices {
  readonly trials: number;
  readonly asTheyAre: Omit<ChoiceWinner, "flips">;
  /** Structure by structure, choice by choice. */
  readonly effects: readonly ChoiceEffect[];
  /** Choice by choice, as far as the option changes any structure. */
  readonly equal: readonly EqualChoice[];
}

/**
 * Simulates every structure of the experiment's plan with every option of every choice, over the first `trials` trials.
 * @param known scores of the plan as it is, where it has been simulated over these trials or more
 */
export async function analyseChoices(
  experiment: Experiment,
  charted: readonly ChartedStructure[],
  trials: number,
  known?: Scores,
): Promise<Choices> {
  const alternatives: Alternative[][] = [];
  for (const own of charted) {
    await yieldNow(experiment.signal);
    alternatives.push(alternativesOf(own));
  }
  const structures = [
    ...(known === undefined ? charted.map(({ planned }) => planned) : []),
    ...alternatives.flat().map(({ structure }) => structure),
  ];
  const chunks = structureChunks(experiment.plan, structures, { from: 0, to: trials });
  const scores = (await scoresOf(experiment, chunks)).flat();
  const ids = charted.map(({ planned }) => planned.id);
  const asIs = known?.map((own) => own.subarray(0, trials)) ?? scores.splice(0, ids.length);
  const rest = scores.values();
  const scored = alternatives.map((own) =>
    own.map((alternative) => ({ alternative, scores: rest.next().value ?? asIs[0] })),
  );
  const judge = judgeOf(experiment, ids, asIs);
  const made = new Map(charted.map(({ planned }) => [makeOf(planned), planned.id]));
  const effects = scored.flatMap((own, place) =>
    own.map(({ alternative, scores: changed }) => {
      const sameAs = made.get(makeOf(alternative.structure));
      return { ...effectOf(judge, place, alternative, changed), ...(sameAs !== undefined && { sameAs }) };
    }),
  );
  const equal = CHOICE_OPTIONS.flatMap((option) => {
    const changed = scored.map((own) => own.find(({ alternative }) => isOption(alternative, option))?.scores);
    return changed.some((own) => own !== undefined) ? [equalChoice(judge, option, changed)] : [];
  });
  const { winner, lead } = judge.winnerOf(asIs);
  return { trials, asTheyAre: { winner, ...(lead && { lead }) }, effects, equal };
}

/** All that makes a structure but what its managers cost; terms in any order. */
function makeOf({ states }: PlannedStructure): string {
  const made = states.map(({ from, posts, effects, neutral, overrides }) => ({
    from,
    posts: TEAMS.map((team) => posts[team]),
    neutral,
    overrides: overrides.map((override) => JSON.stringify(override)).sort(),
    effects: effects.map((term) => JSON.stringify(term)).sort(),
  }));
  return JSON.stringify(made);
}

export const isOption = (
  alternative: Pick<ChoiceOption, "choice" | "option">,
  { choice, option }: Pick<ChoiceOption, "choice" | "option">,
): boolean => alternative.choice === choice && alternative.option === option;

/** What scores are held against. */
interface Judge {
  readonly ids: readonly string[];
  readonly asIs: Scores;
  /** Independent groups of the trials; undefined: they are independent. */
  readonly groups: number | undefined;
  /** 1 if more of the objective is better, -1 if less. */
  readonly sign: 1 | -1;
  readonly winnerOf: (scores: Scores) => ChoiceWinner;
}

function judgeOf(
  { plan, objective }: Pick<Experiment, "plan" | "objective">,
  ids: readonly string[],
  asIs: Scores,
): Judge {
  const groups = quasiGroups(plan);
  const leaderNow = leaderOf(asIs, groups).leader;
  return {
    ids,
    asIs,
    groups,
    sign: direction(objective),
    winnerOf: (scores) => {
      const { leader, lead } = leaderOf(scores, groups);
      return { winner: ids[leader], ...(lead && { lead }), flips: leader !== leaderNow };
    },
  };
}

function leaderOf(scores: Scores, groups: number | undefined): { readonly leader: number; readonly lead?: Estimate } {
  return scores.length === 1 ? { leader: 0 } : plainStanding(scores, groups);
}

function effectOf(
  { ids, asIs, groups, sign, winnerOf }: Judge,
  place: number,
  alternative: Alternative,
  changed: Float64Array,
) {
  const { choice, option, current } = alternative;
  const change = estimateOf(pairedDifference(changed, asIs[place]), sign, groups);
  return { structure: ids[place], choice, option, current, change, ...winnerOf(asIs.with(place, changed)) };
}

function equalChoice(
  { ids, asIs, groups, sign, winnerOf }: Judge,
  { choice, option }: Pick<ChoiceOption, "choice" | "option">,
  changed: readonly (Float64Array | undefined)[],
): EqualChoice {
  const scores = asIs.map((own, place) => changed[place] ?? own);
  const structures = ids.map((id, place) => ({
    id,
    isChanged: changed[place] !== undefined,
    objective: estimateOf(scores[place], sign, groups),
  }));
  return { choice, option, structures, ...winnerOf(scores) };
}

/** Of scores, in the objective's own direction. NaN without data. */
function estimateOf(scores: Float64Array, sign: 1 | -1, groups: number | undefined): Estimate {
  const { mean, standardError } = trialMean(scores, groups);
  return { mean: sign === 1 ? mean : 0 - mean, standardError };
}
