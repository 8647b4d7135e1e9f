import { turn } from "../foundation/turn.js";
import { inTurns } from "./in-turns.js";
import { machinesInTurn } from "./machines-in-turn.js";
import { requireBatch, requireJob } from "./require-batch.js";
import type { Job, Runner } from "./runner.js";
import { jobGroups } from "./together.js";

/** Simulates in this thread, one job after the other; lets others have a turn now and then, so that a signal can arrive. */
export const serialRunner: Runner = async (jobs, onBlock, signal) => {
  requireBatch(jobs, onBlock);
  const { simulate } = inTurns(turn, signal);
  const { machinesFor, end } = machinesInTurn();
  for (const { first, jobs: group } of jobGroups(checked(jobs), 1)) {
    await simulate(machinesFor(group.map(({ plan }) => plan)), group, (block, job) => onBlock(block, first + job));
  }
  end();
};

function* checked(jobs: Iterable<Job>): Generator<Job> {
  for (const job of jobs) {
    requireJob(job);
    yield job;
  }
}
