import { BLOCK_TRIALS } from "./block.js";
import type { Executor } from "./executor.js";
import { createMachine } from "./machine.js";

/** Simulates in this thread; lets others have a turn between blocks, so that a signal can arrive. */
export const serialExecutor: Executor = async (plan, range, wants, onBlock, signal) => {
  const machine = createMachine(plan);
  for (let from = range.from; from < range.to; from += BLOCK_TRIALS) {
    signal?.throwIfAborted();
    onBlock(machine.simulate(from, Math.min(BLOCK_TRIALS, range.to - from), wants));
    await breathe();
  }
};

/** Resolves in a later turn of the event loop. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
