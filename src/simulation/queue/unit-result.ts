import type { Block } from "../block.js";
import type { Machine } from "../machine.js";
import { machinesInTurn } from "../machines-in-turn.js";
import type { Plan } from "../plan.js";
import type { Wants } from "../runner.js";
import { decodeBlock, encodeBlock, type BlockFault } from "../store/block-record.js";
import { blockBytes, blockRanges } from "../work.js";
import type { Part } from "./unit.js";

/** Simulates a unit: its blocks, part by part in trial order, as records end to end. */
export function simulatedUnit(parts: readonly Part[]): Uint8Array {
  const { machinesFor, end } = machinesInTurn();
  let machine: Machine | undefined;
  let made: Plan | undefined;
  const records = parts.flatMap(({ plan, key, range, wants, cut }) => {
    if (machine === undefined || plan !== made) [machine] = machinesFor([plan]);
    made = plan;
    const own = machine;
    return Array.from(blockRanges({ plan, range, blockTrials: cut }), ({ from, to }) =>
      encodeBlock(key, own.simulate(from, to - from, wants), "none"),
    );
  });
  end();
  return Buffer.concat(records);
}

/** A block, and the place of its job. */
export interface PlacedResult {
  readonly job: number;
  readonly block: Block;
}

/** The blocks of a unit's result, or what is wrong with it: nothing but all that was asked for is handed over. */
export function readUnitResult(bytes: Uint8Array, parts: readonly Part[]): readonly PlacedResult[] | BlockFault {
  const found: PlacedResult[] = [];
  let at = 0;
  for (const { job, plan, key, range, wants, cut } of parts) {
    for (const asked of blockRanges({ plan, range, blockTrials: cut })) {
      const values = blockBytes({ plan, range: asked, wants }) / 8;
      // Beside them of every month whether it overflowed.
      const overflowed = wants.monthly === undefined ? 0 : plan.structures.length * plan.horizonMonths;
      const read = decodeBlock(bytes, key, values + overflowed, at, wants.outcomes);
      if (typeof read === "string") return read;
      const { block, end } = read;
      const isAsked =
        block.firstTrial === asked.from &&
        block.trials === asked.to - asked.from &&
        block.replicates === plan.replicates &&
        valuesOf(block) === values &&
        PARTS.every(([part, isWanted]) => (block[part] !== undefined) === isWanted(wants)) &&
        (block.monthly?.ids ?? []).join() === (wants.monthly ?? []).join();
      if (!isAsked) return "foreign";
      found.push({ job, block });
      at = end;
    }
  }
  return at === bytes.length ? found : "damaged";
}

/** What is either there or not. */
const PARTS: readonly (readonly ["inputs" | "spent" | "costs" | "profits", (wants: Wants) => boolean])[] = [
  ["inputs", ({ inputs }) => inputs],
  ["spent", ({ costs }) => costs !== undefined],
  ["costs", ({ costs }) => costs === "lines"],
  ["profits", ({ profits }) => profits === true],
];

const valuesOf = ({ outcomes, inputs, tallies, spent, costs, profits, monthly }: Block): number =>
  [outcomes, inputs, tallies, spent, costs, profits, monthly?.values].reduce(
    (sum, array) => sum + (array?.length ?? 0),
    0,
  );
