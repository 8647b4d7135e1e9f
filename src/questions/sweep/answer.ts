import type { Problem } from "../../foundation/problem.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import type { Scenario } from "../../scenario/scenario.js";
import { createRunner } from "../../simulation/create-runner.js";
import { OUTCOME_LIST, validateOptions, type OptionRules } from "../options/library.js";
import { acrossFiles } from "./across-files.js";
import type { SweepFigures, SweepRest } from "./record.js";
import { sweepScenario } from "./sweep-scenario.js";
import { checkedFiles, WHAT_IF_RULES, type ScenarioSource, type WhatIfOptions } from "./what-if-options.js";

export interface SweepOptions extends WhatIfOptions {
  /** Outcomes to tell of, besides the objective and total_cost. */
  readonly outcomes?: readonly OutcomeId[];
}

/** What came of the what-ifs of one file. */
export interface SweptFile extends SweepFigures {
  readonly scenario: Scenario;
  /** Why some what-ifs are no scenario, each kind of reason once. */
  readonly problems: readonly Problem[];
  readonly partial: boolean;
}

export interface SweepResult extends SweepRest {
  readonly scenarios: readonly SweptFile[];
}

const SWEEP_RULES: OptionRules<SweepOptions> = { ...WHAT_IF_RULES, outcomes: OUTCOME_LIST };

/**
 * Simulates what-ifs of scenarios on common luck, and tells which structure is best in each.
 * Rejects with the signal's reason where it has aborted before anything was finished.
 * @throws InvalidInput for what is wrong with the options or a scenario; a what-if that is no scenario stops no other
 */
export async function sweep(sources: readonly ScenarioSource[], options: SweepOptions = {}): Promise<SweepResult> {
  validateOptions(options, SWEEP_RULES);
  const { outcomes = [], indifference, runner = createRunner(), signal, onProgress } = options;
  const scenarios: SweptFile[] = [];
  for await (const { checked, method } of checkedFiles(sources, options, { of: ({ work }) => work })) {
    const swept = await sweepScenario(checked, method, { runner, outcomes, indifference, signal, onProgress });
    if (swept === undefined) {
      if (scenarios.length === 0) signal?.throwIfAborted();
      break;
    }
    const { figures, partial } = swept;
    const { prepared, problems } = checked;
    scenarios.push({ ...figures, scenario: prepared.scenario, problems, partial });
  }
  return { scenarios, ...acrossFiles(scenarios) };
}
