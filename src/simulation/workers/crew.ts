import { Worker } from "node:worker_threads";
import type { Block } from "../block.js";
import { take, type Order, type Reply } from "./order.js";
import type { Task } from "./tasks.js";

/** The program of a worker thread, which the build puts here; sources that run as they are have none. */
declare const WORKER_PROGRAM: string | undefined;

/** Whether there are worker threads in this build. */
export const HAS_WORKERS = typeof WORKER_PROGRAM !== "undefined";

/** Something to simulate. */
export interface Piece {
  readonly task: Task;
  /** Once it is done. */
  blocks?: readonly Block[];
  /** While a worker has it. */
  order?: Given;
}

interface Given extends Pick<Order, "number" | "slot"> {
  readonly hand: Hand;
}

interface Hand {
  readonly worker: Worker;
  /** Per slot of its own: what it was given and has not answered. */
  readonly pieces: (Piece | undefined)[];
  planNumber: number | undefined;
}

/** Worker threads that live as long as the process, and keep it alive only while they have something to do. */
export interface Crew {
  /** Gives workers the pieces that come next until they have enough to do. */
  readonly give: (next: () => Piece | undefined) => void;
  /** Takes a piece back that its worker has not begun. */
  readonly takeBack: (piece: Piece) => boolean;
  /** Called whenever a piece is done or a worker has failed. */
  onChange: () => void;
  /** Why no more is to be expected of it. */
  failure: Error | undefined;
  /** Ends the threads at once, whatever they are at. */
  readonly dismiss: () => void;
}

/** A worker has one piece that it does and one that waits, so that it is never idle. */
const AT_ONCE = 2;

/** @param size the most threads; each is started when there is something for it */
export function createCrew(size: number): Crew {
  const slots = new Int32Array(new SharedArrayBuffer(4 * AT_ONCE * size));
  const hands: Hand[] = [];
  let number = 0;

  const start = (): Hand => {
    const worker = new Worker(WORKER_PROGRAM ?? "", { eval: true, workerData: slots, execArgv: [] });
    const hand: Hand = { worker, pieces: Array<undefined>(AT_ONCE).fill(undefined), planNumber: undefined };
    worker.on("message", (reply: Reply) => {
      answered(hand, reply);
    });
    worker.on("error", fail);
    worker.on("exit", (code) => {
      fail(new Error(`it ended with code ${code}`));
    });
    hands.push(hand);
    return hand;
  };

  const fail = (reason: Error): void => {
    crew.failure ??= new Error(`A worker thread failed: ${reason.message}`, { cause: reason });
    crew.onChange();
  };

  const answered = (hand: Hand, reply: Reply): void => {
    if ("failure" in reply) {
      fail(new Error(reply.failure));
      return;
    }
    const place = hand.pieces.findIndex((piece) => piece?.order?.number === reply.number);
    const piece = hand.pieces[place];
    if (piece !== undefined) piece.blocks = reply.blocks;
    release(hand, place);
    crew.onChange();
  };

  const give = (piece: Piece, hand: Hand): void => {
    const place = hand.pieces.indexOf(undefined);
    const slot = AT_ONCE * hands.indexOf(hand) + place;
    const { plan, ...task } = piece.task;
    const order: Order = { ...task, number, slot, plan: hand.planNumber === task.planNumber ? undefined : plan };
    hand.planNumber = task.planNumber;
    hand.pieces[place] = piece;
    piece.order = { number, slot, hand };
    slots[slot] = number++;
    hand.worker.ref();
    hand.worker.postMessage(order);
  };

  const crew: Crew = {
    failure: undefined,
    onChange: () => undefined,
    give: (next) => {
      for (;;) {
        const [idlest] = [...hands].sort((a, b) => load(a) - load(b));
        const canStart = hands.length < size && (hands.length === 0 || load(idlest) > 0);
        if (!canStart && load(idlest) === AT_ONCE) return;
        const piece = next();
        if (piece === undefined) return;
        give(piece, canStart ? start() : idlest);
      }
    },
    takeBack: ({ order }) => {
      if (order === undefined || !take(slots, order)) return false;
      release(
        order.hand,
        order.hand.pieces.findIndex((piece) => piece?.order === order),
      );
      return true;
    },
    dismiss: () => {
      for (const { worker } of hands) {
        worker.removeAllListeners();
        worker.on("error", () => undefined);
        void worker.terminate();
      }
    },
  };
  return crew;
}

const load = ({ pieces }: Hand): number => pieces.filter((piece) => piece !== undefined).length;

function release(hand: Hand, place: number): void {
  hand.pieces[place] = undefined;
  if (load(hand) === 0) hand.worker.unref();
}
