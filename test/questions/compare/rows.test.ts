import { expect, test } from "vitest";
import { compareRows } from "../../../src/questions/compare/rows.js";
import type { ResultComparison } from "../../../src/questions/compare/record.js";

const SIDE = { file: "a.yaml", name: "a", trials: 500, partial: false };

/** Figures without end: whoever gathers them before the first row is told never tells one. */
function* endless(): Generator<ResultComparison["outcomes"][number]> {
  for (let place = 0; ; place++) {
    const figure = { mean: place, standardError: 1 };
    const moved = { before: figure, now: figure, difference: 0, standardError: 0, resolved: false };
    yield {
      structure: `s${place}`,
      outcome: "value",
      unit: "currency",
      ...moved,
    } as ResultComparison["outcomes"][number];
  }
}

test("rows of a comparison are made one by one", () => {
  const comparison = { before: SIDE, now: SIDE, objectives: [], outcomes: endless(), probabilities: [], winners: {} };
  const rows = compareRows({ comparisons: [comparison as unknown as ResultComparison] });
  const first = Array.from({ length: 20 }, () => rows.next().value as { readonly structure?: string });
  expect(first[19].structure).toMatch(/^s\d$/u);
});
