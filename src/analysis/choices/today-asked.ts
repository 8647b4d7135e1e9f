import type { Mandate } from "../../organisation/structure.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import type { Estimate } from "../estimate.js";
import { scoresOf, type Experiment } from "../experiment.js";
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
 * mandate: the same mandate for all then tells it.
 * @param usual the structure that is best as things are, from the whole run
 */
export async function todayAsked(
  experiment: Experiment,
  usual: ChartedStructure,
  today: ChartedStructure,
  trials: number,
): Promise<TodayAsked | undefined> {
  if ([usual, today].some((one) => lastDecided(one).mandate === ASKED)) return undefined;
  const wanted = CHOICE_OPTIONS.filter(({ choice, option }) => choice === "mandate" && option === ASKED);
  const [asked] = alternativesOf(today, wanted);
  if (asked === undefined) return undefined;
  const chunks = structureChunks(experiment.plan, [usual.planned, asked.structure], { from: 0, to: trials });
  const [best, other] = (await scoresOf(experiment, chunks)).flat();
  return { option: ASKED, shortfall: meanOfTrials(pairedDifference(best, other), quasiGroups(experiment.plan)) };
}
