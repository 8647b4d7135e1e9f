import fc from "fast-check";
import { expect, test } from "vitest";
import { atOnce } from "../../src/foundation/steps.js";
import { createComparison } from "../../src/analysis/compare.js";
import { gatherSums, sumsShape } from "../../src/analysis/comparison-sums.js";
import type { ComparisonSettings } from "../../src/analysis/comparison-state.js";
import { estimatesOf } from "../../src/analysis/score-estimates.js";
import { estimatesOfSums, scoreSums } from "../../src/analysis/score-sums.js";
import { keptBlocks } from "../../src/analysis/block-sums.js";
import { BLOCK_TRIALS } from "../../src/simulation/block.js";
import { normal, uniform } from "../statistics/random.js";
import { blocksOf, type SampleValue } from "./blocks.js";

/** Correlated structures with samples without data, most of all in the first structure's first blocks. */
const value: SampleValue = (structure, sample, outcome) =>
  (outcome === "closure_rate" && (sample % 5 === 0 || (structure === 0 && sample < 1000))) ||
  (outcome === "total_cost" && sample === 1471)
    ? NaN
    : structure + 3 * uniform(outcome.length, sample) + uniform(100 + structure, sample);

const settingsOf = (replicates: number, structures = 3): ComparisonSettings => ({
  structureIds: Array.from({ length: structures }, (_, place) => `s${place}`),
  referenceIndex: 1,
  objective: { label: "profit", terms: [{ outcome: "profit", weight: 1 }] },
  replicates,
});

test.each([1, 10])(
  "sums of parts make the comparison of the whole, %d replicates, however it is cut (a property)",
  (replicates) => {
    const settings = settingsOf(replicates);
    const blocks = blocksOf(2200, 3, value, replicates);
    const whole = createComparison({ ...settings, fromSums: true });
    for (const block of blocks) whole.add(block);
    const exact = createComparison(settings);
    for (const block of blocks) exact.add(block);
    const expected = whole.result();
    const property = fc.property(fc.subarray([...blocks.keys()].slice(1)), (cuts) => {
      const merged = createComparison({ ...settings, fromSums: true });
      [0, ...cuts].forEach((from, place, all) => {
        const gatherer = gatherSums(settings, BLOCK_TRIALS);
        for (const block of blocks.slice(from, all.at(place + 1))) atOnce(gatherer.addSteps(block));
        const sums = gatherer.sums();
        const { width, sketches } = sumsShape(settings);
        expect(sums.blocks.every(({ numbers }) => numbers.length === width)).toBe(true);
        const range = {
          from: from * BLOCK_TRIALS,
          to: Math.min(2200, (place + 1 < all.length ? all[place + 1] : 5) * BLOCK_TRIALS),
        };
        expect(sums.blocks).toMatchObject(keptBlocks(range, BLOCK_TRIALS));
        expect([...sums.sketches]).toHaveLength(sketches);
        merged.addSums(sums);
      });
      expect(merged.result()).toEqual(expected);
    });
    fc.assert(property, { numRuns: 3, examples: [[[]], [[1, 2, 3]], [[3]]] });
    expect(withoutQuantiles(expected)).toEqual(withoutQuantiles(exact.result()));
    expect(expected.quantileValueError).toBe(2 ** -10);
  },
);

/** All but what comes from counts of values. */
const withoutQuantiles = (result: object): unknown =>
  JSON.parse(
    JSON.stringify(result, (key, own: unknown) =>
      /^(?:p5|p50|p95|worseThanReference|quantile\w+)$/u.test(key) ? undefined : own,
    ),
  );

test("parts must come in the order of their trials", () => {
  const settings = settingsOf(1);
  const [first, second] = blocksOf(1000, 3, value).map((block) => {
    const gatherer = gatherSums(settings, BLOCK_TRIALS);
    atOnce(gatherer.addSteps(block));
    return gatherer.sums();
  });
  const merged = createComparison({ ...settings, fromSums: true });
  merged.addSums(second);
  expect(() => {
    merged.addSums(first);
  }).toThrow("block of trial 0 came where trial 1000 was due");
});

test("of a million blocks few sums are kept", () => {
  const all = keptBlocks({ from: 0, to: 5e8 - 1 }, 500);
  expect(all.map(({ blocks }) => blocks)).toEqual([524288, 262144, 131072, 65536, 16384, 512, 64]);
  const middle = keptBlocks({ from: 500 * 333_333, to: 500 * 666_667 }, 500);
  expect(middle.length).toBeLessThan(40);
  for (const { firstTrial, trials, blocks } of middle) {
    expect(trials).toBe(500 * blocks);
    expect(firstTrial % trials).toBe(0);
  }
});

test("sums of scores come to the bits of the scores", () => {
  const scores = [0, 1, 2].map((structure) =>
    Float64Array.from({ length: 4700 }, (_, trial) => (trial % 97 === 0 ? NaN : structure + normal(structure, trial))),
  );
  const parts = [0, 500, 3500].map((from, place, all) =>
    scoreSums(
      scores.map((own) => own.subarray(from, all.at(place + 1))),
      from,
    ),
  );
  const [exact, found] = [estimatesOf(scores), estimatesOfSums(3, parts.flat())];
  for (const first of [0, 1, 2]) {
    expect(found.meanOf(first)).toEqual(exact.meanOf(first));
    for (const other of [0, 1, 2]) expect(found.leadOf(first, other)).toEqual(exact.leadOf(first, other));
  }
});
