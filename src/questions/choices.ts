import { analyseChoices, type Choices } from "../analysis/choices/choice-effects.js";
import { chartedStructures } from "../scenario/charted-structures.js";
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

/** What another mandate, role or background of the deciding manager, manager cost or post would do to each structure and to the winner. */
export function choicesOf(
  scenario: Scenario,
  { trials = Math.max(1, Math.floor(scenario.trials / 5)), runner = createRunner(), signal }: ChoicesOptions = {},
): Promise<Choices> {
  const { plan, objective } = scenario;
  return analyseChoices({ plan, objective, runner, signal }, chartedStructures(scenario), trials);
}
