/**
 * The real model in a page: a worker that is begun with a plan and asked what-ifs. It knows nothing of files, of YAML or of the page.
 * A new question ends the one before: the latest wins.
 */
import { createWhatIfs, type WhatIfs } from "../analysis/what-if/answer.js";
import type { MovablePlan, Moves } from "../analysis/what-if/moves.js";
import type { FromWorker, ToWorker } from "./messages.js";

/** Of the worker's own global scope. */
declare function postMessage(message: FromWorker): void;

let whatIfs: WhatIfs | undefined;
let started: Promise<unknown> = Promise.resolve();
let running = new AbortController();

async function begin(movable: MovablePlan, trials: number): Promise<void> {
  whatIfs = createWhatIfs(movable);
  const start = whatIfs.start(trials);
  started = start;
  postMessage({ kind: "begun", answer: await start });
}

async function ask(number: number, moves: Moves, trials: number): Promise<void> {
  running.abort();
  const own = new AbortController();
  running = own;
  await started;
  if (own.signal.aborted || whatIfs === undefined) return;
  try {
    const answer = await whatIfs.moved(moves, trials, own.signal);
    postMessage({ kind: "answer", ask: number, answer });
  } catch (reason) {
    if (!own.signal.aborted) throw reason;
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
