import type { Block } from "../block.js";
import type { TrialRange } from "../runner.js";
import type { Extra } from "./extras.js";

/**
 * Outcomes of these trials, and what is wanted beside them, as one block out of blocks that cover them in trial order. They are the
 * same as if they had been simulated so: a trial does not depend on the others of its block.
 */
export function assembledBlock(blocks: readonly Block[], range: TrialRange, extras: readonly Extra[]): Block {
  const { from, to } = range;
  const rows = (name: "outcomes" | Extra) => assembledRows(blocks, range, name);
  return {
    firstTrial: from,
    trials: to - from,
    replicates: blocks[0].replicates,
    outcomes: rows("outcomes"),
    ...Object.fromEntries(extras.map((name) => [name, rows(name)])),
  };
}

/** Profits are the months of a trial's samples, one trial behind the other: one row of trials. All else is a row of samples per structure. */
function assembledRows(blocks: readonly Block[], { from, to }: TrialRange, name: "outcomes" | Extra): Float64Array {
  const [first] = blocks;
  const numbers = ({ [name]: own = new Float64Array() }: Block): Float64Array => own;
  if (blocks.length === 1 && first.firstTrial === from && first.trials === to - from) return numbers(first);
  const perTrial = numbers(first).length / first.trials;
  const rows = name === "profits" ? 1 : perTrial / first.replicates;
  const width = perTrial / rows;
  const assembled = new Float64Array((to - from) * perTrial);
  let due = from;
  for (const block of blocks) {
    const end = Math.min(to, block.firstTrial + block.trials);
    if (end <= due) continue;
    const own = numbers(block);
    for (let row = 0; row < rows; row++) {
      const at = row * block.trials - block.firstTrial;
      assembled.set(own.subarray((at + due) * width, (at + end) * width), (row * (to - from) + due - from) * width);
    }
    due = end;
  }
  return assembled;
}
