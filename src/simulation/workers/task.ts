import type { Wants } from "../executor.js";
import type { Plan } from "../plan.js";

/** Trials for a worker thread to simulate. */
export interface Task {
  /** Equal for equal plans: a worker makes its machine once. */
  readonly planNumber: number;
  readonly plan: Plan;
  readonly firstTrial: number;
  readonly trials: number;
  readonly wants: Wants;
}
