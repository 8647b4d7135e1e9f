import type { Block } from "../block.js";
import type { Plan } from "../plan.js";
import type { Job } from "../runner.js";

/** What is posted to a worker thread. */
export interface Order {
  readonly number: number;
  readonly jobs: readonly Omit<Job, "plan">[];
  /** Where it is taken: see `take`. */
  readonly slot: number;
  /** Those of the jobs, in the first order of theirs to this thread. */
  readonly plans: readonly Plan[] | undefined;
}

/** The blocks of every job, in trial order. */
export type JobBlocks = readonly (readonly Block[])[];

/** What comes back. */
export type Reply =
  { readonly number: number; readonly blocks: JobBlocks } | { readonly number: number; readonly failure: string };

const TAKEN = -1;

/**
 * Takes an order that waits at a worker, be it for the worker or back from it: whoever first replaces its number in its slot has
 * it. False if somebody else was first. The slot then serves other orders.
 */
export function take(slots: Int32Array, { slot, number }: Pick<Order, "slot" | "number">): boolean {
  return Atomics.compareExchange(slots, slot, number, TAKEN) === number;
}
