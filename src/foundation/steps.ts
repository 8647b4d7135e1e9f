import { yieldNow } from "./turn.js";

/** Long work cut into steps. Each yields about how many elementary operations it took. */
export type Steps<Result> = Generator<number, Result, undefined>;

/** Does all steps without a pause, whatever they yield. */
export function atOnce<Result>(steps: Generator<unknown, Result, undefined>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Others have a turn after so many operations: 10 to 30 milliseconds. */
const OPERATIONS_OF_A_TURN = 1e7;

/** Steps before which others have a turn: what they leave to other threads is done beside them. */
export function* besideOthers<Result>(steps: Steps<Result>): Steps<Result> {
  yield OPERATIONS_OF_A_TURN;
  return yield* steps;
}

let underway = 0;
let waiting: (() => void)[] = [];

/** Whether this thread has steps to do that somebody waits for: what others can do as well is better left to them. */
export const areStepsUnderway = (): boolean => underway > 0;

/** Resolves when those that are underway have been done, or have failed. */
export const stepsEnd = (): Promise<void> =>
  new Promise((resolve) => {
    if (underway === 0) resolve();
    else waiting.push(resolve);
  });

function endSteps(): void {
  underway--;
  if (underway > 0) return;

  for (const resolve of waiting) resolve();
  waiting = [];
}

/**
 * Does the steps and gives the event loop a turn between them now and then.
 * @throws the signal's reason once it has aborted
 */
export async function stepByStep<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  let operations = 0;
  underway++;
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      operations += step.value;
      if (operations < OPERATIONS_OF_A_TURN) continue;
      operations = 0;
      await yieldNow(signal);
    }
  } finally {
    endSteps();
  }
}
