import { expect, test } from "vitest";
import { movesOf, type SweepCell } from "../../../src/analysis/sweep/moves.js";

/** What-ifs of so many values of one parameter, and how often their values were looked at. */
function manyValues(count: number) {
  let looks = 0;
  const texts = Array.from({ length: count }, (_, place) => String(place));
  const cells = texts.map((text, place): SweepCell => {
    const value = {
      get text() {
        looks++;
        return text;
      },
      number: place,
    };
    return {
      values: [value],
      means: new Map([
        ["a", 2 * place],
        ["b", place],
      ]),
    };
  });
  return { cells, texts, looks: () => looks };
}

test("each value has its own cells, and a cell is looked at no more often because there are more values", () => {
  const { cells, texts, looks } = manyValues(1000);
  const [{ steps }] = movesOf(cells, "a", [texts], true);
  expect(steps.map(({ from, to, cells: own, lead }) => [from, to, own, lead])).toEqual(
    texts.map((text, place) => [text, text, 1, place]),
  );
  expect(looks()).toBeLessThan(10 * cells.length);
});
