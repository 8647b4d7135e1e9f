import type { Indifference } from "../../analysis/indifference.js";
import { simulateVariants, type VariantOutcome, type VariantPlan } from "../../analysis/sweep/simulate-variants.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Runner } from "../../simulation/runner.js";
import type { CheckedWhatIfs } from "./check-what-ifs.js";
import { variantRecord, type BaseScores } from "./record-of.js";
import type { SweepFigures, VariantRecord } from "./record.js";
import { overallFigures } from "./overall.js";
import type { ReadWhatIfs } from "./variants/read-what-ifs.js";
import { namedValues } from "./variants/what-ifs.js";

export interface SweepScenarioOptions {
  readonly runner: Runner;
  /** Outcomes to tell of, besides the objective and total_cost. */
  readonly outcomes: readonly OutcomeId[];
  readonly indifference?: Indifference | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the trials done and to do. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What was found of one scenario. */
export interface SweptScenario {
  readonly figures: SweepFigures;
  /** Interrupted: what-ifs are missing. */
  readonly partial: boolean;
}

/** What a budget is a bound on. */
const COST: OutcomeId = "total_cost";

/** Simulates a scenario as it is and every what-if of it; nothing where an interrupt came before the first was finished. */
export async function sweepScenario(
  checked: CheckedWhatIfs,
  method: ReadWhatIfs["method"],
  { runner, outcomes, indifference, signal, onProgress }: SweepScenarioOptions,
): Promise<SweptScenario | undefined> {
  const { prepared, whatIfs, sound, invalid, scenarioAt } = checked;
  const total = prepared.scenario.trials * (1 + sound.length);
  let done = 0;
  const options = {
    runner,
    outcomes: [COST, ...outcomes],
    indifference,
    signal,
    onTrials: (trials: number) => onProgress?.((done += trials), Math.max(done, total)),
  };
  const base = await baseOf(prepared.scenario, options);
  if (base === undefined) return undefined;
  const found = new Map<number, VariantRecord>();
  const plans = new Map<number, VariantPlan>();
  const asPlans = function* (): Generator<VariantPlan> {
    for (const [number, place] of sound.entries()) {
      const { plan, trials, objective, reference } = scenarioAt(place);
      const variant = { plan, trials, objective, reference };
      plans.set(number, variant);
      yield variant;
    }
  };
  const take = (number: number, outcome: VariantOutcome): void => {
    const plan = plans.get(number);
    if (plan === undefined) throw new RangeError(`variant ${number} ended twice`);
    plans.delete(number);
    found.set(number, variantRecord(namedValues(whatIfs.at(sound[number])), plan, outcome, base.scores));
  };
  const isWhole = await untilAborted(simulateVariants(asPlans(), options, take), signal);
  const variants = sound.flatMap((_, number) => found.get(number) ?? []);
  if (variants.length === 0) return undefined;
  return {
    figures: {
      method,
      parameters: whatIfs.parameters,
      base: base.record,
      variants,
      invalid: invalid.map(namedValues),
      ...overallFigures(variants, whatIfs.parameters, method),
    },
    partial: !isWhole,
  };
}

/** The scenario as it is, and its scores by structure. */
async function baseOf(
  { plan, trials, objective, reference }: Scenario,
  options: Parameters<typeof simulateVariants>[1],
): Promise<{ readonly record: VariantRecord; readonly scores: BaseScores } | undefined> {
  const variant = { plan, trials, objective, reference };
  const outcomes: VariantOutcome[] = [];
  await untilAborted(
    simulateVariants([variant], options, (_, outcome) => outcomes.push(outcome)),
    options.signal,
  );
  if (outcomes.length === 0) return undefined;
  const [outcome] = outcomes;
  const record = variantRecord({ variant: "base", values: [] }, variant, outcome, new Map());
  const scores = new Map(plan.structures.map(({ id }, place) => [id, outcome.scores[place]] as const));
  return { record, scores };
}

/** Whether it came to its end: false if it was given up because of the signal. */
async function untilAborted(running: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await running;
    return true;
  } catch (reason) {
    if (!signal?.aborted) throw reason;
    return false;
  }
}
