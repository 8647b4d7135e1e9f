import { Worker } from "node:worker_threads";

/** The program of a worker thread, which the build puts here; sources that run as they are have none. */
declare const WORKER_PROGRAM: string | undefined;

/** Whether there are worker threads in this build. */
export const HAS_WORKERS = typeof WORKER_PROGRAM !== "undefined";

/** A thread of that program. The command line's build puts another here, which may have begun before: bin/threads.js. */
export const newThread = (): Worker =>
  new Worker(typeof WORKER_PROGRAM === "undefined" ? "" : WORKER_PROGRAM, { eval: true, execArgv: [] });
