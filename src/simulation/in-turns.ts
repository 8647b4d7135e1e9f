import type { Block } from "./block.js";
import type { Machine } from "./machine.js";
import type { Job } from "./runner.js";
import { trialWork } from "./trial-work.js";
import { blockRanges } from "./work.js";

/** Others have a turn after so many structure-months, less than a tenth of a second; a longer trial cannot be interrupted. */
const TURN = 150_000;

/** What becomes of a simulated trial of a structure takes as long as so many months of it: it is compared, told, written out. */
const HANDLING = 80;

/** Simulates in this thread, and lets others have a turn now and then: they can send a signal, or messages. */
export interface InTurns {
  readonly simulate: (machine: Machine, job: Job, onBlock: (block: Block) => void) => Promise<void>;
}

/** @param turnOfOthers resolves when others have had their turn */
export function inTurns(turnOfOthers: () => Promise<void>, signal: AbortSignal | undefined): InTurns {
  let sinceTurn = 0;
  const simulate: InTurns["simulate"] = async (machine, job, onBlock) => {
    const { structures, replicates } = job.plan;
    const perTrial = trialWork(job.plan).total + HANDLING * structures.length * replicates;
    for (const { from, to } of blockRanges(job)) {
      const block = machine.begin(from, to - from, job.wants);
      for (let place = 0; place < block.trials;) {
        signal?.throwIfAborted();
        const trials = machine.fill(block, place);
        place += trials;
        sinceTurn += trials * perTrial;
        if (sinceTurn < TURN) continue;
        sinceTurn = 0;
        await turnOfOthers();
      }
      signal?.throwIfAborted();
      onBlock(block);
    }
  };
  return { simulate };
}
