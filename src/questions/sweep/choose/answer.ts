import type { Problem } from "../../../foundation/problem.js";
import type { OutcomeId } from "../../../funnel/outcomes.js";
import type { Scenario } from "../../../scenario/scenario.js";
import { createRunner } from "../../../simulation/create-runner.js";
import { choiceOf, POSITIVE, TRUTH, validateOptions, type OptionRules } from "../../options/library.js";
import type { CheckedWhatIfs } from "../check-what-ifs.js";
import { checkedFiles, WHAT_IF_RULES, type ScenarioSource, type WhatIfOptions } from "../what-if-options.js";
import { criterionBy, RANKED, requirePaired } from "./asked.js";
import { choiceWork, chooseScenario } from "./choose-scenario.js";
import type { ChoiceFigures } from "./record.js";

export interface ChooseBestOptions extends WhatIfOptions {
  /** What is best: the best mean of this outcome; default: of the objective. */
  readonly best?: OutcomeId | "objective";
  /** The most that mean total_cost may be, > 0; default: no bound. */
  readonly budget?: number;
  /** Leaves out the worse half from round to round, with twice the trials for the others. */
  readonly halving?: boolean;
}

/** What is best of all structures of all what-ifs of one file. */
export interface ChosenFile extends ChoiceFigures {
  readonly scenario: Scenario;
  /** Why some what-ifs are no scenario, each kind of reason once. */
  readonly problems: readonly Problem[];
  /** Trials of those near the best. */
  readonly trials: number;
  readonly partial: boolean;
}

export interface ChooseBestResult {
  readonly scenarios: readonly ChosenFile[];
}

const CHOOSE_BEST_RULES: OptionRules<ChooseBestOptions> = {
  ...WHAT_IF_RULES,
  best: choiceOf({ choices: ["objective", ...RANKED] }),
  budget: POSITIVE,
  halving: TRUTH,
};

/**
 * Chooses the structure of the what-if with the best mean of an outcome, of those whose mean cost lies within a budget, on common luck.
 * Rejects with the signal's reason where it has aborted before anything was finished.
 * @throws InvalidInput for what is wrong with the options or a scenario; a what-if that is no scenario stops no other
 */
export async function chooseBest(
  sources: readonly ScenarioSource[],
  options: ChooseBestOptions = {},
): Promise<ChooseBestResult> {
  validateOptions(options, CHOOSE_BEST_RULES);
  const { best = "objective", budget = Infinity, halving = false } = options;
  const { indifference, runner = createRunner(), signal, onProgress } = options;
  const criterion = criterionBy(best, { budget, halving });
  const scenarios: ChosenFile[] = [];
  const work = { of: (checked: CheckedWhatIfs) => choiceWork(checked, criterion), halving };
  for await (const { checked } of checkedFiles(sources, options, work)) {
    if (scenarios.length > 0 && signal?.aborted === true) break;
    requirePaired([checked], criterion);
    const { figures, trials, partial } = await chooseScenario(checked, criterion, {
      runner,
      indifference,
      signal,
      onProgress,
    });
    scenarios.push({ ...figures, scenario: checked.prepared.scenario, problems: checked.problems, trials, partial });
  }
  return { scenarios };
}
