import { yieldNow } from "../foundation/turn.js";
import { createMachine } from "./machine.js";
import type { Runner } from "./runner.js";
import { trialWork } from "./trial-work.js";
import { blockRanges } from "./work.js";

/** Others have a turn after so many structure-months, less than a tenth of a second; a longer trial cannot be interrupted. */
const TURN = 150_000;

/** Simulates in this thread, one job after the other; lets others have a turn now and then, so that a signal can arrive. */
export const serialRunner: Runner = async (jobs, onBlock, signal) => {
  let sinceTurn = 0;
  let place = 0;
  for (const job of jobs) {
    const machine = createMachine(job.plan);
    const { total: perTrial } = trialWork(job.plan);
    for (const { from, to } of blockRanges(job)) {
      const block = machine.begin(from, to - from, job.wants);
      for (let trial = 0; trial < block.trials;) {
        signal?.throwIfAborted();
        const filled = machine.fill(block, trial);
        trial += filled;
        sinceTurn += filled * perTrial;
        if (sinceTurn < TURN) continue;
        sinceTurn = 0;
        await yieldNow(signal);
      }
      signal?.throwIfAborted();
      onBlock(block, place);
    }
    place++;
  }
};
