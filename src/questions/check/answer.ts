import { runChecks, type CheckResult } from "../../analysis/checks/run-checks.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { createRunner } from "../../simulation/create-runner.js";
import {
  CALLBACK,
  CONFIDENCE,
  SIGNAL,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";
import type { Runner } from "../../simulation/runner.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "no-checks": { file: string };
  }
}

export interface CheckRunOptions {
  /** P(no look at a check says pass or fail wrongly), for each check on its own; default 0.99. */
  readonly confidence?: number;
  /** Trials after which a check stays undecided; default 200,000. */
  readonly maxTrials?: number;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting leaves what is not decided undecided. */
  readonly signal?: AbortSignal;
  /** Called after every block with the checks decided so far and the trials simulated. */
  readonly onProgress?: (decided: number, trials: number) => void;
}

const DEFAULT_CONFIDENCE = 0.99;
const DEFAULT_MAX_TRIALS = 200_000;

const CHECK_RULES: OptionRules<CheckRunOptions> = {
  confidence: CONFIDENCE,
  maxTrials: wholeWithin("maxTrials"),
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
};

/**
 * Decides the checks of a scenario, in their order.
 * @throws InvalidInput for a scenario without checks: nothing asserted is not a pass
 */
export async function check(scenario: Scenario, options: CheckRunOptions = {}): Promise<readonly CheckResult[]> {
  requireScenario(scenario);
  validateOptions(options, CHECK_RULES);
  const { confidence = DEFAULT_CONFIDENCE, maxTrials = DEFAULT_MAX_TRIALS, runner = createRunner() } = options;
  if (scenario.checks.length === 0) {
    throw new InvalidInput([{ code: "no-checks", severity: "error", arguments: { file: scenario.file } }]);
  }
  return runChecks(scenario.checks, runner, { ...options, confidence, maxTrials });
}
