import { turn } from "../foundation/turn.js";
import { inTurns } from "./in-turns.js";
import { machinesInTurn } from "./machines-in-turn.js";
import { requireBatch, requireJob } from "./require-batch.js";
import type { Runner } from "./runner.js";

/** Simulates in this thread, one job after the other; lets others have a turn now and then, so that a signal can arrive. */
export const serialRunner: Runner = async (jobs, onBlock, signal) => {
  requireBatch(jobs, onBlock);
  const { simulate } = inTurns(turn, signal);
  const machineFor = machinesInTurn();
  let place = 0;
  for (const job of jobs) {
    requireJob(job);
    const own = place++;
    await simulate(machineFor(job.plan), job, (block) => {
      onBlock(block, own);
    });
  }
};
