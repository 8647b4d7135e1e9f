import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { choleskyFactor } from "../../src/distributions/cholesky.js";
import {
  correlatedUniforms,
  correlationFactor,
  normalScoreCorrelation,
  type RankCorrelation,
} from "../../src/distributions/correlation.js";
import { correlationFaults } from "../../src/distributions/correlation-faults.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";

const pair = (a: string, b: string, rank: number): RankCorrelation => ({ a, b, rank });

test("the correlation of normal scores that has a given rank correlation", () => {
  // Spearman's rho of a bivariate normal is (6 / pi) asin(r / 2).
  for (const rank of [-1, -0.7, -0.1, 0, 0.3, 0.99, 1]) {
    expect((6 / Math.PI) * Math.asin(normalScoreCorrelation(rank) / 2)).toBeCloseTo(rank, 14);
  }
});

describe("Cholesky factor", () => {
  test("of a matrix by hand", () => {
    expect(
      choleskyFactor([
        [1, 0.6],
        [0.6, 1],
      ]),
    ).toEqual([[1], [0.6, 0.8]]);
  });

  test("times its transpose is the matrix", () => {
    const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(direction, { minLength: 1, maxLength: 6 }), (directions) => {
        // Gram matrix of unit vectors plus a little of the identity: positive definite with unit diagonal.
        const unit = directions.map((d) => {
          const length = Math.hypot(...d, 1e-9);
          return d.map((x) => x / length);
        });
        const matrix = unit.map((u, i) =>
          unit.map((v, j) => (i === j ? 1 : 0.9 * u.reduce((sum, x, k) => sum + x * v[k], 0))),
        );
        const rows = choleskyFactor(matrix) ?? [];
        for (const [i, row] of rows.entries()) {
          expect(row).toHaveLength(i + 1);
          for (const [j, other] of rows.slice(0, i + 1).entries()) {
            const product = other.reduce((sum, x, k) => sum + x * row[k], 0);
            expect(product).toBeCloseTo(matrix[i][j], 12);
          }
        }
        expect(rows).toHaveLength(matrix.length);
      }),
      { seed: 3 },
    );
  });

  test("does not exist where the matrix is singular, indefinite or not a number", () => {
    for (const r of [1, -1, 1.5, NaN]) {
      expect(
        choleskyFactor([
          [1, r],
          [r, 1],
        ]),
      ).toBeUndefined();
    }
  });
});

describe("correlation factor", () => {
  const names = ["a", "b", "c", "d"];

  test("covers the correlated names only, in the order of the names, whatever the order of the pairs", () => {
    const factor = correlationFactor(names, [pair("d", "b", 0.5), pair("c", "d", -0.2)]);
    expect(factor.names).toEqual(["b", "c", "d"]);
    expect(correlationFactor(names, [pair("d", "c", -0.2), pair("b", "d", 0.5)])).toEqual(factor);
  });

  test("leaves out pairs with what is not drawn", () => {
    expect(correlationFactor(names, [pair("a", "certain", 0.5)])).toEqual({ names: [], rows: [] });
  });

  test("refuses what cannot be", () => {
    const impossible = [pair("a", "b", 0.9), pair("b", "c", 0.9), pair("a", "c", -0.9)];
    expect(() => correlationFactor(names, impossible)).toThrow(RangeError);
  });
});

describe("correlated uniforms", () => {
  const names = ["x", "y", "z"];
  const pairs = [pair("x", "y", 0.7), pair("y", "z", -0.4)];
  const factor = correlationFactor(names, pairs);

  test("have the rank correlations asked for, and stay uniform", () => {
    const random = seedrandom("copula");
    const trials = 20_000;
    const draws = Array.from({ length: trials }, () =>
      correlatedUniforms(
        factor,
        names.map(() => normalQuantile(random())),
      ),
    );
    const columns = names.map((_, k) => draws.map((draw) => draw[k]));
    // The standard error of a rank correlation is at most about 1 / sqrt(n - 1), its value at 0.
    const tolerance = 5 / Math.sqrt(trials - 1);
    expect(Math.abs(spearman(columns[0], columns[1]) - 0.7)).toBeLessThan(tolerance);
    expect(Math.abs(spearman(columns[1], columns[2]) + 0.4)).toBeLessThan(tolerance);
    expect(Math.abs(spearman(columns[0], columns[2]))).toBeLessThan(tolerance);
    for (const column of columns) {
      // Kolmogorov's distance exceeds 2.7 / sqrt(n) with probability 2 exp(-2 * 2.7^2), as rarely as 5 standard errors.
      const distance = Math.max(...column.toSorted((p, q) => p - q).map((u, i) => Math.abs(u - (i + 0.5) / trials)));
      expect(distance).toBeLessThan(2.7 / Math.sqrt(trials));
    }
  });

  test("without correlation are the uniforms themselves", () => {
    const [u, v] = correlatedUniforms(correlationFactor(names, [pair("x", "y", 0)]), [normalQuantile(0.2), 1]);
    expect(u).toBeCloseTo(0.2, 15);
    expect(v).toBeCloseTo(0.8413447460685429, 15);
  });

  test("never reach 0 or 1", () => {
    const strong = correlationFactor(names, [pair("x", "y", 0.7)]);
    for (const score of [-40, 40]) {
      for (const uniform of correlatedUniforms(strong, [score, score])) {
        expect(uniform).toBeGreaterThan(0);
        expect(uniform).toBeLessThan(1);
      }
    }
  });
});

