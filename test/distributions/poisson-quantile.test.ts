import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonQuantile } from "../../src/distributions/poisson-quantile.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { exactPoisson, probabilityError, uniformsFor } from "./exact-lattice.js";

const quantile = (u: number, mean: number, scoreError = 0): number =>
  poissonQuantile(u, normalQuantile(u) * (1 + scoreError), mean);

const LARGEST_ERROR = 1e-12;

describe("poissonQuantile", () => {
  it("is the smallest k with F(k) >= u, by exact integer arithmetic", () => {
    const means = [
      1e-12, 1e-3, 0.1, 0.59, 0.6, 0.61, 1, 2.5, 3.999, 4, 7.3, 10, 15.99, 16, 16.01, 31.4, 60, 137.2, 250, 1000,
    ];
    for (const mean of means) {
      const exact = exactPoisson(mean);
      const errors = uniformsFor(exact, 2000).map((u) => probabilityError(exact, u, quantile(u, mean)));
      expect({ mean, withinError: Math.max(...errors) < LARGEST_ERROR }).toEqual({ mean, withinError: true });
    }
  });

  it("is right at the cell boundaries of a dense grid of means", () => {
    let worst = 0;
    for (let i = 0; i < 400; i++) {
      const mean = 0.3 * Math.exp((i / 400) * Math.log(400));
      const exact = exactPoisson(mean);
      for (const u of uniformsFor(exact, 50)) worst = Math.max(worst, probabilityError(exact, u, quantile(u, mean)));
    }
    expect(worst).toBeLessThan(LARGEST_ERROR);
  });

  // F(k), or 1 - F(k) where `upper`, from mpmath 1.3 at 40 digits: the mass at k by loggamma, summed away from k in either direction.
  it.each([
    [0.5, 2, 0.014387677966970687, true],
    [0.5, 0, 0.39346934028736658, true],
    [0.5, 1, 0.090204010431049865, true],
    [0.5, 3, 0.0017516225562908237, true],
    [3.25, 0, 0.03877420783172201, false],
    [3.25, 2, 0.36956666839610041, false],
    [3.25, 3, 0.40859235606667757, true],
    [3.25, 5, 0.1111867982370893, true],
    [3.25, 9, 0.0019686545891932885, true],
    [3.25, 14, 1.7674301856594085e-6, true],
    [17.5, 2, 4.3095023010456088e-6, false],
    [17.5, 9, 0.020104275635100294, false],
    [17.5, 15, 0.32754239141075588, false],
    [17.5, 18, 0.3910659836293016, true],
    [17.5, 21, 0.16814874935035294, true],
    [17.5, 31, 0.0011788241432244956, true],
    [17.5, 40, 1.173077914119426e-6, true],
    [60, 19, 6.3519183403789761e-10, false],
    [60, 29, 6.8762649687320967e-6, false],
    [60, 45, 0.026582064716936519, false],
    [60, 56, 0.33193570220727029, false],
    [60, 61, 0.41514892600919299, true],
    [60, 67, 0.16597711098801036, true],
    [60, 84, 0.0013587590209646998, true],
    [60, 98, 2.5031754677756103e-6, true],
    [1000, 816, 1.0496397194658974e-9, false],
    [1000, 866, 7.9504526746752819e-6, false],
    [1000, 937, 0.023172413219817033, false],
    [1000, 984, 0.31343299489829035, false],
    [1000, 1007, 0.40433592038122149, true],
    [1000, 1031, 0.15957671284009131, true],
    [1000, 1096, 0.0013080378746427948, true],
    [1000, 1148, 2.1997630301139886e-6, true],
    [12345.5, 11684, 9.7548690372084598e-10, false],
    [12345.5, 11870, 8.4867197825094907e-6, false],
    [12345.5, 12123, 0.022613161042589959, false],
    [12345.5, 12289, 0.30752282873645596, false],
    [12345.5, 12373, 0.39997720035696885, true],
    [12345.5, 12456, 0.15889405750273034, true],
    [12345.5, 12680, 0.0013365240754526836, true],
    [12345.5, 12859, 2.153732282130551e-6, true],
    [1e6, 994005, 9.8454104982260648e-10, false],
    [1e6, 995702, 8.5238575040200076e-6, false],
    [1e6, 998000, 0.02275012293967758, false],
    [1e6, 999499, 0.30840549909635295, false],
    [1e6, 1000249, 0.40142658334971265, true],
    [1e6, 1001000, 0.15853432903657185, true],
    [1e6, 1003001, 0.0013491582854820712, true],
    [1e6, 1004603, 2.1110226571511209e-6, true],
  ])(
    "decides by u, whatever the last digits of its normal score, at the boundary of mean %d, k = %d",
    (mean, k, tail, upper) => {
      const step = upper ? Math.max(tail * 1e-11, 1e-15) : tail * 1e-11;
      const just = (side: number): number => (upper ? 1 - (tail - side * step) : tail + side * step);
      for (const scoreError of [-1e-10, 0, 1e-10]) {
        expect(quantile(just(-1), mean, scoreError)).toBe(k);
        expect(quantile(just(1), mean, scoreError)).toBe(k + 1);
      }
    },
  );

  it("has the tails of the extreme uniforms", () => {
    for (const mean of [1e-8, 0.2, 1, 5, 20, 200]) {
      const exact = exactPoisson(mean);
      expect(quantile(2 ** -53, mean)).toBe(exact.below.findIndex((f) => f >= 2 ** -53));
      expect(quantile(1 - 2 ** -53, mean)).toBe(exact.above.findIndex((f) => f <= 2 ** -53));
    }
  });

  it("has the mean and the variance of the distribution", () => {
    const size = 200_000;
    for (const mean of [0.05, 0.8, 3, 40, 5e5]) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < size; i++) {
        const deviation = quantile((i + 0.5) / size, mean) - mean;
        sum += deviation;
        squares += deviation * deviation;
      }
      const fourth = mean + 3 * mean * mean;
      expect(Math.abs(sum / size) / Math.sqrt(mean / size)).toBeLessThan(5);
      expect(Math.abs(squares / size - mean) / Math.sqrt((fourth - mean * mean) / size)).toBeLessThan(5);
    }
  });

  it("never falls when u or the mean rises", () => {
    const uniform = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
    const means = fc.oneof(
      fc.double({ min: 0, max: 40, noNaN: true }),
      fc.double({ min: -12, max: 20, noNaN: true }).map((log) => Math.exp(log)),
    );
    fc.assert(
      fc.property(
        uniform,
        uniform,
        means,
        (a, b, mean) => quantile(Math.min(a, b), mean) <= quantile(Math.max(a, b), mean),
      ),
      { seed: 1, numRuns: 3000 },
    );
    fc.assert(
      fc.property(uniform, means, fc.double({ min: 0, max: 0.1, noNaN: true }), (u, mean, more) => {
        return quantile(u, mean) <= quantile(u, mean * (1 + more));
      }),
      { seed: 2, numRuns: 3000 },
    );
  });

  it("keeps its order through the changes of method", () => {
    for (const u of [1e-12, 0.01, 0.3, 0.5, 0.77, 0.999, 1 - 1e-12]) {
      let last = 0;
      let falls = 0;
      for (let mean = 0; mean < 30; mean += 0.001) {
        const k = quantile(u, mean);
        if (k < last) falls++;
        last = k;
      }
      expect({ u, falls }).toEqual({ u, falls: 0 });
    }
  });

  it("is 0 where nothing happens and stays in scale where much does", () => {
    expect(quantile(0.999, 0)).toBe(0);
    expect(quantile(1 - 2 ** -53, 0)).toBe(0);
    for (const mean of [1e7, 1e9, 1e12, 1e15, 1e100]) {
      for (const u of [2 ** -53, 1e-4, 0.5, 0.9, 1 - 2 ** -53]) {
        const z = normalQuantile(u);
        const expected = mean + Math.sqrt(mean) * z + (z * z + 2) / 6;
        expect(Math.abs(quantile(u, mean) - expected)).toBeLessThan(1.01 + 1e-15 * mean);
      }
    }
  });

  it("ends on numbers that are none", () => {
    expect(poissonQuantile(0.5, 0, NaN)).toBeNaN();
    expect(poissonQuantile(0.5, NaN, 100)).toBeNaN();
    expect(poissonQuantile(0.5, 0, Infinity)).toBeNaN();
  });
});
