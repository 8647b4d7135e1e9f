import { describe, expect, test } from "vitest";
import { incidence } from "../../src/calibration/estimators/aalen-johansen.js";
import { shareAndTime } from "../../src/calibration/estimators/common-movement.js";
import { fitCure } from "../../src/calibration/estimators/cure-mixture.js";
import { growingTable, type DurationTable } from "../../src/calibration/estimators/duration-table.js";
import { bookPrior } from "../../src/calibration/estimators/prior.js";
import { shareOf } from "../../src/calibration/measure/win-rate.js";
import { normal, uniform } from "../statistics/random.js";
import { DRAW_TIMES, simulateDeals, type DealHistory, type DrawTime, type SimulatedDeal } from "./histories.js";

const PRIOR = bookPrior("funnel.win_inbound");

const history = (law: DrawTime, more: Partial<DealHistory> = {}): DealHistory => ({
  count: 800,
  days: 365,
  share: 0.3,
  won: { law, mean: 90 },
  lost: { law, mean: 30 },
  ...more,
});

function tableOf(deals: readonly SimulatedDeal[], days: number, from = 0): DurationTable {
  const growing = growingTable(12);
  for (const { created, closed, isWon, period } of deals) {
    const isOpen = Number.isNaN(closed);
    growing.add(isOpen ? "open" : isWon ? "won" : "lost", (isOpen ? days : closed) - created, from - created, period);
  }
  return growing.table();
}

const fitOf = (table: DurationTable) => fitCure(table, PRIOR, 77, true);

/** How often 90 % intervals hold the truth. */
function coverage(of: DealHistory, times: number): number {
  let hits = 0;
  for (let key = 1; key <= times; key++) {
    const { quantile } = shareOf(fitOf(tableOf(simulateDeals(of, key), of.days)));
    if (quantile(0.05) <= of.share && of.share <= quantile(0.95)) hits++;
  }
  return hits / times;
}

/** 5 standard errors of a share of 90 % in so many. */
const slack = (times: number): number => 5 * Math.sqrt((0.9 * 0.1) / times);

describe("the share won in the end", () => {
  // Won deals close slowly: after 180 days many of them are still open.
  test("is told where won / closed and Aalen-Johansen are not", () => {
    const of = history(DRAW_TIMES.exponential, { count: 20_000, days: 180 });
    const table = tableOf(simulateDeals(of, 1), 180);
    const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
    const [won, lost] = [sum(table.counts.won), sum(table.counts.lost)];
    const { quantile } = shareOf(fitOf(table));
    expect(won / (won + lost)).toBeLessThan(0.25);
    expect(incidence(table).won).toBeLessThan(0.27);
    expect(quantile(0.5)).toBeGreaterThan(0.28);
    expect(quantile(0.05)).toBeLessThan(0.3);
    expect(quantile(0.95)).toBeGreaterThan(0.3);
  });

  // Right laws, and wrong ones: their coverage may fall to 80 %.
  test.each([
    ["exponential", 0.9],
    ["log-normal", 0.9],
    ["gamma", 0.8],
  ] as const)("is covered under %s times", { timeout: 120_000 }, (law, least) => {
    const times = 8;
    expect(coverage(history(DRAW_TIMES[law], { count: 150 }), times)).toBeGreaterThan(least - slack(times));
  });

  test("is less known where it moves between periods", () => {
    const of = history(DRAW_TIMES.exponential, { count: 4000 });
    const still = fitOf(tableOf(simulateDeals(of, 3), 365));
    const moving = fitOf(tableOf(simulateDeals({ ...of, movement: 0.6 }, 3), 365));
    expect(still.dispersion).toBeLessThan(3);
    expect(moving.dispersion).toBeGreaterThan(4);
    const width = (fit: typeof still): number => shareOf(fit).quantile(0.95) - shareOf(fit).quantile(0.05);
    expect(width(moving)).toBeGreaterThan(1.3 * width(still));
  });

  // An export of what closed since a day lacks what closed before: quick losses of early deals are not in it.
  test("allows for deals that closed before the export begins", () => {
    const of = history(DRAW_TIMES.exponential, { count: 20_000, days: 500 });
    const listed = simulateDeals(of, 5).filter(({ closed }) => !(closed < 250));
    const naive = shareOf(fitOf(tableOf(listed, 500))).quantile(0.5);
    const told = shareOf(fitOf(tableOf(listed, 500, 250)));
    expect(naive).toBeGreaterThan(0.325);
    expect(told.quantile(0.05)).toBeLessThan(0.3);
    expect(told.quantile(0.95)).toBeGreaterThan(0.3);
  });

  test("stays near the book for few deals, and is wide", () => {
    const { quantile } = shareOf(fitOf(tableOf(simulateDeals(history(DRAW_TIMES.exponential, { count: 20 }), 1), 365)));
    expect(quantile(0.5)).toBeGreaterThan(0.15);
    expect(quantile(0.5)).toBeLessThan(0.35);
    expect(quantile(0.95) - quantile(0.05)).toBeGreaterThan(0.1);
  });

  test("is none of the book's where many deals contradict it", () => {
    const of = history(DRAW_TIMES.exponential, { count: 3000, share: 0.65 });
    const { quantile } = shareOf(fitOf(tableOf(simulateDeals(of, 2), 365)));
    expect(quantile(0.05)).toBeGreaterThan(0.55);
  });

  test("is the same whenever it is asked for", () => {
    const table = tableOf(simulateDeals(history(DRAW_TIMES.exponential, { count: 200 }), 1), 365);
    const [one, two] = [shareOf(fitOf(table)), shareOf(fitOf(table))];
    expect([0.05, 0.5, 0.95].map(one.quantile)).toEqual([0.05, 0.5, 0.95].map(two.quantile));
  });
});

