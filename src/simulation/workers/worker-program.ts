/** The program of a worker thread, which the build puts here; sources that run as they are have none. */
declare const WORKER_PROGRAM: string | undefined;

/** Whether there are worker threads in this build. */
export const HAS_WORKERS = typeof WORKER_PROGRAM !== "undefined";

/** Its program; empty where there are none. */
export const workerProgram = (): string => (typeof WORKER_PROGRAM === "undefined" ? "" : WORKER_PROGRAM);
