import type { OutcomeId } from "../../funnel/outcomes.js";
import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { OUTCOMES_ONLY, type Job, type Runner, type Wants } from "../../simulation/runner.js";
import type { Indifference } from "../indifference.js";
import { createComparison } from "../compare.js";
import type { Comparison } from "../comparison.js";
import { trialScores } from "../trial-scores.js";
import { outcomesFor, type Objective } from "../objective.js";

/** What is simulated of a what-if: as much as a run of its scenario simulates. */
export interface VariantPlan {
  readonly plan: Plan;
  readonly trials: number;
  readonly objective: Objective;
  /** Id of the structure the others are compared with. */
  readonly reference: string;
}

/** What came of one. */
export interface VariantOutcome {
  /** Bit for bit that of a run of its scenario, of the outcomes asked for, but without their differences from the reference. */
  readonly comparison: Comparison;
  /** Per structure and trial: the objective, more is better, mean of the replicates; NaN without data. */
  readonly scores: readonly Float64Array[];
}

export interface SimulateVariantsOptions {
  readonly runner: Runner;
  /** Outcomes to give statistics of, besides the objective. */
  readonly outcomes: readonly OutcomeId[];
  /** What a difference must exceed to matter; default: the usual. */
  readonly indifference?: Indifference | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the trials of every block. */
  readonly onTrials?: ((trials: number) => void) | undefined;
}

/**
 * Simulates what-ifs as one batch. Equal trials of two of them meet the same luck if their seeds are equal (common random
 * numbers). They are taken from `variants` as they are begun and forgotten when `onDone` has had them, so that memory does not grow with
 * their number; `onDone` is called for each at its end, whichever ends first, with its place.
 *
 * Rejects with the signal's reason once it has aborted; what was finished has been handed over by then.
 */
export async function simulateVariants(
  variants: Iterable<VariantPlan>,
  options: SimulateVariantsOptions,
  onDone: (place: number, outcome: VariantOutcome) => void,
): Promise<void> {
  const running = new Map<number, RunningVariant>();
  const jobs = function* (): Generator<Job> {
    let place = 0;
    for (const variant of variants) {
      running.set(place++, begin(variant, options));
      const wanted = outcomesFor(variant.objective, options.outcomes);
      const wants: Wants = { ...OUTCOMES_ONLY, outcomes: wanted };
      yield { plan: variant.plan, range: { from: 0, to: variant.trials }, wants };
    }
  };
  const take = (block: Block, place: number): void => {
    const variant = running.get(place);
    if (variant === undefined) throw new RangeError(`a block of variant ${place}, which has ended`);
    variant.add(block);
    options.onTrials?.(block.trials);
    if (!variant.isDone()) return;
    running.delete(place);
    onDone(place, variant.outcome());
  };
  await options.runner(jobs(), take, options.signal);
}

interface RunningVariant {
  readonly add: (block: Block) => void;
  readonly isDone: () => boolean;
  readonly outcome: () => VariantOutcome;
}

function begin(
  { plan, trials, objective, reference }: VariantPlan,
  { outcomes, indifference }: Pick<SimulateVariantsOptions, "outcomes" | "indifference">,
): RunningVariant {
  const structureIds = plan.structures.map(({ id }) => id);
  const { replicates } = plan;
  const comparison = createComparison({
    structureIds,
    referenceIndex: structureIds.indexOf(reference),
    objective,
    replicates,
    outcomes,
    indifference,
    everyPair: true,
    differences: false,
  });
  const scores = structureIds.map(() => new Float64Array(trials));
  let done = 0;
  return {
    add: (block) => {
      comparison.add(block);
      scores.forEach((own, structure) => {
        own.set(trialScores(block, structure, objective), block.firstTrial);
      });
      done += block.trials;
    },
    isDone: () => done >= trials,
    outcome: () => ({ comparison: comparison.result(), scores }),
  };
}
