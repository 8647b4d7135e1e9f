import { describe, expect, it } from "vitest";
import { createPayback, paybackMonth, type PaybackSettings } from "../../src/analysis/payback.js";
import { Tally } from "../../src/funnel/model/places.js";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import type { Block } from "../../src/simulation/block.js";
import { createMachine } from "../../src/simulation/machine.js";
import { FIVE, plan } from "../support/plans.js";

const MONTHS = 6;
const SETTINGS: PaybackSettings = {
  structureIds: ["new", "today"],
  todayIndex: 1,
  changed: [0],
  horizonMonths: MONTHS,
  replicates: 1,
};

/** A block of two structures: the first's lead over the second (whose profit is 100 a month) is leads[sample][month]. */
function blockOf(leads: readonly (readonly number[])[], firstTrial = 0, replicates = 1): Block {
  const profits = new Float64Array(leads.length * 2 * MONTHS);
  leads.forEach((own, sample) => {
    own.forEach((lead, month) => {
      const at = (structure: number) => (sample * 2 + structure) * MONTHS + month;
      profits[at(0)] = 100 * (month + 1) + lead;
      profits[at(1)] = 100 * (month + 1);
    });
  });
  const outcomes = new Float64Array(2 * OUTCOME_IDS.length * leads.length);
  return { firstTrial, trials: leads.length / replicates, replicates, outcomes, profits };
}

/** A lead that is lost at first and ahead from a month on. */
const aheadFrom = (month: number): number[] => Array.from({ length: MONTHS }, (_, m) => (m < month ? -1 : 1));
const NEVER = aheadFrom(MONTHS);

function paybackOf(leads: readonly (readonly number[])[]) {
  const payback = createPayback(SETTINGS);
  payback.add(blockOf(leads));
  return payback.result()[0];
}

describe("the month from which a lead stays above 0", () => {
  it.each([
    [[-1, -1, 1, 1, 1, 1], 2],
    [[1, 1, 1, 1, 1, 1], 0],
    // Ahead, behind and ahead again: for good only from the second time on.
    [[1, 1, -1, 1, 1, 1], 3],
    [[1, 1, 1, 1, 1, -1], 6],
    // Level is not ahead: an equal structure pays nothing back, and before the change all are level.
    [[0, 0, 0, 0, 0, 0], 6],
    [[0, 0, -1, 1, 0, 1], 5],
    [[NaN, NaN, NaN, NaN, NaN, NaN], 6],
  ])("%j: month %d", (leads, expected) => {
    expect(paybackMonth(MONTHS, (month) => leads[month])).toBe(expected);
  });
});

describe("payback over the samples", () => {
  it("counts those that are not ahead at the horizon as later", () => {
    // 4 of 10 in month 1, 2 in month 3, 4 never.
    const leads = [
      ...Array<number[]>(4).fill(aheadFrom(1)),
      ...Array<number[]>(2).fill(aheadFrom(3)),
      ...Array<number[]>(4).fill(NEVER),
    ];
    const { structure, withinHorizon, p5, p50, p95 } = paybackOf(leads);
    expect(structure).toBe("new");
    expect([p5, p50, p95]).toEqual([1, 3, "later"]);
    expect(withinHorizon.mean).toBeCloseTo(0.6, 12);
    // sqrt(p (1 - p) n / (n - 1) / n)
    expect(withinHorizon.standardError).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 9), 12);
  });

  it("the median is the month by whose end half of the samples are paid back, no later one", () => {
    expect(paybackOf([aheadFrom(2), NEVER]).p50).toBe(2);
    expect(paybackOf([aheadFrom(2), NEVER, NEVER]).p50).toBe("later");
    expect(paybackOf([aheadFrom(0), aheadFrom(5)])).toMatchObject({ p5: 0, p50: 0, p95: 5 });
    expect(paybackOf([NEVER])).toMatchObject({ p5: "later", p50: "later", p95: "later", withinHorizon: { mean: 0 } });
  });

  it("does not depend on how the trials are cut, and wants them in order", () => {
    const leads = Array.from({ length: 40 }, (_, sample) => aheadFrom((sample * 7) % (MONTHS + 1)));
    const cut = createPayback(SETTINGS);
    cut.add(blockOf(leads.slice(0, 13)));
    cut.add(blockOf(leads.slice(13), 13));
    const [whole, pieces] = [paybackOf(leads), cut.result()[0]];
    expect(pieces).toEqual({
      ...whole,
      withinHorizon: {
        mean: expect.closeTo(whole.withinHorizon.mean, 12) as number,
        standardError: expect.closeTo(whole.withinHorizon.standardError, 12) as number,
      },
    });
    expect(() => {
      cut.add(blockOf(leads, 7));
    }).toThrow(RangeError);
  });

  it("takes the replicates of a trial as dependent", () => {
    const leads = Array.from({ length: 20 }, (_, trial) =>
      Array<number[]>(4).fill(aheadFrom(trial % 2 ? 2 : 6)),
    ).flat();
    const payback = createPayback({ ...SETTINGS, replicates: 4 });
    payback.add(blockOf(leads, 0, 4));
    const { withinHorizon } = payback.result()[0];
    expect(withinHorizon.mean).toBe(0.5);
    // As of 20 trials, not of 80 samples.
    expect(withinHorizon.standardError).toBeCloseTo(Math.sqrt(0.25 / 19), 12);
  });

  it("on the model agrees with its profits month by month", () => {
    const given = plan(FIVE.slice(0, 3), { horizonMonths: 12 });
    const block = createMachine(given).simulate(0, 60, { inputs: false, tallies: true, profits: true });
    const payback = createPayback({
      structureIds: given.structures.map(({ id }) => id),
      todayIndex: 2,
      changed: [0, 1],
      horizonMonths: 12,
      replicates: 1,
    });
    payback.add(block);
    const profit = (sample: number, structure: number, month: number): number =>
      block.tallies?.[((sample * 3 + structure) * 12 + month) * Tally.Size + Tally.Profit] ?? NaN;
    block.profits?.forEach((found, place) => {
      expect(found).toBe(block.tallies?.[place * Tally.Size + Tally.Profit]);
    });
    payback.result().forEach(({ withinHorizon }, structure) => {
      const ahead = Array.from({ length: 60 }, (_, sample) => profit(sample, structure, 11) > profit(sample, 2, 11));
      expect(withinHorizon.mean).toBeCloseTo(ahead.filter(Boolean).length / 60, 12);
    });
  });

  it("needs profits", () => {
    const { firstTrial, trials, replicates, outcomes } = blockOf([NEVER]);
    expect(() => {
      createPayback(SETTINGS).add({ firstTrial, trials, replicates, outcomes });
    }).toThrow("profits");
  });
});
