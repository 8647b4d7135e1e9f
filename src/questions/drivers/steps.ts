import { trialCount } from "../../report/format/trials.js";
import type { OnBlock, Runner } from "../../simulation/runner.js";

/** What an answer is at. */
export interface DriversStep {
  /** From 1. */
  readonly number: number;
  /** How many there are. */
  readonly of: number;
  /** In words. */
  readonly doing: string;
}

/** Called after every block with the trials simulated so far, and what they were for. */
export type OnDriversProgress = (trials: number, step: DriversStep) => void;

/** What simulates, step after step. */
export interface SteppedRunner {
  readonly runner: Runner;
  readonly next: (doing: string) => void;
}

/** A runner that tells how many of `of` steps are done; every step begins with `next`. */
export function steppedRunner(runner: Runner, of: number, onProgress?: OnDriversProgress): SteppedRunner {
  if (onProgress === undefined) return { runner, next: () => undefined };
  let trials = 0;
  let step: DriversStep = { number: 0, of, doing: "" };
  return {
    next: (doing) => {
      step = { number: step.number + 1, of, doing };
    },
    runner: (jobs, onBlock, signal) => {
      const take: OnBlock = async (block, job) => {
        await onBlock(block, job);
        trials += block.trials;
        onProgress(trials, step);
      };
      return runner(jobs, take, signal);
    },
  };
}

/** `step 2 of 4, weaker effects: 13,000 trials simulated in all` */
export const stepText = ({ number, of, doing }: DriversStep, trials: number): string =>
  `step ${number} of ${of}, ${doing}: ${trialCount(trials)} simulated in all`;
