import type { OnBlock } from "./runner.js";

/**
 * Where every runner looks for an abort once blocks are there: before it hands over the next. After the last block of a batch all is
 * done, whoever aborts.
 * @returns the same listener; it throws the signal's reason in place of a block where the signal has aborted
 */
export const handedOver =
  (onBlock: OnBlock, signal: AbortSignal | undefined): OnBlock =>
  async (block, job) => {
    signal?.throwIfAborted();
    await onBlock(block, job);
  };
