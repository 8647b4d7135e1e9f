import { BLOCK_TRIALS } from "./block.js";
import type { Executor } from "./executor.js";
import { createMachine } from "./machine.js";
import { structureMonths } from "./work.js";

/** Others have a turn after so many structure-months, about a tenth of a second. */
const TURN = 150_000;

/** Simulates in this thread; lets others have a turn now and then, so that a signal can arrive. */
export const serialExecutor: Executor = async (plan, range, wants, onBlock, signal) => {
  const machine = createMachine(plan);
  const trialWork = structureMonths(plan, { from: 0, to: 1 });
  let sinceTurn = 0;
  for (let from = range.from; from < range.to; from += BLOCK_TRIALS) {
    const block = machine.begin(from, Math.min(BLOCK_TRIALS, range.to - from), wants);
    for (let place = 0; place < block.trials; place++) {
      signal?.throwIfAborted();
      machine.fill(block, place);
      sinceTurn += trialWork;
      if (sinceTurn < TURN) continue;
      sinceTurn = 0;
      await turnOfOthers();
    }
    signal?.throwIfAborted();
    onBlock(block);
  }
};

/** Resolves in a later turn of the event loop. */
function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
