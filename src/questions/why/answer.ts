import { explainDifference, whyWork, type ComparedPair, type Why } from "../../analysis/why/why.js";
import type { BridgeView } from "../../analysis/why/players.js";
import { createRunner } from "../../simulation/create-runner.js";
import {
  CALLBACK,
  SIGNAL,
  choiceOf,
  requireScenario,
  validateOptions,
  wholeFrom,
  type OptionRules,
} from "../options/library.js";
import { MOST_TRIALS } from "../options/values.js";
import type { Runner } from "../../simulation/runner.js";
import type { Scenario } from "../../scenario/scenario.js";
import { structurePlaces } from "../structure-names.js";

export interface WhyOptions {
  /** Split by what effects act on (default), or by where they come from. */
  readonly by?: BridgeView;
  /** Exactly these; default: up to the scenario's, as many as take some seconds. */
  readonly trials?: number;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  readonly signal?: AbortSignal;
  /** Called with the trials of the parts done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with lead, funnel and costs before the parts are sought: all there is, should the signal abort the search. */
  readonly onCompared?: (compared: ComparedPair) => void;
}

const WHY_RULES: OptionRules<WhyOptions> = {
  by: choiceOf(["target", "origin"] satisfies readonly BridgeView[]),
  trials: wholeFrom(1, MOST_TRIALS),
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
  onCompared: CALLBACK,
};

/**
 * Where the difference in the objective between structures `from` and `to` comes from.
 * @throws InvalidInput for a name that is not a structure of the scenario
 */
export async function why(scenario: Scenario, from: string, to: string, options: WhyOptions = {}): Promise<Why> {
  requireScenario(scenario);
  validateOptions(options, WHY_RULES);
  const { runner = createRunner(), signal, onProgress, onCompared } = options;
  const { objective } = scenario;
  return explainDifference({
    ...askedOf(scenario, from, to, options),
    objective,
    runner,
    signal,
    onProgress,
    onCompared,
  });
}

/** Structure-months of that. */
export const workOfWhy = (scenario: Scenario, from: string, to: string, options: WhyOptions): number =>
  whyWork(askedOf(scenario, from, to, options));

function askedOf(scenario: Scenario, from: string, to: string, { by: view = "target", trials }: WhyOptions) {
  const { plan, trials: scenarioTrials } = scenario;
  const [a, b] = structurePlaces(scenario, [from, to]);
  return { plan, from: plan.structures[a], to: plan.structures[b], view, trials, scenarioTrials };
}
