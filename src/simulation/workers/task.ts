import type { Job } from "../runner.js";

/** A job, or one block of it, for a worker thread to simulate. */
export interface Task extends Job {
  /** Equal for equal plans: a worker makes its machine once. */
  readonly planNumber: number;
}
