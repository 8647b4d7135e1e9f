import type { Mandate } from "../../organisation/structure.js";
import type { Plan } from "../../simulation/plan.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import type { Estimate } from "../estimate.js";
import { scoresOf, type Experiment, type Variant } from "../experiment.js";
import { pairedDifference } from "../outcome-samples.js";
import { meanOfTrials } from "../standing.js";
import { structureChunks } from "../structure-chunks.js";
import { alternativesOf, CHOICE_OPTIONS } from "./alternatives.js";
import { lastDecided, type ChartedStructure } from "./charted-structure.js";

/** Today's structure if marketing were asked for revenue in it, beside what is best as things are. */
export interface TodayAsked {
  readonly option: Mandate;
  /** Mean advantage of what is best over it, in the direction of the objective, paired; negative where it would be better. */
  readonly shortfall: Estimate;
}

/** What asks most of marketing. */
const ASKED: Mandate = "drive";

/**
 * Whether asking marketing would do what another structure is to do. Undefined where the winner or today's structure has that
 * mandate, since the same mandate for all then tells it, and where today's is the winner or not there.
 * @param usual id of the structure that is best as things are, from the whole run
 */
export async function todayAsked(
  experiment: Experiment,
  charted: readonly ChartedStructure[],
  usual: string,
  today: string | undefined,
  trials: number,
): Promise<TodayAsked | undefined> {
  const variants = askedBeside(experiment.plan, charted, usual, today, trials);
  if (variants === undefined) return undefined;
  const [best, other] = (await scoresOf(experiment, variants)).flat();
  return { option: ASKED, shortfall: meanOfTrials(pairedDifference(best, other), quasiGroups(experiment.plan)) };
}

/** What `todayAsked` may simulate, whichever structure turns out best: who simulates beforehand does not know. */
export function todayAskedVariants(
  plan: Plan,
  charted: readonly ChartedStructure[],
  today: string | undefined,
  trials: number,
): Variant[] {
  return charted.flatMap(({ planned: { id } }) => askedBeside(plan, charted, id, today, trials) ?? []);
}

function askedBeside(
  plan: Plan,
  charted: readonly ChartedStructure[],
  usual: string,
  today: string | undefined,
  trials: number,
): readonly Variant[] | undefined {
  const [best, own] = [usual, today].map((id) => charted.find(({ planned }) => planned.id === id));
  if (best === undefined || own === undefined || best === own) return undefined;
  if ([best, own].some((one) => lastDecided(one).mandate === ASKED)) return undefined;
  const wanted = CHOICE_OPTIONS.filter(({ choice, option }) => choice === "mandate" && option === ASKED);
  const asked = alternativesOf(own, wanted).at(0);
  return asked && structureChunks(plan, [best.planned, asked.structure], { from: 0, to: trials });
}
