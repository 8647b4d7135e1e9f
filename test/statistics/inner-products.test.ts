import { beforeAll, describe, expect, it } from "vitest";
import { compileColumns } from "../../src/statistics/assembly/compile.js";
import { compiledColumns, type AddProducts } from "../../src/statistics/compiled-columns.js";
import { innerProducts, plainProducts } from "../../src/statistics/inner-products.js";
import { normal } from "./random.js";

const columnsOf = (count: number, rows: number, key: number): Float64Array[] =>
  Array.from({ length: count }, (_, i) => Float64Array.from({ length: rows }, (_, row) => normal(key + i, row)));

let compiled: AddProducts;
beforeAll(async () => {
  compiled = compiledColumns(await compileColumns()).addProducts;
});

describe("inner products", () => {
  it("are sums of products of whole numbers", () => {
    const a = [Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 0, 0, 0, -1)];
    const b = [Float64Array.of(2, 2, 2, 2, 2), Float64Array.of(0, 1, 0, 0, 1), Float64Array.of(5, 4, 3, 2, 1)];
    for (const add of [plainProducts, compiled]) {
      expect([...innerProducts(a, b, { add })]).toEqual([30, 7, 35, 0, -1, 4]);
      expect([...innerProducts(b, b, { add, from: 1, to: 3, triangle: true })]).toEqual([8, 0, 0, 2, 1, 0, 14, 4, 25]);
    }
  });

  it("have the same bits compiled as in JavaScript, whatever the numbers of columns and rows", () => {
    for (const [own, other, rows] of [
      [1, 1, 1],
      [1, 4, 3],
      [5, 2, 511],
      [6, 7, 512],
      [33, 3, 1030],
    ]) {
      const [a, b] = [columnsOf(own, rows, 10), columnsOf(other, rows, 100)];
      expect(innerProducts(a, b, { add: compiled })).toEqual(innerProducts(a, b, { add: plainProducts }));
      const triangle = { from: 0, to: rows, triangle: true };
      expect(innerProducts(a, a, { ...triangle, add: compiled })).toEqual(
        innerProducts(a, a, { ...triangle, add: plainProducts }),
      );
    }
  });
});
