import { createComparison } from "./analysis/compare.js";
import type { Comparison } from "./analysis/result.js";
import type { Scenario } from "./scenario/scenario.js";
import { serialExecutor } from "./simulation/serial.js";

export interface RunOptions {
  /** Number of trials instead of the scenario's. */
  readonly trials?: number;
  /** Aborting ends the run early: the result then holds what was finished and is `partial`. */
  readonly signal?: AbortSignal;
  /** Called after every block with the trials done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RunResult {
  readonly comparison: Comparison;
  /** Trials simulated. */
  readonly trials: number;
  /** True if the run was interrupted before its last trial. */
  readonly partial: boolean;
}

/** Simulates a scenario and compares its structures: the road from scenario to result, walked once. */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<RunResult> {
  const total = options.trials ?? scenario.trials;
  const structureIds = scenario.structures.map((structure) => structure.id);
  const comparison = createComparison({
    structureIds,
    referenceIndex: structureIds.indexOf(scenario.reference),
    objective: scenario.objective,
    replicates: scenario.plan.replicates,
  });
  let done = 0;
  try {
    const wants = { inputs: false, tallies: false };
    await serialExecutor(
      scenario.plan,
      { from: 0, to: total },
      wants,
      (block) => {
        comparison.add(block);
        done += block.trials;
        options.onProgress?.(done, total);
      },
      options.signal,
    );
  } catch (reason) {
    if (!options.signal?.aborted) throw reason;
  }
  return { comparison: comparison.result(), trials: done, partial: done < total };
}
