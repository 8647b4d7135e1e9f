import { expect, test } from "vitest";
import { leadersOf } from "../../../src/analysis/drivers/leaders.js";
import type { Objective } from "../../../src/analysis/objective.js";

const objective: Objective = { label: "value", terms: [{ outcome: "value", weight: 1 }] };
const scores = (...rows: number[][]) => rows.map((row) => Float64Array.from(row));

test("the second is the best of those that are not the same as the first in every trial", () => {
  const [first, same, third] = [
    [3, 5, 4],
    [3, 5, 4],
    [2, 5, 4],
  ];
  expect(leadersOf(scores(first, same, third), objective)).toMatchObject({
    best: 0,
    second: 2,
    lead: { mean: expect.closeTo(1 / 3) as number },
  });
  expect(leadersOf(scores(first, same), objective)).toMatchObject({
    best: 0,
    second: 1,
    lead: { mean: 0 },
    probabilityBest: [0.5, 0.5],
  });
});

test("without data in some trials: the complete ones tell who is best, the lead is over all that the two have", () => {
  const found = leadersOf(scores([5, NaN, 7, 9], [4, 3, NaN, 6], [1, NaN, NaN, 2]), objective);
  expect(found).toMatchObject({ trials: 2, incomplete: 2, best: 0, second: 1, lead: { mean: 2 } });
  expect(found.objective.map(({ mean }) => mean)).toEqual([7, expect.closeTo(13 / 3), 1.5]);
});
