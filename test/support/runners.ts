import type { Block } from "../../src/simulation/block.js";
import type { Job, Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";

/** A runner, and the batches it was given. */
export interface RecordingRunner {
  readonly runner: Runner;
  readonly batches: Job[][];
}

/**
 * Has another runner do the jobs, and remembers them. Hands over the blocks of a batch in turns, those of the last job first:
 * in trial order job by job, as a runner promises, and no more than that.
 */
export function recordingRunner(inner: Runner = serialRunner): RecordingRunner {
  const batches: Job[][] = [];
  const runner: Runner = async (jobs, onBlock, signal) => {
    const batch = [...jobs];
    batches.push(batch);
    const blocks: Block[][] = batch.map(() => []);
    await inner(batch, (block, job) => blocks[job].push(block), signal);
    for (let turn = 0; blocks.some(({ length }) => length > turn); turn++) {
      for (let job = batch.length - 1; job >= 0; job--) {
        if (turn < blocks[job].length) await onBlock(blocks[job][turn], job);
      }
    }
  };
  return { runner, batches };
}
