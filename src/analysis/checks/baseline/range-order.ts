import type { Block } from "../../../simulation/block.js";

/**
 * Collects the blocks of `series` plans, simulated in ranges of `rangeTrials` trials up to `trials`, and hands them on range by range:
 * per plan the blocks of a range in trial order. Blocks of different ranges and plans may come in any order.
 */
export function inRangeOrder(
  series: number,
  rangeTrials: number,
  trials: number,
  onRange: (blocks: readonly (readonly Block[])[]) => void,
): (block: Block, which: number) => void {
  const waiting = new Map<number, Block[][]>();
  let next = 0;
  return (block, which) => {
    const range = Math.floor(block.firstTrial / rangeTrials);
    const parts = waiting.get(range) ?? Array.from({ length: series }, (): Block[] => []);
    parts[which].push(block);
    waiting.set(range, parts);
    for (let due = waiting.get(next); due !== undefined && isComplete(due, next); due = waiting.get(next)) {
      waiting.delete(next);
      onRange(due);
      next++;
    }
  };

  function isComplete(parts: readonly (readonly Block[])[], range: number): boolean {
    const wanted = Math.min(rangeTrials, trials - range * rangeTrials);
    return parts.every((own) => own.reduce((sum, block) => sum + block.trials, 0) === wanted);
  }
}
