import { areStepsUnderway, stepsEnd } from "../../foundation/steps.js";
import { turn } from "../../foundation/turn.js";
import { availableParallelism } from "node:os";
import type { Block } from "../block.js";
import { handedOver } from "../handed-over.js";
import { inTurns } from "../in-turns.js";
import type { Machine } from "../machine.js";
import { machinesInTurn } from "../machines-in-turn.js";
import type { Job, OnBlock, Runner } from "../runner.js";
import { serialRunner } from "../serial-runner.js";
import { blockBytes } from "../work.js";
import { createCrew, type Crew, type Piece } from "./crew.js";
import type { JobBlocks } from "./order.js";
import { tasksOf, type Task } from "./tasks.js";
import { HAS_WORKERS } from "./new-thread.js";

/**
 * Simulates in this thread and in worker threads beside it: small jobs whole, side by side, others block by block; serially
 * where the build has no workers. Blocks come in the order of the batch. The workers live on for the next batch, which must
 * not begin before the last has ended; after an abort they are ended at once.
 * @param threads with this one; default: one per processor
 * @param isExpected a thread is started now, beside whatever is done before the first batch
 */
export function threadRunner(threads = availableParallelism(), isExpected = false): Runner {
  if (!HAS_WORKERS || threads < 2) return serialRunner;
  let crew: Crew | undefined;
  if (isExpected) {
    crew = createCrew(threads - 1);
    crew.begin();
  }
  return async (jobs, onBlock, signal) => {
    signal?.throwIfAborted();
    const own = (crew ??= createCrew(threads - 1));
    try {
      await simulateBatch({ crew: own, threads, signal, onBlock }, jobs);
    } catch (reason) {
      own.dismiss();
      crew = undefined;
      throw reason;
    }
  };
}

interface Batch {
  readonly crew: Crew;
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
  readonly onBlock: OnBlock;
}

/** A piece and the place of its first job. */
interface Underway extends Piece {
  readonly first: number;
}

async function simulateBatch({ crew, threads, signal, onBlock }: Batch, jobs: Iterable<Job>): Promise<void> {
  const pieces = inOrder(threads, jobs, handedOver(onBlock, signal));
  const here = simulatorHere(signal);
  const waiting = untilChange(crew, signal, () => {
    crew.give(pieces.next);
  });
  try {
    for (;;) {
      await pieces.deliver();
      waiting.check();
      const isFree = !areStepsUnderway();
      const piece = isFree ? (pieces.next() ?? pieces.underway.find((piece) => crew.takeBack(piece))) : undefined;
      crew.give(pieces.next);
      if (pieces.underway.length === 0) return;
      signal?.throwIfAborted();
      if (piece === undefined) await (isFree ? waiting.change() : Promise.race([waiting.change(), stepsEnd()]));
      else piece.blocks = await here.simulate(piece.task);
    }
  } finally {
    here.end();
    waiting.release();
  }
}

/** Blocks on their way take no more than this, if every thread has something to do all the same. */
const MOST_BYTES = 128e6;

/** Pieces on their way per thread: enough for this thread to go on while a worker starts. */
const AHEAD = 4;

/** The pieces of a batch on their way, first to last. */
function inOrder(threads: number, jobs: Iterable<Job>, handOver: OnBlock) {
  const tasks = tasksOf(jobs, threads);
  const underway: Underway[] = [];
  return {
    underway: underway as readonly Underway[],
    /** Undefined if there is none, or too much is on its way. */
    next: (): Underway | undefined => {
      const bytes = underway.reduce((sum, { task }) => sum + bytesOf(task), 0);
      if (underway.length >= (bytes > MOST_BYTES ? threads + 1 : AHEAD * threads)) return undefined;
      const found = tasks.next();
      if (found.done === true) return undefined;
      const piece: Underway = { ...found.value };
      underway.push(piece);
      return piece;
    },
    /** Hands over what is done, as far as all before it is. */
    deliver: async (): Promise<void> => {
      while (underway.length > 0) {
        const [{ first, blocks }] = underway;
        if (blocks === undefined) return;
        underway.shift();
        for (const [job, own] of blocks.entries()) {
          for (const block of own) await handOver(block, first + job);
        }
      }
    },
  };
}

const bytesOf = ({ jobs }: Task): number => jobs.reduce((sum, job) => sum + blockBytes(job), 0);

/** Simulates tasks in this thread; messages of the workers arrive meanwhile. */
function simulatorHere(signal: AbortSignal | undefined) {
  const { simulate } = inTurns(turn, signal);
  const { machinesFor, end } = machinesInTurn();
  let machines: readonly Machine[] | undefined;
  let madeFor: number | undefined;
  const simulateTask = async ({ jobs, plansNumber }: Task): Promise<JobBlocks> => {
    if (machines === undefined || madeFor !== plansNumber) machines = machinesFor(jobs.map(({ plan }) => plan));
    madeFor = plansNumber;
    const blocks: Block[][] = jobs.map(() => []);
    await simulate(machines, jobs, (block, job) => blocks[job].push(block));
    await turn();
    return blocks;
  };
  return { simulate: simulateTask, end };
}

/**
 * Waits for the crew. `onChange` is called whenever something has changed, also while this thread is at work; what it throws is
 * thrown by the next `check`, like a failure of the crew. An abort is a change, too.
 */
function untilChange(crew: Crew, signal: AbortSignal | undefined, onChange: () => void) {
  let wake: () => void = () => undefined;
  let fault: Error | undefined;
  const abort = (): void => {
    wake();
  };
  signal?.addEventListener("abort", abort);
  crew.onChange = () => {
    try {
      if (crew.failure === undefined) onChange();
    } catch (reason) {
      fault = reason instanceof Error ? reason : new Error(String(reason));
    }
    wake();
  };
  return {
    check: (): void => {
      if (fault !== undefined) throw fault;
      if (crew.failure !== undefined) throw crew.failure;
    },
    /** Never waits for what has happened already: nothing happens between a `check` and this. */
    change: () => new Promise<void>((resolve) => (wake = resolve)),
    release: (): void => {
      crew.onChange = () => undefined;
      signal?.removeEventListener("abort", abort);
    },
  };
}
