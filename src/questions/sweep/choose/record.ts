import * as z from "zod";
import { estimate, figure, textList, whole } from "../../../report/result/figure.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";

/** A structure of a what-if. */
const candidate = z.object({
  variant: z.string(),
  /** In the order of `parameters`. */
  values: textList,
  structure: z.string(),
  /** How many other candidates are the same in every trial: it is the first of them. */
  same: whole,
  /** The first few of these. */
  alike: z.array(z.object({ variant: z.string(), values: textList, structure: z.string() })).readonly(),
  /** Trials that it had: fewer than the scenario's where halving left it out before. */
  trials: whole,
  /** Mean of the outcome that is chosen by, and of total_cost. */
  mean: estimate,
  cost: estimate,
  /** Whether the mean cost lies within the budget by more than three standard errors, beyond it by as many, or neither. */
  budget: z.enum(["within", "beyond", "untold"]),
  /** Paired, over the trials that both have: how much worse it is than the best; negative where it is better. 0 for the best. */
  shortfall: estimate,
  /** Paired: its cost less that of the best. */
  costChange: estimate,
  /** P(best) among those near whose mean cost is within the budget. */
  probabilityBest: estimate.exactOptional(),
});

/** What is chosen of all structures of all what-ifs. */
export const choiceFiguresSchema = z.object({
  parameters: z.array(z.object({ key: z.string(), values: textList })).readonly(),
  /** What is best: id of an outcome, or `objective` for a mix of outcomes. */
  outcome: z.string(),
  outcomeLabel: z.string(),
  /** The most that mean total_cost may be; absent: no bound. */
  limit: figure.exactOptional(),
  /** What a difference must exceed to matter, in the unit of the outcome; of nothing to choose from null. */
  indifference: figure,
  method: z.enum(["full", "halving"]),
  /** What-ifs it is chosen from, and their structures. */
  whatIfs: whole,
  candidates: whole,
  /** Of a choice that an interrupt cut short: how many there were to choose from, and how many rounds. */
  planned: z.object({ whatIfs: whole, candidates: whole, rounds: whole }).exactOptional(),
  /** So many candidates had so many trials. */
  rounds: z.array(z.object({ candidates: whole, trials: whole })).readonly(),
  /** Structures times trials that were simulated, and that a full simulation takes. */
  work: z.object({ simulated: whole, full: whole }),
  /** The best first, then those near it; empty where no mean cost lies within the budget. */
  near: z.array(candidate).readonly(),
  /** The best of those that the budget leaves out, over the trials that it had. */
  excluded: candidate.exactOptional(),
  /** Where nothing lies within the budget: that of least mean cost. */
  cheapest: candidate.exactOptional(),
  /** Left out by the budget, for want of data, and because they are no scenario. */
  beyond: whole,
  noData: whole,
  invalid: z.array(z.object({ variant: z.string(), values: textList })).readonly(),
});

export type ChoiceFigures = z.output<typeof choiceFiguresSchema>;
export type CandidateRecord = z.output<typeof candidate>;
export type ChoiceRecord = ScenarioHeader & ChoiceFigures;
