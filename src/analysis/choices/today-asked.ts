import type { Mandate } from "../../organisation/structure.js";
import type { Plan } from "../../simulation/plan.js";
import type { Estimate } from "../estimate.js";
import type { Variant } from "../experiment.js";
import type { ScoreEstimates } from "../score-estimates.js";
import { structureChunks } from "../structure-chunks.js";
import { lastDecided, type ChartedStructure } from "./charted-structure.js";
import { withMandate } from "./equal-mandate.js";

/** Today's structure if marketing were asked for revenue in it, beside what is best as things are. */
export interface TodayAsked {
  readonly option: Mandate;
  /** Mean advantage of what is best over it, in the direction of the objective, paired; negative where it would be better. */
  readonly shortfall: Estimate;
}

/** What asks most of marketing. */
const ASKED: Mandate = "drive";

/**
 * Whether asking marketing would do what another structure is to do.
 * @param estimates of the two that `askedBeside` simulates
 */
export const todayAsked = (estimates: ScoreEstimates): TodayAsked => ({
  option: ASKED,
  shortfall: estimates.leadOf(0, 1),
});

/**
 * What simulates the structure that is best as things are, and today's if marketing were asked. Undefined where one of them has that
 * mandate, since the same mandate for all then tells it, and where today's is the best or not there.
 * @param usual id of the structure that is best as things are, from the whole run
 */
export function askedBeside(
  plan: Plan,
  charted: readonly ChartedStructure[],
  usual: string,
  today: string | undefined,
  trials: number,
): readonly Variant[] | undefined {
  const [best, own] = [usual, today].map((id) => charted.find(({ planned }) => planned.id === id));
  if (best === undefined || own === undefined || best === own) return undefined;
  if ([best, own].some((one) => lastDecided(one).mandate === ASKED)) return undefined;
  const asked = withMandate(own, ASKED);
  return asked && structureChunks(plan, [best.planned, asked], { from: 0, to: trials });
}
