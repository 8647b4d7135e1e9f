import { beforeAll, describe, expect, it } from "vitest";
import { compileColumns } from "../../src/statistics/assembly/compile.js";
import { combinations, plainCombine } from "../../src/statistics/combinations.js";
import { compiledColumns, type Combine } from "../../src/statistics/compiled-columns.js";
import { normal } from "./random.js";

let compiled: Combine;
beforeAll(async () => {
  compiled = compiledColumns(await compileColumns()).combine;
});

describe("linear combinations", () => {
  const columns = [Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 0, 0, 0, -1), Float64Array.of(7, 7, 7, 7, 7)];
  const weights = [
    [2, 1, 0],
    [0, -3, 0],
  ];

  it("are sums of weighted columns", () => {
    for (const combine of [plainCombine, compiled]) {
      const [a, b] = combinations(columns, weights, { combine });
      expect([[...a], [...b]]).toEqual([
        [3, 4, 6, 8, 9],
        [-3, 0, 0, 0, 3],
      ]);
    }
  });

  it("of some rows are written where they are to be, over what was there", () => {
    for (const combine of [plainCombine, compiled]) {
      const sums = [new Float64Array(3).fill(9), new Float64Array(3).fill(9)];
      expect(combinations(columns, weights, { from: 2, to: 5, sums, combine })).toBe(sums);
      expect([[...sums[0]], [...sums[1]]]).toEqual([
        [6, 8, 9],
        [0, 0, 3],
      ]);
    }
  });

  it("of nothing are 0", () => {
    for (const combine of [plainCombine, compiled])
      expect(combinations(columns, [[0, 0, 0]], { combine })).toEqual([new Float64Array(5)]);
  });

  it("have the same bits compiled as in JavaScript, and alone, whatever the numbers of columns, rows and combinations", () => {
    for (const [count, rows, sums] of [
      [1, 1, 1],
      [4, 7, 2],
      [5, 511, 3],
      [3, 512, 1],
      [33, 1030, 5],
    ]) {
      const own = Array.from({ length: count }, (_, i) =>
        Float64Array.from({ length: rows }, (_, row) => normal(i, row)),
      );
      const by = Array.from({ length: sums }, (_, k) => own.map((_, i) => (i === k ? 0 : normal(100 + k, i))));
      const plain = combinations(own, by, { combine: plainCombine });
      expect(combinations(own, by, { combine: compiled })).toEqual(plain);
      expect(by.map((one) => combinations(own, [one], { combine: compiled })[0])).toEqual(plain);
    }
  });
});
