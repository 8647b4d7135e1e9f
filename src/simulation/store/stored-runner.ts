import { turn } from "../../foundation/turn.js";
import type { Block } from "../block.js";
import { inputDrawer } from "../drawn-inputs.js";
import { handedOver } from "../handed-over.js";
import {
  isLarge,
  withAllOutcomes,
  type Job,
  type OnBlock,
  type Runner,
  type TrialRange,
  type Wants,
} from "../runner.js";
import type { Plan } from "../plan.js";
import { blockBytes, blockTrials, structureMonths } from "../work.js";
import { extrasOf, extrasWanted } from "./extras.js";
import type { BlockStore, Kept } from "./folder-store.js";
import { planNote, type PlanNote } from "./plan-note.js";
import { planKey } from "./plan-key.js";

/**
 * Hands over what a store has, has `inner` simulate the rest, and keeps that. The blocks are the same, byte for byte, and come in
 * trial order, job by job.
 *
 * Inputs are not kept: they are drawn again, which takes no longer than to read them. Tallies are never kept: to read them takes
 * longer than to simulate them again (40 kB a trial of five structures and 24 months, 20 in gzip). A job that wants them is
 * simulated, and what else its blocks hold is kept for others.
 * @param program version of the program, whose numbers alone serve it
 */
export function storedRunner(inner: Runner, store: BlockStore, program: string): Runner {
  return async (jobs, onBlock, signal) => {
    const rest = jobs[Symbol.iterator]();
    let place = 0;
    const taken: TakeOver = { inner, store, onBlock: handedOver(onBlock, signal), signal, read: 0 };
    try {
      for (;;) {
        const open: Underway[] = [];
        for (let work = 0; work < MOST_OPEN_WORK && open.length < MOST_OPEN;) {
          const next = rest.next();
          if (next.done === true) break;
          const one = underway({ ...next.value, wants: withAllOutcomes(next.value.wants) }, place++, program);
          store.ensureNote(one.kept.key, one.note);
          await handOverKept(one, taken);
          if (one.next >= one.job.range.to) continue;
          open.push(one);
          work += structureMonths({ ...one.job, range: { from: one.next, to: one.job.range.to } });
        }
        if (open.length === 0) return;
        await simulateRest(open, taken);
      }
    } finally {
      store.flush();
    }
  };
}

/** Jobs with something to simulate are taken from the batch until they come to so many structure-months, some seconds, or to so many. */
const MOST_OPEN_WORK = 30_000_000;
const MOST_OPEN = 100;
/** What was simulated is written after so many structure-months, about a third of a second of one core: a kill loses no more. */
const FLUSH_WORK = 500_000;
/** Others have a turn after so many blocks that were read, of whatever job. */
const TURN_BLOCKS = 10;

interface TakeOver {
  readonly inner: Runner;
  readonly store: BlockStore;
  readonly onBlock: OnBlock;
  readonly signal: AbortSignal | undefined;
  /** Blocks that were read. */
  read: number;
}

/** Whether a store has all of it: outcomes, extras, and inputs, which are drawn again. */
const isKept = (wants: Wants): boolean => !isLarge(wants) && wants.costs !== "lines";

/** A job, and how far it is. */
interface Underway {
  readonly job: Job;
  readonly place: number;
  readonly kept: Kept;
  readonly note: PlanNote;
  /** Trials of a block. */
  readonly cut: number;
  /** The block of the store with all else that is wanted. */
  readonly completed: (block: Block) => Block;
  /** The first trial that is not handed over. */
  next: number;
}

function underway(job: Job, place: number, program: string): Underway {
  const all = { inputs: false, tallies: false, profits: true, costs: "total" } as const;
  const kept = {
    key: planKey(job.plan, program),
    extras: extrasWanted(job.wants),
    valuesPerTrial: blockBytes({ ...job, range: { from: 0, to: 1 }, wants: all }) / 8,
  };
  return {
    job,
    place,
    kept,
    note: planNote(job.plan, program),
    cut: job.blockTrials ?? blockTrials(job.plan),
    completed: job.wants.inputs ? withInputs(job.plan) : (block) => block,
    next: job.range.from,
  };
}

function withInputs(plan: Plan): Underway["completed"] {
  let draw: ReturnType<typeof inputDrawer> | undefined;
  return (block) => {
    draw ??= inputDrawer(plan);
    const { firstTrial: from, trials } = block;
    return { ...block, inputs: draw({ from, to: from + trials }) };
  };
}

const blockAt = ({ job, cut }: Underway, from: number): TrialRange => ({
  from,
  to: Math.min(from + cut, job.range.to),
});

/** Hands over what is stored, from the next trial on. */
async function handOverKept(one: Underway, taken: TakeOver): Promise<void> {
  const { store, onBlock } = taken;
  if (!isKept(one.job.wants)) return;
  while (one.next < one.job.range.to) {
    const range = blockAt(one, one.next);
    const block = store.read(one.kept, range);
    if (block === undefined) return;
    one.next = range.to;
    await onBlock(one.completed(block), one.place);
    if (++taken.read % TURN_BLOCKS === 0) await turn();
  }
}

/** What is not stored from the next trial on, up to the first block that is. */
function missing(one: Underway, store: BlockStore): TrialRange {
  const { job, next } = one;
  let to = Math.min(next + one.cut, job.range.to);
  const isThere = ({ from, to: end }: TrialRange): boolean => isKept(job.wants) && store.endOf(one.kept, from) >= end;
  while (to < job.range.to && !isThere(blockAt(one, to))) to = blockAt(one, to).to;
  return { from: next, to };
}

async function simulateRest(jobs: readonly Underway[], taken: TakeOver): Promise<void> {
  const { inner, store, onBlock, signal } = taken;
  let sinceFlush = 0;
  for (let open = jobs; open.length > 0; open = open.filter((one) => one.next < one.job.range.to)) {
    const batch = open.map((one): Job => ({ ...one.job, range: missing(one, store), blockTrials: one.cut }));
    const take = (block: Block, place: number): unknown => {
      const one = open[place];
      const range = { from: block.firstTrial, to: block.firstTrial + block.trials };
      if (store.endOf({ ...one.kept, extras: extrasOf(block) }, range.from) < range.to)
        store.add(one.kept.key, block, one.note);
      sinceFlush += structureMonths({ plan: one.job.plan, range });
      if (sinceFlush >= FLUSH_WORK) {
        sinceFlush = 0;
        store.flush();
      }
      one.next = range.to;
      return onBlock(block, one.place);
    };
    await inner(batch, take, signal);
    store.flush();
    for (const one of open) await handOverKept(one, taken);
  }
}