describe("correlation faults", () => {
  test("none", () => {
    expect(correlationFaults([])).toEqual([]);
    expect(correlationFaults([pair("a", "b", 0.9), pair("b", "c", 0.9), pair("a", "c", 0.9)])).toEqual([]);
  });

  test("a pair with itself, twice the same pair, out of range", () => {
    expect(
      correlationFaults([pair("a", "b", 0.1), pair("c", "c", 0.5), pair("b", "a", 1), pair("d", "e", NaN)]),
    ).toEqual([
      { code: "with-itself", pair: 1 },
      { code: "duplicate", pair: 2, first: 0 },
      { code: "out-of-range", pair: 2 },
      { code: "out-of-range", pair: 3 },
    ]);
  });

  test("names a smallest set of pairs that cannot be, and no others", () => {
    const pairs = [
      pair("p", "q", 0.5),
      pair("a", "b", 0.9),
      pair("q", "a", 0.1),
      pair("b", "c", 0.9),
      pair("c", "p", 0.2),
      pair("a", "c", -0.9),
    ];
    expect(correlationFaults(pairs)).toEqual([
      { code: "not-positive-definite", pairs: [1, 3, 5], isConsistent: false },
    ]);
  });

  // 1 + 2 abc - a^2 - b^2 - c^2 is 0 for 0.5, 0.5, -0.5, the edge of what ranks can have; below it for their normal scores.
  test.each([
    [-0.49, true],
    [-0.5, true],
    [-0.501, false],
  ])("0.5, 0.5 and %d are beyond the Gaussian copula; consistent as ranks: %s", (rank, isConsistent) => {
    const pairs = [pair("a", "b", 0.5), pair("b", "c", 0.5), pair("a", "c", rank)];
    expect(correlationFaults(pairs)).toEqual([{ code: "not-positive-definite", pairs: [0, 1, 2], isConsistent }]);
  });

  test("what is named is impossible by itself, and possible without any one name", () => {
    const names = ["a", "b", "c", "d", "e"];
    const everyPair = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
    const rank = fc.double({ min: -0.95, max: 0.95, noNaN: true });
    let impossible = 0;
    fc.assert(
      fc.property(fc.array(rank, { minLength: everyPair.length, maxLength: everyPair.length }), (ranks) => {
        const pairs = everyPair.map(([a, b], i) => pair(a, b, ranks[i]));
        const fault = correlationFaults(pairs).find(({ code }) => code === "not-positive-definite");
        if (fault?.code !== "not-positive-definite") return;
        impossible++;
        const named = fault.pairs.map((i) => pairs[i]);
        expect(correlationFaults(named)).toHaveLength(1);
        for (const name of new Set(named.flatMap(({ a, b }) => [a, b]))) {
          expect(correlationFaults(named.filter(({ a, b }) => a !== name && b !== name))).toEqual([]);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
    expect(impossible).toBeGreaterThan(20);
  });
});

/** Pearson's correlation of the ranks; no ties. */
function spearman(xs: readonly number[], ys: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
    const rank = Array<number>(values.length);
    for (const [place, i] of order.entries()) rank[i] = place;
    return rank;
  };
  const [r, s] = [ranks(xs), ranks(ys)];
  const squared = r.reduce((sum, place, i) => sum + (place - s[i]) ** 2, 0);
  const n = xs.length;
  return 1 - (6 * squared) / (n * (n * n - 1));
}
