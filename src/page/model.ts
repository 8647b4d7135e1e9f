import type { MovedAnswer } from "../analysis/what-if/answer.js";
import type { MovablePlan, PlanMoves } from "../analysis/what-if/moves.js";
import type { FromWorker, ToWorker } from "./messages.js";

/** Trials while something is dragged: an answer before the hand has moved on. */
export const TRIALS_DRAGGING = 500;
/** Trials once it is released. */
export const TRIALS_RELEASED = 2000;

/** The model behind the page. */
export interface Model {
  /**
   * The latest question wins: a quick one waits for the quick one that runs, and takes the place of any that waits; everything else
   * is given up for it.
   */
  readonly ask: (moves: PlanMoves, trials: number) => void;
  /** Nothing is asked any more: no answer comes to what was. */
  readonly forget: () => void;
}

export interface Listeners {
  /** The start is known: answers can come. */
  readonly onBegun: (start: MovedAnswer) => void;
  readonly onAnswer: (answer: MovedAnswer) => void;
  readonly onFailed: (reason: string) => void;
}

interface Question {
  readonly moves: PlanMoves;
  readonly trials: number;
}

export function createModel(worker: Worker, movable: MovablePlan, listeners: Listeners): Model {
  let number = 0;
  let running: Question | undefined;
  let waiting: Question | undefined;
  const say = (message: ToWorker): void => {
    worker.postMessage(message);
  };
  const start = (question: Question): void => {
    running = question;
    waiting = undefined;
    number++;
    say({ kind: "ask", ask: number, ...question });
  };
  worker.addEventListener("message", ({ data: message }: MessageEvent<FromWorker>) => {
    if (message.kind === "begun") listeners.onBegun(message.answer);
    else if (message.kind === "failed") listeners.onFailed(message.reason);
    else if (message.ask === number) {
      const { answer } = message;
      running = undefined;
      listeners.onAnswer(answer);
      if (waiting !== undefined) start(waiting);
    }
  });
  worker.addEventListener("error", ({ message }) => {
    listeners.onFailed(message);
  });
  say({ kind: "begin", movable, trials: TRIALS_RELEASED });
  return {
    ask: (moves, trials) => {
      if (running?.trials === TRIALS_DRAGGING && trials === TRIALS_DRAGGING) waiting = { moves, trials };
      else start({ moves, trials });
    },
    forget: () => {
      number++;
      running = undefined;
      waiting = undefined;
    },
  };
}
