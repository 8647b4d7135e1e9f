import { expect, test } from "vitest";
import { safest, shortfalls, type CellMeans } from "../../../src/analysis/sweep/shortfalls.js";

const cell = (means: Readonly<Record<string, number>>): CellMeans => new Map(Object.entries(means));

test("largest and mean shortfall over the cells, and the safest", () => {
  const found = shortfalls([cell({ a: 10, b: 8, c: 9 }), cell({ a: 0, b: 5, c: 4 }), cell({ a: 3, b: 3, c: 2 })]);
  expect(found).toEqual([
    { structure: "a", most: 5, mean: 5 / 3, cells: 3 },
    { structure: "b", most: 2, mean: 2 / 3, cells: 3 },
    { structure: "c", most: 1, mean: 1, cells: 3 },
  ]);
  expect(safest(found)?.structure).toBe("c");
});

test("of two alike the one of lesser mean", () => {
  expect(
    safest(shortfalls([cell({ a: 1, b: 0, c: 0 }), cell({ a: 0, b: 1, c: 1 }), cell({ a: 0, b: 0, c: 1 })]))?.structure,
  ).toBe("c");
});

test("a cell without data counts for nobody, and who is not everywhere is not the safest", () => {
  const found = shortfalls([cell({ a: NaN, b: 5 }), cell({ a: 1, b: 2 }), cell({ a: 1, b: 2, c: 2 })]);
  expect(found).toEqual([
    { structure: "a", most: 1, mean: 1, cells: 2 },
    { structure: "b", most: 0, mean: 0, cells: 2 },
    { structure: "c", most: 0, mean: 0, cells: 1 },
  ]);
  expect(safest(found)?.structure).toBe("b");
  expect(safest(shortfalls([cell({ a: NaN })]))).toBeUndefined();
  expect(safest([])).toBeUndefined();
});
