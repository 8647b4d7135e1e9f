import { describe, expect, test } from "vitest";
import { atOnce } from "../../src/foundation/steps.js";
import { crossingOfMeans, lastSignChange } from "../../src/analysis/crossing.js";
import type { Objective } from "../../src/analysis/objective.js";
import { createSeries } from "../../src/analysis/series.js";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import { Tally } from "../../src/funnel/model/places.js";
import { BLOCK_TRIALS, type Block } from "../../src/simulation/block.js";
import { quantile, sortSamples } from "../../src/statistics/quantile.js";
import { monthByMonth } from "../support/month-by-month.js";
import { uniform } from "../statistics/random.js";

const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };

const SERIES = ["profit", "customers_end", "closure_rate", "brand_index"] as const;

/** The entries of a tally that are not 0. */
type TallyOf = (structure: number, sample: number, month: number) => Readonly<Record<number, number>>;

function tallyBlocks(trials: number, structures: number, months: number, tallyOf: TallyOf, replicates = 1): Block[] {
  const blocks: Block[] = [];
  for (let firstTrial = 0; firstTrial < trials; firstTrial += BLOCK_TRIALS) {
    const own = Math.min(BLOCK_TRIALS, trials - firstTrial);
    const tallies = new Float64Array(own * replicates * structures * months * Tally.Size);
    for (let at = 0, place = 0; at < tallies.length; at += Tally.Size, place++) {
      const structure = Math.floor(place / months) % structures;
      const sample = firstTrial * replicates + Math.floor(place / (months * structures));
      const tally = tallyOf(structure, sample, place % months);
      for (const [entry, value] of Object.entries(tally)) tallies[at + Number(entry)] = value;
    }
    const monthly = monthByMonth({ tallies, trials: own, replicates }, structures, OUTCOME_IDS);
    blocks.push({ firstTrial, trials: own, replicates, outcomes: new Float64Array(), monthly });
  }
  return blocks;
}

function seriesOf(months: number, structures: number, blocks: readonly Block[], objective = PROFIT, replicates = 1) {
  const structureIds = Array.from({ length: structures }, (_, i) => `s${i}`);
  const series = createSeries({
    structureIds,
    referenceIndex: 0,
    horizonMonths: months,
    replicates,
    outcomes: SERIES,
    objective,
  });
  for (const block of blocks) atOnce(series.addSteps(block));
  return series.result();
}

/** Cumulative profit of samples and structures given by hand: rows[structure][sample][month]. */
const profits =
  (rows: number[][][]): TallyOf =>
  (structure, sample, month) => ({ [Tally.Profit]: rows[structure][sample][month] });

describe("monthly series", () => {
  const trials = 700;
  const growth = (structure: number, sample: number) => structure + uniform(structure, sample);
  const blocks = tallyBlocks(trials, 2, 3, (structure, sample, month) => ({
    [Tally.Profit]: growth(structure, sample) * (month + 1) ** 2,
    [Tally.Customers]: 100 + month,
    [Tally.Brand]: Math.log(month + 1),
    [Tally.WonInbound]: month,
    [Tally.ClosedInbound]: month * 4,
  }));
  const { series } = seriesOf(3, 2, blocks);
  const find = (structure: string, id: string) =>
    series.find((row) => row.structure === structure && row.series === id);

  test("flows: what the month added, and what was added so far", () => {
    const rates = Array.from({ length: trials }, (_, sample) => growth(1, sample));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / trials;
    const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (trials - 1);
    const row = find("s1", "profit");
    [1, 3, 5].forEach((share, month) => {
      expect(row?.monthly[month].mean).toBeCloseTo(share * mean, 11);
    });
    [1, 4, 9].forEach((share, month) => {
      expect(row?.cumulative[month].mean).toBeCloseTo(share * mean, 11);
    });
    const last = row?.cumulative[2];
    expect(last?.standardError).toBeCloseTo(9 * Math.sqrt(variance / trials), 12);
    expect(last?.p5).toBeCloseTo(9 * quantile(sortSamples(rates), 0.05), 12);
    expect(last?.p95).toBeCloseTo(9 * quantile(sortSamples(rates), 0.95), 12);
    expect(last?.quantileRankError).toBe(0);
    expect(find("s1", "objective")?.cumulative).toEqual(row?.cumulative);
  });

  test("the paired difference from the reference, which has none itself", () => {
    const difference = find("s1", "profit")?.difference?.[2];
    const pairs = Array.from({ length: trials }, (_, sample) => 9 * (growth(1, sample) - growth(0, sample)));
    expect(difference?.mean).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / trials, 11);
    expect(difference?.p95).toBeCloseTo(quantile(sortSamples(pairs), 0.95), 11);
    expect(find("s0", "profit")).not.toHaveProperty("difference");
  });

  test("stocks are as they are in both views", () => {
    for (const view of ["monthly", "cumulative"] as const) {
      expect(find("s0", "customers_end")?.[view].map((month) => month.mean)).toEqual([100, 101, 102]);
      expect(find("s0", "brand_index")?.[view][2].mean).toBeCloseTo(3, 12);
    }
  });

  test("0/0 is no data", () => {
    expect(find("s0", "closure_rate")?.cumulative[0]).toMatchObject({ mean: NaN, noData: trials });
    expect(find("s0", "closure_rate")?.monthly[2]).toMatchObject({ mean: 0.25, noData: 0 });
  });

  test("a block without months is refused", () => {
    const [block] = tallyBlocks(1, 1, 1, () => ({}));
    const { firstTrial, trials, replicates, outcomes } = block;
    expect(() => seriesOf(1, 1, [{ firstTrial, trials, replicates, outcomes }])).toThrow(TypeError);
  });
});

