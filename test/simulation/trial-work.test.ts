import { describe, expect, it, test } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { isTooLong, trialWork } from "../../src/simulation/trial-work.js";
import type { Plan } from "../../src/simulation/plan.js";
import {
  blockBytes,
  blockRanges,
  blockTrials,
  inPieces,
  withSharedBlocks,
  withSmallBlocks,
} from "../../src/simulation/work.js";
import { createMachine } from "../../src/simulation/machine.js";
import { Tally } from "../../src/funnel/model/places.js";
import { FIVE, plan } from "../support/plans.js";

const OUTCOMES_AND_MONTHS = { inputs: false, tallies: true };

/** The plan with these assumptions certain. */
const having = (values: Readonly<Record<string, number>>, given: Plan): Plan => ({
  ...given,
  inputs: given.inputs.map((input) =>
    input.id in values ? { ...input, distribution: { kind: "constant", value: values[input.id] } } : input,
  ),
});

describe("the work of a trial", () => {
  it("is months of structures where deals are few", () => {
    const { structureMonths, total } = trialWork(plan(FIVE, { horizonMonths: 24, replicates: 3 }));
    expect([structureMonths, total]).toEqual([360, 360]);
  });

  it.each([
    ["reps who find many", { "capacity.outbound_per_rep": 1e6, "capacity.open_deals_per_rep": 1e6 }],
    [
      "many leads",
      { "market.leads_per_month": 1e6, "capacity.leads_per_rep": 1e6, "capacity.open_deals_per_rep": 1e6 },
    ],
    [
      "leads that grow",
      { "market.monthly_growth": 1.5, "capacity.leads_per_rep": 1e6, "capacity.open_deals_per_rep": 1e6 },
    ],
  ])("counts at least the deals that are won by %s", (_, values) => {
    const given = having(values, plan(FIVE, { horizonMonths: 12 }));
    const { tallies = new Float64Array(0) } = createMachine(given).simulate(0, 1, OUTCOMES_AND_MONTHS);
    let won = 0;
    for (let structure = 0; structure < FIVE.length; structure++) {
      const last = (structure * 12 + 11) * Tally.Size;
      won += tallies[last + Tally.WonInbound] + tallies[last + Tally.WonOutbound];
    }
    const { deals, total } = trialWork(given);
    expect(won).toBeGreaterThan(20_000);
    expect(deals).toBeGreaterThan(won);
    expect(deals).toBeLessThan(100 * won);
    expect(total).toBe(deals / 8);
  });

  it("is too long from about half a second on, whatever it is of", () => {
    const given = plan(FIVE, { horizonMonths: 24 });
    const isRefused = (own: Plan): boolean => isTooLong(own, trialWork(own));
    expect(isRefused(given)).toBe(false);
    expect(isRefused({ ...given, replicates: 16_000 })).toBe(false);
    expect(isRefused({ ...given, replicates: 17_000 })).toBe(true);
    expect(isRefused({ ...given, replicates: 1_000_000, horizonMonths: 1 })).toBe(true);
    expect(isRefused(having({ "capacity.outbound_per_rep": 1e9, "capacity.open_deals_per_rep": 1e9 }, given))).toBe(
      true,
    );
  });
});

const many = (structures: number): Plan =>
  plan(Array.from({ length: structures }, (_, place) => ({ ...FIVE[place % 5], id: `s${place}` })));

describe("blocks", () => {
  test("are 500 trials of a few structures, and fewer of many: their outcomes take 8 MB at most", () => {
    expect(blockTrials(many(5))).toBe(500);
    const wants = { inputs: false, tallies: false };
    for (const [structures, replicates] of [
      [400, 1],
      [5, 1000],
      [2, 50_000],
      [1000, 30],
    ]) {
      const given = { ...many(structures), replicates };
      const trials = blockTrials(given);
      const bytes = (own: number): number => blockBytes({ plan: given, range: { from: 0, to: own }, wants });
      expect(trials === 1 || bytes(trials) <= 8e6).toBe(true);
      expect(bytes(1)).toBe(8 * structures * replicates * OUTCOMES.length);
      expect(500 % trials).toBe(0);
    }
  });

  test("are cut by samples and structures alone: pieces for the months fit into them", () => {
    for (const [structures, horizonMonths] of [
      [5, 24],
      [40, 24],
      [400, 60],
    ]) {
      const given = { ...many(structures), horizonMonths };
      const job = { plan: given, range: { from: 0, to: 2000 }, wants: OUTCOMES_AND_MONTHS };
      const { blockTrials: pieces = 0 } = inPieces(job);
      expect(blockTrials(given) % pieces).toBe(0);
      expect(blockBytes({ ...job, range: { from: 0, to: pieces } })).toBeLessThan(64e6);
      expect([...blockRanges(job)].length).toBe(2000 / blockTrials(given));
    }
  });

  test("of a job that is alone are at least eight, of 250 trials or more: threads share them", () => {
    const wants = { inputs: false, tallies: false };
    const trialsOf = (to: number, structures = 5): number =>
      withSharedBlocks({ plan: many(structures), range: { from: 0, to }, wants }).blockTrials;
    expect([100, 2000, 2001, 3600, 100_000].map((to) => trialsOf(to))).toEqual([250, 250, 251, 450, 500]);
    // Nor do they take more memory than others.
    const huge = { plan: many(400), range: { from: 0, to: 2000 }, wants: { ...wants, tallies: true } };
    expect(withSharedBlocks(huge).blockTrials).toBe(withSmallBlocks(huge).blockTrials);
  });
});
