import { observeRun, rankedRun, type BaseRun } from "../../src/analysis/base-run.js";
import type { Experiment } from "../../src/analysis/experiment.js";
import { atOnce } from "../../src/foundation/steps.js";

/** A run of so many trials, ranked. */
export const simulateBaseRun = async (experiment: Experiment, trials: number): Promise<BaseRun> =>
  atOnce(rankedRun(await observeRun(experiment, trials)));
