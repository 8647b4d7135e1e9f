/**
 * The real model in a page: a worker that is begun with a plan and asked what-ifs. It knows nothing of files, of YAML or of the page.
 * A new question ends the one before: the latest wins.
 */
import { createMoveAnswers, type MoveAnswers } from "../analysis/what-if/answer.js";
import type { MovablePlan, PlanMoves } from "../analysis/what-if/moves.js";
import type { FromWorker, ToWorker } from "./messages.js";

/** Of the worker's own global scope. */
declare function postMessage(message: FromWorker): void;

let whatIfs: MoveAnswers | undefined;
let started: Promise<unknown> = Promise.resolve();
let running = new AbortController();

async function begin(movable: MovablePlan, trials: number): Promise<void> {
  whatIfs = createMoveAnswers(movable);
  const start = whatIfs.start(trials);
  started = start;
  postMessage({ kind: "begun", answer: await start });
}

async function ask(number: number, moves: PlanMoves, trials: number): Promise<void> {
  running.abort();
  const own = new AbortController();
  running = own;
  await started;
  if (whatIfs === undefined) return;
  try {
    own.signal.throwIfAborted();
    const answer = await whatIfs.moved(moves, trials, own.signal);
    postMessage({ kind: "answer", ask: number, answer });
  } catch (reason) {
    if (running === own) throw reason;
  }
}

addEventListener("message", (event) => {
  const message = (event as MessageEvent<ToWorker>).data;
  const doing =
    message.kind === "begin" ? begin(message.movable, message.trials) : ask(message.ask, message.moves, message.trials);
  doing.catch((reason: unknown) => {
    postMessage({ kind: "failed", reason: String(reason) });
  });
});
