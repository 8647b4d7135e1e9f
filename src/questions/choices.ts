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
import { choiceTrials } from "./choice-trials.js";
import type { Scenario } from "../scenario/scenario.js";
import { createRunner } from "../simulation/create-runner.js";
import type { Runner } from "../simulation/runner.js";

export interface ChoicesOptions {
  /** Default: a fifth of the scenario's. */
  readonly trials?: number;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every block with the trials of all variants simulated so far. */
  readonly onProgress?: (trials: number) => void;
}

const CHOICES_RULES: OptionRules<ChoicesOptions> = {
  trials: wholeWithin("trials"),
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
};

/** What another mandate, role or background of the deciding manager, manager cost or post would do to each structure and to the winner. */
export async function choicesOf(scenario: Scenario, options: ChoicesOptions = {}): Promise<Choices> {
  requireScenario(scenario);
  validateOptions(options, CHOICES_RULES);
  const { trials = choiceTrials(scenario.trials), runner = createRunner(), signal, onProgress } = options;
  const { plan, objective } = scenario;
  let done = 0;
  const told: Runner = (jobs, onBlock, until) =>
    runner(
      jobs,
      (block, job) => {
        done += block.trials;
        onProgress?.(done);
        return onBlock(block, job);
      },
      until,
    );
  return analyseChoices({ plan, objective, runner: told, signal }, chartedStructures(scenario), trials);
}
