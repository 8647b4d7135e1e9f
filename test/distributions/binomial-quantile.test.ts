import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialQuantile } from "../../src/distributions/binomial-quantile.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { exactBinomial, probabilityError, uniformsFor } from "./exact-lattice.js";

const quantile = (u: number, n: number, p: number, scoreError = 0): number =>
  binomialQuantile(u, normalQuantile(u) * (1 + scoreError), n, p);

const LARGEST_ERROR = 1e-12;

const uniform = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -25, max: 0, noNaN: true }).map((log) => Math.exp(log)),
);
const count = fc.oneof(fc.nat(30), fc.nat(1000), fc.nat(2_000_000));

describe("binomialQuantile", () => {
  it("is the smallest k with F(k) >= u, by exact integer arithmetic", () => {
    for (const n of [1, 2, 3, 6, 11, 22, 60, 280, 1500]) {
      for (const p of [1e-9, 0.001, 0.011, 0.1, 0.22, 0.31, 0.45, 0.5, 0.52, 0.7, 0.93, 0.995, 1 - 1e-9]) {
        const exact = exactBinomial(n, p);
        const errors = uniformsFor(exact, 200).map((u) => probabilityError(exact, u, quantile(u, n, p)));
        expect({ n, p, withinError: Math.max(...errors) < LARGEST_ERROR }).toEqual({ n, p, withinError: true });
      }
    }
  });

  it("is right at the cell boundaries of a dense grid of n and p", () => {
    let worst = 0;
    for (let n = 1; n < 260; n = Math.ceil(n * 1.15)) {
      for (let i = 1; i < 40; i++) {
        const p = i / 40 + 1e-4;
        const exact = exactBinomial(n, p);
        for (const u of uniformsFor(exact, 20)) worst = Math.max(worst, probabilityError(exact, u, quantile(u, n, p)));
      }
    }
    expect(worst).toBeLessThan(LARGEST_ERROR);
  });

  // F(k), or 1 - F(k) where `upper`, from mpmath 1.3 at 40 digits: the mass at k by loggamma, summed away from k in either
  // direction, p being the exact value of the double.
  it.each([
    [12, 0.15, 0, 0.14224175713617213, false],
    [12, 0.15, 1, 0.4434595957774778, false],
    [12, 0.15, 3, 0.092206331161270742, true],
    [12, 0.15, 6, 0.00067212604019970688, true],
    [50, 0.04, 1, 0.40048119669295241, false],
    [50, 0.04, 2, 0.32328599590340642, true],
    [50, 0.04, 4, 0.048971471884512754, true],
    [50, 0.04, 7, 0.00078140527834715698, true],
    [60, 0.52, 9, 2.6965632182126634e-9, false],
    [60, 0.52, 15, 1.8667118142281132e-5, false],
    [60, 0.52, 23, 0.023140760413084379, false],
    [60, 0.52, 28, 0.24256598114888773, false],
    [60, 0.52, 31, 0.46983417757769501, true],
    [60, 0.52, 36, 0.084915921672442375, true],
    [60, 0.52, 42, 0.0015063709900843195, true],
    [60, 0.52, 49, 3.8923858151156513e-7, true],
    [333, 0.7, 185, 1.8714455049572466e-8, false],
    [333, 0.7, 198, 2.754355514887028e-5, false],
    [333, 0.7, 216, 0.02476429469138352, false],
    [333, 0.7, 228, 0.28925986173483406, false],
    [333, 0.7, 234, 0.43659693946286838, true],
    [333, 0.7, 245, 0.067678926965329698, true],
    [333, 0.7, 257, 0.0014026335293489446, true],
    [333, 0.7, 271, 7.9314904109501838e-7, true],
    [400, 0.011, 0, 0.011981650269101317, false],
    [400, 0.011, 3, 0.35809772271436085, false],
    [400, 0.011, 4, 0.44923966822640201, true],
    [400, 0.011, 7, 0.077460845769739601, true],
    [400, 0.011, 11, 0.0018762205695623178, true],
    [400, 0.011, 18, 1.6734834912908874e-7, true],
    [5000, 0.3, 1323, 1.789601947063691e-8, false],
    [5000, 0.3, 1371, 3.1996451192599718e-5, false],
    [5000, 0.3, 1435, 0.022924294253197432, false],
    [5000, 0.3, 1480, 0.27409856493894307, false],
    [5000, 0.3, 1506, 0.41973744586317729, true],
    [5000, 0.3, 1548, 0.067555138684236606, true],
    [5000, 0.3, 1597, 0.0013812284723743654, true],
    [5000, 0.3, 1657, 7.2906695848744713e-7, true],
    [100000, 0.9, 89474, 1.9154401780079668e-8, false],
    [100000, 0.9, 89618, 3.1618167657532246e-5, false],
    [100000, 0.9, 89809, 0.022544389614810449, false],
    [100000, 0.9, 89943, 0.2754310433133581, false],
    [100000, 0.9, 90019, 0.41909804856253958, true],
    [100000, 0.9, 90142, 0.066308329610816466, true],
    [100000, 0.9, 90283, 0.0013514677998445735, true],
    [100000, 0.9, 90452, 7.8950545725040225e-7, true],
    [1000000, 0.001, 831, 2.0458523333570646e-8, false],
    [1000000, 0.001, 876, 3.3488413607248418e-5, false],
    [1000000, 0.001, 937, 0.023118380796763701, false],
    [1000000, 0.001, 980, 0.26970951615689873, false],
    [1000000, 0.001, 1006, 0.41656598956873342, true],
    [1000000, 0.001, 1047, 0.067274790740803568, true],
    [1000000, 0.001, 1096, 0.001301408921895979, true],
    [1000000, 0.001, 1155, 7.7310808276169108e-7, true],
    [3000000, 0.45, 1345261, 1.9023695872180759e-8, false],
    [3000000, 0.45, 1346553, 3.1669088939557893e-5, false],
    [3000000, 0.45, 1348276, 0.022738770424238463, false],
    [3000000, 0.45, 1349482, 0.274068030115695, false],
    [3000000, 0.45, 1350172, 0.42065900786248535, true],
    [3000000, 0.45, 1351292, 0.066814323154004953, true],
    [3000000, 0.45, 1352585, 0.0013482838383962827, true],
    [3000000, 0.45, 1354136, 7.9309785177870339e-7, true],
  ])(
    "decides by u, whatever the last digits of its normal score, at the boundary of Bin(%d, %d), k = %d",
    (n, p, k, tail, upper) => {
      const step = upper ? Math.max(tail * 1e-11, 1e-15) : tail * 1e-11;
      const just = (side: number): number => (upper ? 1 - (tail - side * step) : tail + side * step);
      for (const scoreError of [-1e-10, 0, 1e-10]) {
        expect(quantile(just(-1), n, p, scoreError)).toBe(k);
        expect(quantile(just(1), n, p, scoreError)).toBe(k + 1);
      }
    },
  );

  it("has the tails of the extreme uniforms", () => {
    for (const n of [5, 40, 700]) {
      for (const p of [1e-6, 0.02, 0.4, 0.6, 0.98]) {
        const exact = exactBinomial(n, p);
        expect(quantile(2 ** -53, n, p)).toBe(exact.below.findIndex((f) => f >= 2 ** -53));
        expect(quantile(1 - 2 ** -53, n, p)).toBe(exact.above.findIndex((f) => f <= 2 ** -53));
      }
    }
  });

  it("has the mean and the variance of the distribution", () => {
    const size = 100_000;
    for (const [n, p] of [
      [1, 0.25],
      [6, 0.015],
      [20, 0.22],
      [31, 0.7],
      [280, 0.22],
      [400, 0.011],
      [1e6, 0.3],
    ] as const) {
      const variance = n * p * (1 - p);
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < size; i++) {
        const deviation = quantile((i + 0.5) / size, n, p) - n * p;
        sum += deviation;
        squares += deviation * deviation;
      }
      const fourth = variance * (1 + (3 * n - 6) * p * (1 - p));
      expect(Math.abs(sum / size) / Math.sqrt(variance / size)).toBeLessThan(5);
      expect(Math.abs(squares / size - variance) / Math.sqrt((fourth - variance * variance) / size)).toBeLessThan(5);
    }
  });

  it("never falls when u, n or p rises", () => {
    fc.assert(
      fc.property(uniform, uniform, count, probability, (a, b, n, p) => {
        return quantile(Math.min(a, b), n, p) <= quantile(Math.max(a, b), n, p);
      }),
      { seed: 1, numRuns: 3000 },
    );
    fc.assert(
      fc.property(
        uniform,
        count,
        fc.nat(5),
        probability,
        (u, n, more, p) => quantile(u, n, p) <= quantile(u, n + more, p),
      ),
      { seed: 2, numRuns: 3000 },
    );
    fc.assert(
      fc.property(uniform, count, probability, fc.double({ min: 0, max: 0.1, noNaN: true }), (u, n, p, more) => {
        return quantile(u, n, p) <= quantile(u, n, p + more * (1 - p));
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it("keeps its order through the changes of method", () => {
    for (const u of [1e-12, 0.01, 0.3, 0.5, 0.77, 0.999, 1 - 1e-12]) {
      for (const n of [1, 7, 40]) {
        let last = 0;
        let falls = 0;
        for (let i = 0; i <= 4000; i++) {
          const k = quantile(u, n, i / 4000);
          if (k < last) falls++;
          last = k;
        }
        expect({ u, n, falls }).toEqual({ u, n, falls: 0 });
      }
    }
  });

  it("counts successes as n minus failures", () => {
    fc.assert(
      fc.property(uniform, fc.nat(500), probability, (u, n, p) => {
        const k = quantile(u, n, p);
        const mirrored = n - quantile(1 - u, n, 1 - p);
        // Where the two disagree u sits on a boundary, up to the rounding of 1 - u and 1 - p.
        return k === mirrored || probabilityError(exactBinomial(n, p), u, mirrored) < LARGEST_ERROR;
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it("knows what is certain", () => {
    for (const u of [2 ** -53, 1e-8, 0.3, 0.5, 1 - 1e-8, 1 - 2 ** -53]) {
      expect(quantile(u, 0, 0.4)).toBe(0);
      expect(quantile(u, 0, 0)).toBe(0);
      expect(quantile(u, 0, 1)).toBe(0);
      expect(quantile(u, 17, 0)).toBe(0);
      expect(quantile(u, 17, 1)).toBe(17);
      expect(quantile(u, 1e9, 1)).toBe(1e9);
    }
  });

  it("stays in scale and within 0 .. n for a billion", () => {
    const n = 1e9;
    for (const p of [1e-18, 1e-9, 1e-6, 0.01, 0.5, 0.9, 1 - 1e-9]) {
      for (const u of [2 ** -53, 1e-4, 0.5, 0.9, 1 - 2 ** -53]) {
        const z = normalQuantile(u);
        const sd = Math.sqrt(n * p * (1 - p));
        const k = quantile(u, n, p);
        expect(k).toBeGreaterThanOrEqual(0);
        expect(k).toBeLessThanOrEqual(n);
        expect(Math.abs(k - (n * p + sd * z))).toBeLessThan(2 + (z * z) / 4);
      }
    }
  });

  it("ends on numbers too large to decide about", () => {
    expect(quantile(0.5, 1e100, 0.5) / 5e99).toBeCloseTo(1, 12);
  });

  it("ends on numbers that are none", () => {
    expect(binomialQuantile(0.5, 0, NaN, 0.5)).toBeNaN();
    expect(binomialQuantile(0.5, 0, 100, NaN)).toBeNaN();
    expect(binomialQuantile(0.5, NaN, 100, 0.5)).toBeNaN();
  });
});
