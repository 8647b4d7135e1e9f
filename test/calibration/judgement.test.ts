import { expect, test } from "vitest";
import { calibrationView } from "../../src/questions/calibrate/view.js";

const MONTHS = Array.from({ length: 12 }, (_, place) => ({
  month: `2026-${String(place + 1).padStart(2, "0")}`,
  low: 5,
  median: 10,
  high: 15,
  actual: 30,
}));

function viewOf(inside: number) {
  const nothing = { files: [], lists: [], measured: [], correlations: [], findings: [], notMeasured: [], groups: [] };
  return calibrationView({ ...nothing, predictions: [{ of: "wins", inside, months: MONTHS }] });
}
const told = (inside: number): string => JSON.stringify(viewOf(inside).blocks);

test("intervals that hold too few of the months kept back are warned of", () => {
  expect(viewOf(7).warnings).toEqual([expect.stringMatching(/^Fewer months of wins are inside .* too narrow\.$/u)]);
  expect(told(7)).not.toContain("by chance");
  expect(viewOf(11).warnings).toEqual([]);
  expect(told(11)).toContain("No fewer months are inside than bands of 90 % may hold by chance.");
});
