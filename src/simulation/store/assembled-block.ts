import type { Block } from "../block.js";
import type { TrialRange } from "../runner.js";

/**
 * Outcomes of these trials, and profits if they are wanted, as one block out of blocks that cover them in trial order. They are the
 * same as if they had been simulated so: a trial does not depend on the others of its block.
 */
export function assembledBlock(blocks: readonly Block[], { from, to }: TrialRange, wantsProfits: boolean): Block {
  const [first] = blocks;
  const { replicates } = first;
  const samples = (to - from) * replicates;
  const isWhole = blocks.length === 1 && first.firstTrial === from && first.trials === to - from;
  const outcomes = isWhole ? first.outcomes : new Float64Array(rowsOf(first) * samples);
  const width = (first.profits?.length ?? 0) / first.trials;
  const profits = isWhole ? first.profits : new Float64Array((to - from) * width);
  let due = from;
  for (const block of isWhole ? [] : blocks) {
    const end = Math.min(to, block.firstTrial + block.trials);
    if (end <= due) continue;
    copyRows(block, { from: due, to: end }, { outcomes, samples, at: (due - from) * replicates });
    if (wantsProfits) {
      const at = (due - block.firstTrial) * width;
      profits?.set(block.profits?.subarray(at, at + (end - due) * width) ?? [], (due - from) * width);
    }
    due = end;
  }
  return {
    firstTrial: from,
    trials: to - from,
    replicates,
    outcomes,
    ...(wantsProfits && profits && { profits }),
  };
}

/** Rows of outcomes, structure by structure. */
const rowsOf = ({ outcomes, trials, replicates }: Block): number => outcomes.length / (trials * replicates);

function copyRows(
  block: Block,
  { from, to }: TrialRange,
  { outcomes, samples, at }: { readonly outcomes: Float64Array; readonly samples: number; readonly at: number },
): void {
  const own = block.trials * block.replicates;
  const [first, end] = [from - block.firstTrial, to - block.firstTrial].map((trial) => trial * block.replicates);
  for (let row = 0; row < rowsOf(block); row++) {
    outcomes.set(block.outcomes.subarray(row * own + first, row * own + end), row * samples + at);
  }
}
