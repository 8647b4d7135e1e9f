import { analyseChoices, type Choices } from "../analysis/choices/choice-effects.js";
import { chartedStructures } from "../scenario/charted-structures.js";
import {
  CALLBACK,
  SIGNAL,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "./options/library.js";
import type { Scenario } from "../scenario/scenario.js";
import { createRunner } from "../simulation/create-runner.js";
import type { Runner } from "../simulation/runner.js";

export interface ChoicesOptions {
  /** Default: a fifth of the scenario's. */
  readonly trials?: number;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  readonly signal?: AbortSignal | undefined;
}

const CHOICES_RULES: OptionRules<ChoicesOptions> = {
  trials: wholeWithin("trials"),
  runner: CALLBACK,
  signal: SIGNAL,
};

/** What another mandate, role or background of the deciding manager, manager cost or post would do to each structure and to the winner. */
export async function choicesOf(scenario: Scenario, options: ChoicesOptions = {}): Promise<Choices> {
  requireScenario(scenario);
  validateOptions(options, CHOICES_RULES);
  const { trials = Math.max(1, Math.floor(scenario.trials / 5)), runner = createRunner(), signal } = options;
  const { plan, objective } = scenario;
  return analyseChoices({ plan, objective, runner, signal }, chartedStructures(scenario), trials);
}
