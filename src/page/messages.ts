import type { MovedAnswer } from "../analysis/what-if/answer.js";
import type { MovablePlan, PlanMoves } from "../analysis/what-if/moves.js";

/** What the page says to the worker. */
export type ToWorker =
  /** Once, first. `trials` is the most that will be asked for. */
  | { readonly kind: "begin"; readonly movable: MovablePlan; readonly trials: number }
  | { readonly kind: "ask"; readonly ask: number; readonly moves: PlanMoves; readonly trials: number };

/** What the worker answers. */
export type FromWorker =
  | { readonly kind: "begun"; readonly answer: MovedAnswer }
  /** `ask` is the number of the question. */
  | { readonly kind: "answer"; readonly ask: number; readonly answer: MovedAnswer }
  | { readonly kind: "failed"; readonly reason: string };
