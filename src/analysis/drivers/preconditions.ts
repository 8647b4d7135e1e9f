import { InvalidInput } from "../../foundation/problem.js";
import type { BaseRun } from "../base-run.js";
import { keepComplete } from "../complete-trials.js";

/** Throws InvalidInput where the objective has no data in any trial. */
export function checkData(complete: number, trials: number): void {
  if (complete === 0) throw new InvalidInput([{ code: "objective-no-data", severity: "error", arguments: { trials } }]);
}

/** Throws InvalidInput for a run that tells nothing of its drivers. */
export function checkRun({ scores, assumptions, trials }: Pick<BaseRun, "scores" | "assumptions" | "trials">): void {
  checkQuestion(scores.length, assumptions.length);
  checkData(keepComplete(scores)(scores[0]).length, trials);
}

/** Throws InvalidInput where no two structures compete, or nothing is uncertain. */
export function checkQuestion(structures: number, drivers: number): void {
  if (structures < 2)
    throw new InvalidInput([{ code: "nothing-to-decide", severity: "error", arguments: { structures } }]);
  if (drivers === 0) throw new InvalidInput([{ code: "nothing-uncertain", severity: "error", arguments: {} }]);
}

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "nothing-to-decide": { structures: number };
    "objective-no-data": { trials: number };
    "nothing-uncertain": Record<never, never>;
  }
}
