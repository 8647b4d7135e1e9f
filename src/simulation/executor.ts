import type { Block } from "./block.js";
import type { Plan } from "./plan.js";

/** The trials `from` .. `to - 1`. */
export interface TrialRange {
  readonly from: number;
  readonly to: number;
}

/** What a simulation returns besides the outcomes. */
export interface Wants {
  readonly inputs: boolean;
  readonly tallies: boolean;
}

/**
 * Runs a range of trials and hands over its blocks in trial order, one call after the other. Whatever the executor
 * (in this thread, in worker threads), the blocks are equal byte for byte. An aborted run rejects with `signal.reason`.
 */
export type Executor = (
  plan: Plan,
  range: TrialRange,
  wants: Wants,
  onBlock: (block: Block) => void,
  signal?: AbortSignal,
) => Promise<void>;
