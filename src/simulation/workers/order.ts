import type { Block } from "../block.js";
import type { Plan } from "../plan.js";
import type { Task } from "./tasks.js";

/** What is posted to a worker thread. */
export interface Order extends Omit<Task, "plan"> {
  readonly number: number;
  /** Where it is taken: see `take`. */
  readonly slot: number;
  /** Of the plan's first order to this thread. */
  readonly plan: Plan | undefined;
}

/** What comes back. */
export type Reply =
  | { readonly number: number; readonly blocks: readonly Block[] }
  | { readonly number: number; readonly failure: string };

const TAKEN = -1;

/**
 * Takes an order that waits at a worker, be it for the worker or back from it: whoever first replaces its number in its slot has
 * it. False if somebody else was first. The slot then serves other orders.
 */
export function take(slots: Int32Array, { slot, number }: Pick<Order, "slot" | "number">): boolean {
  return Atomics.compareExchange(slots, slot, number, TAKEN) === number;
}
