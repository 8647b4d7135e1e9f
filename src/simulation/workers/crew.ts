import type { Worker } from "node:worker_threads";
import { take, type JobBlocks, type Order, type Reply } from "./order.js";
import type { Task } from "./tasks.js";
import { startThread } from "./thread.js";

/** Something to simulate. */
export interface Piece {
  readonly task: Task;
  /** Once it is done. */
  blocks?: JobBlocks;
  /** While a worker has it. */
  order?: Given;
}

interface Given extends Pick<Order, "number" | "slot"> {
  readonly hand: Hand;
}

interface Hand {
  readonly worker: Worker;
  readonly firstSlot: number;
  /** Per slot of its own: what it was given and has not answered. */
  readonly pieces: (Piece | undefined)[];
  plansNumber: number | undefined;
}

/** Worker threads that live as long as the process, and keep it alive only while they have something to do. */
export interface Crew {
  /** Starts the first thread before there is something to do. */
  readonly begin: () => void;
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
  const crew: Crew = {
    begin: () => {
      if (hands.length === 0) hands.push(startHand(crew, slots, 0));
    },
    failure: undefined,
    onChange: () => undefined,
    give: (next) => {
      for (;;) {
        const [idlest] = [...hands].sort((a, b) => load(a) - load(b));
        const canStart = hands.length < size && (hands.length === 0 || load(idlest) > 0);
        if (!canStart && load(idlest) === AT_ONCE) return;
        const piece = next();
        if (piece === undefined) return;
        if (canStart) hands.push(startHand(crew, slots, hands.length));
        give(slots, piece, canStart ? hands[hands.length - 1] : idlest);
      }
    },
    takeBack: ({ order }) => {
      if (order === undefined || !take(slots, order)) return false;
      release(order.hand, order.number);
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

function startHand(crew: Crew, slots: Int32Array, place: number): Hand {
  const worker = startThread(slots);
  const pieces = Array<undefined>(AT_ONCE).fill(undefined);
  const hand: Hand = { worker, firstSlot: AT_ONCE * place, pieces, plansNumber: undefined };
  const fail = (reason: Error): void => {
    crew.failure ??= new Error(`A worker thread failed: ${reason.message}`, { cause: reason });
    crew.onChange();
  };
  worker.on("message", (reply: Reply) => {
    if ("failure" in reply) {
      fail(new Error(reply.failure));
      return;
    }
    const piece = release(hand, reply.number);
    if (piece !== undefined) piece.blocks = reply.blocks;
    crew.onChange();
  });
  worker.on("error", fail);
  worker.on("exit", (code) => {
    fail(new Error(`it ended with code ${code}`));
  });
  // Whoever listens keeps it alive.
  worker.unref();
  return hand;
}

/** Numbers orders, so that one that was taken back is not mistaken for a later one in its slot. */
let orders = 0;

function give(slots: Int32Array, piece: Piece, hand: Hand): void {
  const { jobs, plansNumber } = piece.task;
  const place = hand.pieces.indexOf(undefined);
  const slot = hand.firstSlot + place;
  const number = orders++;
  const order: Order = {
    number,
    slot,
    jobs: jobs.map(({ range, wants, blockTrials }) => ({ range, wants, ...(blockTrials && { blockTrials }) })),
    plans: hand.plansNumber === plansNumber ? undefined : jobs.map(({ plan }) => plan),
  };
  hand.plansNumber = plansNumber;
  hand.pieces[place] = piece;
  piece.order = { number, slot, hand };
  slots[slot] = number;
  hand.worker.ref();
  hand.worker.postMessage(order);
}

const load = ({ pieces }: Hand): number => pieces.filter((piece) => piece !== undefined).length;

/** Takes a piece from a worker's list; the worker keeps the process alive only for what is left. */
function release(hand: Hand, number: number): Piece | undefined {
  const place = hand.pieces.findIndex((piece) => piece?.order?.number === number);
  const piece = hand.pieces[place];
  if (piece === undefined) return undefined;
  hand.pieces[place] = undefined;
  if (load(hand) === 0) hand.worker.unref();
  return piece;
}
