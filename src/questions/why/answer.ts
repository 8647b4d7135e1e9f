import type { Estimate } from "../../analysis/estimate.js";
import { explainDifference, whyWork, type ComparedPair, type Why } from "../../analysis/why/why.js";
import type { BridgeView } from "../../analysis/why/players.js";
import { indifferenceAmount, usualIndifference, type Indifference } from "../../analysis/indifference.js";
import { requireType } from "../../foundation/require-type.js";
import { createRunner } from "../../simulation/create-runner.js";
import {
  CALLBACK,
  POSITIVE,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  choiceOf,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";
import { WHY_OPTIONS } from "./options.js";
import type { Runner } from "../../simulation/runner.js";
import type { Scenario } from "../../scenario/scenario.js";
import { structurePlaces } from "../structure-names.js";

export interface WhyOptions {
  /** Split by what effects act on (default), or by where they come from. */
  readonly by?: BridgeView;
  /** What a lead must exceed to matter; default: 1 % of the better mean, 0.5 points of an outcome in percent. */
  readonly indifference?: Indifference | undefined;
  /** Exactly these; default: up to the scenario's, as many as take some seconds. */
  readonly trials?: number;
  /** Without `trials`: so many months of one structure for the parts, which say how many trials that was; default: 12 million. */
  readonly partMonths?: number | undefined;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting rejects with the signal's reason; what is known by then was told to `onCompared`. */
  readonly signal?: AbortSignal;
  /** Called with the trials of the parts done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with lead, funnel and costs before the parts are sought: all there is, should the signal abort the search. */
  readonly onCompared?: (compared: JudgedBy<ComparedPair>) => void;
}

/** With what a lead must exceed to matter, in the unit of the objective. */
type JudgedBy<Found> = Found & { readonly indifference: number };

const WHY_RULES: OptionRules<WhyOptions> = {
  by: choiceOf(WHY_OPTIONS.by),
  indifference: SMALLEST_DIFFERENCE,
  trials: wholeWithin("trials"),
  partMonths: POSITIVE,
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
  onCompared: CALLBACK,
};

/**
 * Where the difference in the objective between structures `from` and `to` comes from.
 * @throws InvalidInput for a name that is not a structure of the scenario
 */
export async function why(
  scenario: Scenario,
  from: string,
  to: string,
  options: WhyOptions = {},
): Promise<JudgedBy<Why>> {
  requireScenario(scenario);
  for (const name of [from, to])
    requireType(typeof name === "string", name, "the names of two structures, each a text");
  validateOptions(options, WHY_RULES);
  const { runner = createRunner(), signal, onProgress, onCompared } = options;
  const { objective } = scenario;
  const { indifference = usualIndifference(objective) } = options;
  const judged = <Found>(found: Found, means: readonly Estimate[]): JudgedBy<Found> => ({
    ...found,
    indifference: indifferenceAmount(
      indifference,
      objective,
      means.map(({ mean }) => mean),
    ),
  });
  const found = await explainDifference({
    ...askedOf(scenario, from, to, options),
    objective,
    runner,
    signal,
    onProgress,
    onCompared: (compared) => onCompared?.(judged(compared, [compared.lead.from, compared.lead.to])),
  });
  return judged(found, [found.bridge.from, found.bridge.to]);
}

/** Structure-months of that. */
export const workOfWhy = (scenario: Scenario, from: string, to: string, options: WhyOptions): number =>
  whyWork(askedOf(scenario, from, to, options));

function askedOf(scenario: Scenario, from: string, to: string, options: WhyOptions) {
  const { by: view = "target", trials, partMonths } = options;
  const { plan, trials: scenarioTrials } = scenario;
  const [a, b] = structurePlaces(scenario, [from, to]);
  return { plan, from: plan.structures[a], to: plan.structures[b], view, trials, scenarioTrials, partMonths };
}
