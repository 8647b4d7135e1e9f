import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankCorrelations } from "../../src/statistics/rank-correlation.js";
import { midRanks } from "../../src/statistics/ranks.js";
import { normal } from "./random.js";

describe("midRanks", () => {
  it("shares ranks among equals", () => {
    expect([...midRanks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4]);
    expect([...midRanks([])]).toEqual([]);
  });

  it("depends on the order of the values alone and sums to n(n + 1)/2", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }), (values) => {
        const ranks = midRanks(values);
        expect([...midRanks(values.map((value) => value ** 3 + value))]).toEqual([...ranks]);
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});

describe("rankCorrelations", () => {
  const a = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8);
  const b = Float64Array.of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5);
  const y = Float64Array.of(1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 10);

  it("agree with scipy.stats.spearmanr and with the inverse of numpy's correlation matrix of scipy's ranks", () => {
    const [[ofA, ofB]] = rankCorrelations([a, b].map(midRanks), [y]);
    expect(ofA.spearman).toBeCloseTo(0.16577566443897315, 13);
    expect(ofB.spearman).toBeCloseTo(0.07791133653151248, 13);
    expect(ofA.partial).toBeCloseTo(0.15679624585798282, 13);
    expect(ofB.partial).toBeCloseTo(0.05576645365506923, 13);
  });

  it("see through a factor that only goes with another one", () => {
    const n = 4000;
    const x = Float64Array.from({ length: n }, (_, i) => normal(1, i));
    const shadow = x.map((value, i) => value + normal(2, i));
    const [[, ofShadow]] = rankCorrelations([x, shadow].map(midRanks), [
      x.map((value, i) => value + 0.5 * normal(3, i)),
    ]);
    expect(ofShadow.spearman).toBeGreaterThan(0.5);
    // Ranks are not quite linear in each other, hence a little more than 5 standard errors of 1/sqrt(n).
    expect(Math.abs(ofShadow.partial)).toBeLessThan(0.1);
  });

  it("are not a number for what never changes", () => {
    const constant = new Float64Array(12).fill(2);
    expect(rankCorrelations([a, constant].map(midRanks), [y])[0][1]).toEqual({ spearman: NaN, partial: NaN });
    expect(rankCorrelations([a].map(midRanks), [constant])[0][0]).toEqual({ spearman: NaN, partial: NaN });
  });
});
