import { Worker } from "node:worker_threads";

/** The program of a worker thread, which the build puts here; sources that run as they are have none. */
declare const WORKER_PROGRAM: string | undefined;

/** Whether there are worker threads in this build. */
export const HAS_WORKERS = typeof WORKER_PROGRAM !== "undefined";

/** A thread that does the orders of a crew, whose slots it is given, or units of a queue. */
export function startThread(slots?: Int32Array): Worker {
  return new Worker(WORKER_PROGRAM ?? "", { eval: true, workerData: slots, execArgv: [] });
}
