import { expect, test } from "vitest";
import { growingTable } from "../../src/calibration/estimators/duration-table.js";
import { observedMean } from "../../src/calibration/estimators/observed-mean.js";
import { measureCycle } from "../../src/calibration/measure/cycle.js";
import { periodsOf } from "../../src/calibration/measure/periods.js";
import { DRAW_TIMES, dealsOfHistory } from "./histories.js";

type Episode = readonly ["won" | "lost" | "open", number, number?];

function meanOf(episodes: readonly Episode[], isKept: (days: number) => number = () => 1): number {
  const growing = growingTable(1);
  for (const [ending, days, entry = 0] of episodes) growing.add(ending, days, entry, 0);
  return observedMean(growing.table(), isKept);
}

test("the mean time until closing that a list shows is that of its deals where all have closed", () => {
  expect(
    meanOf([
      ["won", 4],
      ["lost", 6],
      ["won", 11],
    ]),
  ).toBeCloseTo(7.5, 10);
  expect(meanOf([["open", 11]])).toBeNaN();
});

test("what is still open goes on as an exponential, for as much of it as is ever closed", () => {
  const episodes: Episode[] = [
    ["lost", 5],
    ["open", 9],
  ];
  // Half is closed after 5 days, to the end of which the curve is known; half is left, at the rate that halves it in 5.5 days.
  expect(meanOf(episodes)).toBeCloseTo(5.25 + (0.5 * 5.5) / Math.log(2) + 0.5, 10);
  expect(meanOf(episodes, () => 0)).toBeCloseTo(5.5, 10);
});

test("what came late into the list counts from there on", () => {
  // Of three that last to day 9 one is known from day 8 on: those that had gone before are not in the list.
  const late: Episode[] = [
    ["lost", 2],
    ["won", 9],
    ["won", 9, 8],
  ];
  expect(meanOf(late)).toBeCloseTo((2 + 9) / 2 + 0.5, 10);
});

// Uniform times in half a year: the laws that are fitted carry on after its end, where no deal is open any more.
test("a law that is none of those fitted is covered, since how far they are from what the list shows counts as an error", () => {
  const truth = (0.3 * 90 + 0.7 * 30) / 30.4375;
  const { uniform } = DRAW_TIMES;
  const history = {
    count: 600,
    days: 180,
    share: 0.3,
    won: { law: uniform, mean: 90 },
    lost: { law: uniform, mean: 30 },
  };
  const lows = Array.from({ length: 12 }, (_, key) => {
    const deals = dealsOfHistory(history, 93_000_001 + key);
    return measureCycle(deals, periodsOf(deals.until - 180, deals.until)).measured[0]?.quantiles?.[0] ?? NaN;
  });
  expect(lows.filter((low) => low <= truth).length).toBeGreaterThanOrEqual(11);
});
