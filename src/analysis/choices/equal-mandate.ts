import type { Mandate } from "../../organisation/structure.js";
import type { Plan } from "../../simulation/plan.js";
import type { Variant } from "../experiment.js";
import { direction, type Objective } from "../objective.js";
import type { ScoreEstimates } from "../score-estimates.js";
import { standingBy } from "../standing.js";
import { structureChunks } from "../structure-chunks.js";
import { alternativesOf, CHOICE_OPTIONS } from "./alternatives.js";
import { lastDecided, type ChartedStructure } from "./charted-structure.js";
import { isOption, type EqualChoice } from "./choice-effects.js";

/** All structures with one mandate. */
export interface OneMandate {
  readonly mandate: Mandate;
  /** What simulates them, one after the other. */
  readonly variants: readonly Variant[];
}

/** The mandates that may be asked for, whichever structure turns out best: who simulates beforehand does not know. */
export function oneMandateEach(plan: Plan, charted: readonly ChartedStructure[], trials: number): OneMandate[] {
  const mandates = new Set(charted.map((own) => lastDecided(own).mandate));
  return [...mandates].map((mandate) => oneMandate(plan, charted, mandate, trials));
}

export function oneMandate(
  plan: Plan,
  charted: readonly ChartedStructure[],
  mandate: Mandate,
  trials: number,
): OneMandate {
  const structures = charted.map((own) => withMandate(own, mandate) ?? own.planned);
  return { mandate, variants: structureChunks(plan, structures, { from: 0, to: trials }) };
}

/** Undefined where it has the mandate anyway. */
export function withMandate(own: ChartedStructure, mandate: Mandate) {
  const wanted = CHOICE_OPTIONS.filter((one) => isOption(one, { choice: "mandate", option: mandate }));
  return alternativesOf(own, wanted).at(0)?.structure;
}

/**
 * The mandate of the structure that is best as things are, for all: whether its lead is a matter of lines or of what is asked of
 * marketing. What a verdict needs, and no more.
 * @param estimates of all structures with that mandate, in the order of the plan
 * @param usual id of the structure that is best as things are, from the whole run
 */
export function equalMandate(
  estimates: ScoreEstimates,
  charted: readonly ChartedStructure[],
  objective: Objective,
  usual: string,
): EqualChoice {
  const ids = charted.map(({ planned }) => planned.id);
  const leaderNow = ids.indexOf(usual);
  const { mandate } = lastDecided(charted[leaderNow]);
  const sign = direction(objective);
  const structures = charted.map((own, place) => {
    const { mean, standardError } = estimates.meanOf(place);
    return {
      id: ids[place],
      isChanged: withMandate(own, mandate) !== undefined,
      objective: { mean: sign === 1 ? mean : 0 - mean, standardError },
      shortfall: estimates.leadOf(leaderNow, place),
    };
  });
  const { leader, lead } = standingBy(estimates);
  return { choice: "mandate", option: mandate, structures, winner: ids[leader], lead, flips: leader !== leaderNow };
}
