import { expect, test } from "vitest";
import { groupsOf } from "../../src/calibration/measure/groups.js";
import { DRAW_TIMES, dealsOfHistory } from "./histories.js";

test("a rep's deals are all that are in the list, those too that began before it is complete", () => {
  const { exponential: law } = DRAW_TIMES;
  const won = { law, mean: 90 };
  const deals = dealsOfHistory({ count: 600, days: 730, share: 0.3, won, lost: won }, 1);
  const owner = Int32Array.from({ length: 600 }, (_, place) => (place % 7 === 0 ? 1 : 0));
  const reps = groupsOf({ ...deals, owner, owners: 2, completeFrom: deals.until - 200 }, "rep");
  expect(reps.map((rep) => rep.deals)).toEqual([514, 86]);
  for (const rep of reps) expect(rep.deals).toBeGreaterThanOrEqual(rep.closed);
});