describe("Aalen-Johansen", () => {
  // By hand: 4 deals; won after 10 days (risk 4), lost after 20 (risk 3), won after 30 (risk 2), open after 40.
  test("is what a hand comes to", () => {
    const growing = growingTable(1);
    growing.add("won", 10, 0, 0);
    growing.add("lost", 20, 0, 0);
    growing.add("won", 30, 0, 0);
    growing.add("open", 40, 0, 0);
    const { won, open } = incidence(growing.table());
    expect(won).toBeCloseTo(1 / 4 + (3 / 4) * (2 / 3) * (1 / 2), 12);
    expect(open).toBeCloseTo((3 / 4) * (2 / 3) * (1 / 2), 12);
  });
});

test("a longer mean time open goes with a share won that is lower or higher, by a figure between -1 and 1", () => {
  const table = tableOf(simulateDeals(history(DRAW_TIMES.exponential), 1), 365);
  const rank = shareAndTime(table, fitOf(table));
  expect(Math.abs(rank)).toBeGreaterThan(0.02);
  expect(Math.abs(rank)).toBeLessThan(1);
});

/**
 * Simulation-based calibration (Talts et al. 2018): with shares drawn from the prior and a hundred deals of each, their ranks in the
 * posterior are uniform. The bench has 300 of them.
 */
test("ranks of shares drawn from the prior are uniform", { timeout: 120_000 }, () => {
  const times = 20;
  const quarters = [0, 0, 0, 0];
  for (let key = 1; key <= times; key++) {
    const [narrow, wide] = PRIOR.parts;
    const part = uniform(key, 1) < narrow.weight ? narrow : wide;
    const share = 1 / (1 + Math.exp(-part.mean - part.sd * normal(key, 3)));
    const of = history(DRAW_TIMES.exponential, { count: 100, share });
    const { quantile } = shareOf(fitOf(tableOf(simulateDeals(of, key + 1000), of.days)));
    quarters[[0.25, 0.5, 0.75].filter((p) => quantile(p) < share).length]++;
  }
  // 5 each, and 5 standard errors.
  expect(Math.max(...quarters)).toBeLessThan(times / 4 + 5 * Math.sqrt(times * 0.25 * 0.75));
  // Half are below the median, within 4 standard errors.
  expect(Math.abs(quarters[0] + quarters[1] - times / 2)).toBeLessThan(4 * Math.sqrt(times / 4));
});
