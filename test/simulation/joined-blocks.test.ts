import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/simulation/block.js";
import { joinedBlocks } from "../../src/simulation/joined-blocks.js";
import { createMachine } from "../../src/simulation/machine.js";
import { FIVE, plan } from "../support/plans.js";

const EVERYTHING = { inputs: true, tallies: true };

test("pieces put together are the blocks they were cut from, whatever the cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 25 }),
      async (replicates, perPiece, pieces, trials) => {
        const machine = createMachine(plan(FIVE.slice(0, 2), { horizonMonths: 2, replicates }));
        const blocks: Block[] = [];
        const whole = joinedBlocks(perPiece * pieces, (block) => blocks.push(block));
        for (let from = 0; from < trials; from += perPiece) {
          await whole.add(machine.simulate(from, Math.min(perPiece, trials - from), EVERYTHING));
        }
        await whole.end();
        expect(blocks.reduce((sum, block) => sum + block.trials, 0)).toBe(trials);
        for (const { firstTrial, trials: own, outcomes, inputs } of blocks) {
          const expected = machine.simulate(firstTrial, own, EVERYTHING);
          expect([outcomes, inputs]).toEqual([expected.outcomes, expected.inputs]);
        }
      },
    ),
    { numRuns: 30 },
  );
});
