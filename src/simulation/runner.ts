import type { OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "./block.js";
import type { Plan } from "./plan.js";

/** The trials `from` .. `to - 1`. */
export interface TrialRange {
  readonly from: number;
  readonly to: number;
}

/** What a simulation returns besides the outcomes. */
export interface Wants {
  readonly inputs: boolean;
  /** Of every month, or of the last alone. */
  readonly tallies: boolean | "last";
  /** What was spent, in all or also on every line of `COST_LINES`. */
  readonly costs?: "total" | "lines";
  /** Outcomes to have month by month. */
  readonly monthly?: readonly OutcomeId[] | undefined;
  /** Which outcomes, in the order of the registry, where not all are wanted. */
  readonly outcomes?: readonly OutcomeId[] | undefined;
  /** What profits came to month by month: of all tallies what paybacks need, and little enough to be kept or sent. */
  readonly profits?: boolean;
}

/** The same with all outcomes: for who keeps them for others. */
export const withAllOutcomes = (wants: Wants): Wants => ({ ...wants, outcomes: undefined });

/** Whether it is so much that sending it takes longer than to simulate it again. */
export const isLarge = ({ tallies, monthly }: Wants): boolean => tallies !== false || monthly !== undefined;

/** Nothing but the outcomes, all of them. */
export const OUTCOMES_ONLY: Wants = { inputs: false, tallies: false };

/** Trials of one plan to simulate: plain data, so that a job can be done on another thread or another machine. */
export interface Job {
  readonly plan: Plan;
  readonly range: TrialRange;
  readonly wants: Wants;
  /** The most trials of a block, >= 1; default: those of the plan, see `blockTrials`. For jobs whose tallies take much memory. */
  readonly blockTrials?: number;
}

/**
 * Does a batch of jobs and hands over their blocks, one after the other: the next when what `onBlock` makes of one is done. `job` is
 * the job's place in the batch. The blocks of one job come in trial order; those of different jobs may come in any order, also
 * interleaved. Jobs are taken from the batch as they are begun, and memory does not grow with their number.
 *
 * Whoever runs (this thread, worker threads, a store, a queue), a job's blocks are equal byte for byte. Resolves after the last
 * block, whoever aborts by then; a run that is aborted before hands over no more and rejects with `signal.reason`, and what `onBlock`
 * throws ends the run.
 */
export type Runner = (jobs: Iterable<Job>, onBlock: OnBlock, signal?: AbortSignal) => Promise<void>;

/** What takes long gives others a turn meanwhile, and returns a promise, which the runner waits for. */
export type OnBlock = (block: Block, job: number) => unknown;
