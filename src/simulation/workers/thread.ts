import type { Worker } from "node:worker_threads";
import { fastestKernels, type Kernels } from "../fastest-engine.js";
import { newThread } from "./new-thread.js";

/** What a thread is told first. */
export interface Beginning {
  /** As this thread has compiled them. */
  readonly kernels: Kernels;
  /** Of its crew, if it has one. */
  readonly slots: Int32Array | undefined;
}

/** A thread that does the orders of a crew, whose slots it is given, or units of a queue. */
export function startThread(slots?: Int32Array): Worker {
  const thread = newThread();
  thread.postMessage({ kernels: fastestKernels(), slots } satisfies Beginning);
  return thread;
}