describe("last change of sign", () => {
  test.each([
    [[1, 2, 3], undefined],
    [[0, 0, 2], undefined],
    [[], undefined],
    [[0, 0], undefined],
    [[-1, 2, 3], { place: 1, finalSign: 1 }],
    [[1, -1, 1, -1, -2], { place: 3, finalSign: -1 }],
    [[-1, 0, 0, 2], { place: 3, finalSign: 1 }],
    [[-1, 2, 0], { place: 1, finalSign: 1 }],
    [[1, NaN, -1], { place: 2, finalSign: -1 }],
  ])("of %j", (values, expected) => {
    expect(lastSignChange(values)).toEqual(expected);
  });
});

describe("crossings", () => {
  const rows = [
    [
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [1, 1, 1, 9],
      [5, 5, 5, 5],
    ],
    [
      [0, 2, 2, 2], // s1 overtakes in month 1
      [1, 0, 0, 2], // ... in month 3
      [2, 2, 2, 2], // s0 overtakes in month 3
      [1, 1, 1, 1], // never
    ],
  ];

  test("by hand", () => {
    const [crossing] = seriesOf(4, 2, tallyBlocks(4, 2, 4, profits(rows))).crossings;
    expect(crossing).toEqual({
      first: "s0",
      second: "s1",
      probability: 0.75,
      standardError: expect.closeTo(0.25, 12) as number, // s = 0.5 of 1 1 1 0, n = 4
      firstOvertakes: 0.25,
      p5: expect.closeTo(1.2, 12) as number, // type 7 of 1, 3, 3
      p50: 3,
      p95: 3,
    });
  });

  test("mean curves cross where the mean lead is told from zero on both sides", () => {
    const told = { trials: 100, standardError: 1 };
    const leads = (...means: number[]) => crossingOfMeans(means.map((mean) => ({ ...told, mean })));
    expect(leads(5, 3, 1.5, -0.5, -1, -4, -6)).toEqual({ month: 3, from: 2, to: 5 });
    expect(leads(5, -5)).toEqual({ month: 1, from: 1, to: 1 });
    // Wavering within the error: by the means as they are, the last change before it is told.
    expect(leads(5, -1, 1, -1, 1, -5)).toEqual({ month: 5, from: 1, to: 5 });
    expect(leads(1, -1, -5)).toBeUndefined();
    expect(leads(5, 1, -1)).toBeUndefined();
    // A later change that is not told takes nothing back.
    expect(leads(5, -5, -1, 1)).toEqual({ month: 1, from: 1, to: 1 });
    expect(leads(NaN, 5, NaN, -5)).toEqual({ month: 3, from: 2, to: 3 });
  });

  test("a number that overflowed withholds the months from then on, and the crossing", () => {
    const { series, crossings } = seriesOf(
      3,
      2,
      tallyBlocks(4, 2, 3, (structure, sample, month) => ({
        [Tally.Profit]: structure + month,
        ...(structure === 1 && sample === 2 && month > 0 && { [Tally.Leads]: NaN }),
      })),
    );
    const own = series.find(({ structure, series: id }) => structure === "s1" && id === "profit");
    expect(own?.cumulative.map(({ mean }) => mean)).toEqual([1, NaN, NaN]);
    expect(own?.monthly.map(({ p95 }) => p95)).toEqual([1, NaN, NaN]);
    expect(own?.difference?.map(({ mean }) => mean)).toEqual([1, NaN, NaN]);
    expect(crossings[0]).toMatchObject({ probability: NaN, p50: NaN });
  });

  test("less is better: who is ahead turns round, the month stays", () => {
    const churn: Objective = { label: "churn", terms: [{ outcome: "customer_churn", weight: 1 }] };
    const blocks = tallyBlocks(4, 2, 4, (structure, sample, month) => ({
      [Tally.Churned]: rows[structure][sample][month] / 100,
      [Tally.CustomerMonths]: 1,
    }));
    const [crossing] = seriesOf(4, 2, blocks, churn).crossings;
    expect(crossing).toMatchObject({ probability: 0.75, firstOvertakes: 0.5, p50: 3 });
  });

  test("every pair once; none crosses: no month", () => {
    const { crossings } = seriesOf(
      2,
      3,
      tallyBlocks(5, 3, 2, (structure) => ({ [Tally.Profit]: structure })),
    );
    expect(crossings.map(({ first, second }) => first + second)).toEqual(["s0s1", "s0s2", "s1s2"]);
    expect(crossings[0]).toMatchObject({ probability: 0, p50: NaN });
    expect(crossings[0].meanCurves).toBeUndefined();
  });

  test("replicates of a trial are one observation", () => {
    const halved: TallyOf = (structure, sample, month) => profits(rows)(structure, sample >> 1, month);
    const same = tallyBlocks(4, 2, 4, halved, 2);
    const [crossing] = seriesOf(4, 2, same, PROFIT, 2).crossings;
    expect(crossing.probability).toBe(0.75);
    expect(crossing.standardError).toBeCloseTo(0.25, 12);
  });
});
