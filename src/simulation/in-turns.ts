import { handedOver } from "./handed-over.js";
import type { Machine } from "./machine.js";
import type { Plan } from "./plan.js";
import type { Job, OnBlock } from "./runner.js";
import { simulateTogether } from "./together.js";
import { trialWork } from "./trial-work.js";

/** Others have a turn after so many structure-months, less than a tenth of a second; a longer trial cannot be interrupted. */
const TURN = 150_000;

/** What becomes of a simulated trial of a structure takes as long as so many months of it: it is compared, told, written out. */
const HANDLING = 80;

/** Simulates in this thread, and lets others have a turn now and then: they can send a signal, or messages. */
export interface InTurns {
  /** Jobs that go together, on machines of their plans. */
  readonly simulate: (machines: readonly Machine[], jobs: readonly Job[], onBlock: OnBlock) => Promise<void>;
}

/** @param turnOfOthers resolves when others have had their turn */
export function inTurns(turnOfOthers: () => Promise<void>, signal: AbortSignal | undefined): InTurns {
  let sinceTurn = 0;
  const simulate: InTurns["simulate"] = async (machines, jobs, onBlock) => {
    signal?.throwIfAborted();
    const handOver = handedOver(onBlock, signal);
    const perTrial = jobs.reduce((sum, { plan }) => sum + trialTime(plan), 0);
    for (const { trials, blocks = [] } of simulateTogether(machines, jobs)) {
      for (const [job, block] of blocks.entries()) await handOver(block, job);
      sinceTurn += trials * perTrial;
      if (sinceTurn >= TURN) {
        sinceTurn = 0;
        await turnOfOthers();
      }
      if (blocks.length === 0) signal?.throwIfAborted();
    }
  };
  return { simulate };
}

/** In structure-months, by estimate. */
const trialTime = (plan: Plan): number => trialWork(plan).total + HANDLING * plan.structures.length * plan.replicates;
