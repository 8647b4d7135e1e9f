import { describe, expect, it } from "vitest";
import { gammaFromTable } from "../../src/distributions/gamma-from-table.js";
import { createGammaTable } from "../../src/distributions/gamma-table.js";
import { incompleteGamma } from "../../src/distributions/special/incomplete-gamma.js";
import { normalCdf } from "../../src/distributions/special/normal-cdf.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { gammaTableInBase64 } from "../../src/simulation/assembly/made-gamma-table.js";
import { importSource } from "../../src/simulation/assembly/places.js";

/** Normal scores that fall on no cell boundary. */
const SCORES = Array.from({ length: 4001 }, (_, i) => -8.29 + (16.58 * i) / 4000);

/** |F(value) - Phi(z)|, taken in the nearer tail. */
function probabilityError(shape: number, z: number, value: number): number {
  const { lower, upper } = incompleteGamma(shape, value * shape);
  return z < 0 ? Math.abs(lower - normalCdf(z)) : Math.abs(upper - normalCdf(-z));
}

const largestError = (shape: number): number => {
  const table = createGammaTable(shape);
  return Math.max(...SCORES.map((z) => probabilityError(shape, z, gammaFromTable(table, z))));
};

describe("gamma table", () => {
  it.each([0.05, 0.1, 0.37, 1, 2.5, 12, 150, 4000, 99_999, 100_001, 1e6])(
    "errs by less than 1e-9 for shape %d",
    (shape) => {
      expect(largestError(shape)).toBeLessThan(1e-9);
    },
  );

  it("that the build has made is that of the sources, bit for bit", async () => {
    const { shape, base64 } = JSON.parse((await gammaTableInBase64()).MADE_GAMMA_TABLE) as {
      readonly shape: number;
      readonly base64: string;
    };
    const sources = await importSource(new URL("../../src/distributions/gamma-table.ts", import.meta.url));
    const own = (sources as { readonly createGammaTable: typeof createGammaTable }).createGammaTable(shape);
    expect([shape, base64.length]).toEqual([12, Math.ceil(own.byteLength / 3) * 4]);
    expect(createGammaTable(12)).toEqual(own);
  });

  it("is as exact where the expansion of large shapes takes over", () => {
    expect(largestError(99_999)).toBeLessThan(1e-12);
    expect(largestError(100_001)).toBeLessThan(1e-12);
  });

  it("is the exponential distribution at shape 1", () => {
    const table = createGammaTable(1);
    for (const z of SCORES) {
      const exact = z < 0 ? -Math.log1p(-normalCdf(z)) : -Math.log(normalCdf(-z));
      expect(Math.abs(gammaFromTable(table, z) / exact - 1)).toBeLessThan(1e-8);
    }
  });

  it("is a squared normal score at shape 1/2", () => {
    const table = createGammaTable(0.5);
    for (const z of SCORES) {
      const root = z < 0 ? normalQuantile(0.5 + normalCdf(z) / 2) : -normalQuantile(normalCdf(-z) / 2);
      if (z < -4) continue; // 1/2 + F(z)/2 has too few digits left
      expect(Math.abs(gammaFromTable(table, z) / (root * root) - 1)).toBeLessThan(1e-7);
    }
  });

  // Roots of gammainc(shape, 0, x, regularized) = Phi(z), divided by the shape: mpmath 1.3, 40 digits.
  it.each([
    [0.05, -6.0, 8.9227889737676308e-180],
    [0.05, -2.5, 8.4947588690169096e-44],
    [0.05, 0.3, 0.00076971075565407331],
    [0.05, 3.1, 55.24460147431227],
    [0.05, 7.0, 429.21879108088141],
    [0.5, -6.0, 1.5289427435172721e-18],
    [0.5, -2.5, 6.0571040478506145e-5],
    [0.5, 0.3, 0.76397125833138826],
    [0.5, 3.1, 10.888554321464551],
    [0.5, 7.0, 50.359924152348902],
    [2, -6.0, 2.2210547745221926e-5],
    [2, -2.5, 0.057903188889024877],
    [2, 0.3, 1.0452024766793657],
    [2, 3.1, 4.6349531824934064],
    [2, 7.0, 15.422596986900662],
    [12, -6.0, 0.084629115160482806],
    [12, -2.5, 0.42392726972303477],
    [12, 0.3, 1.0600688126639265],
    [12, 3.1, 2.1370543679016132],
    [12, 7.0, 4.4982299554910951],
    [300, -6.0, 0.69149001216747596],
    [300, -2.5, 0.86150373666474511],
    [300, 0.3, 1.0162985237745641],
    [300, 3.1, 1.1885841421798353],
    [300, 7.0, 1.45895090205627],
  ])("has the quantile of shape %d at z = %d", (shape, z, value) => {
    expect(Math.abs(gammaFromTable(createGammaTable(shape), z) / value - 1)).toBeLessThan(1e-7);
  });

  it("has mean 1 and variance 1/shape", () => {
    for (const shape of [0.3, 1, 12, 500, 1e7]) {
      const table = createGammaTable(shape);
      const step = 1e-3;
      let mean = 0;
      let variance = 0;
      for (let z = -8.3; z <= 8.3; z += step) {
        const weight = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * step;
        const deviation = gammaFromTable(table, z) - 1;
        mean += weight * deviation;
        variance += weight * deviation * deviation;
      }
      expect(Math.abs(mean)).toBeLessThan(1e-7);
      expect(Math.abs(variance * shape - 1)).toBeLessThan(1e-6);
    }
  });

  it.each([1e-3, 0.05, 0.5, 12, 1e5, 1e9, 1e18])("never falls for shape %d", (shape) => {
    const table = createGammaTable(shape);
    let falls = 0;
    for (let z = -8.5; z < 8.5; z += 1e-4) if (gammaFromTable(table, z + 1e-4) < gammaFromTable(table, z)) falls++;
    expect(falls).toBe(0);
  });

  it("closes in on 1 as the shape grows", () => {
    for (const shape of [1e6, 1e12, 1e18, Infinity]) {
      const table = createGammaTable(shape);
      for (const z of [-8.3, -2, 0, 1, 8.3]) {
        expect(Math.abs(gammaFromTable(table, z) - (1 + z / Math.sqrt(shape)))).toBeLessThanOrEqual(24 / shape);
      }
    }
  });

  it("is clamped beyond its ends, and says NaN to NaN", () => {
    const table = createGammaTable(12);
    expect(gammaFromTable(table, 40)).toBe(gammaFromTable(table, 8.3));
    expect(gammaFromTable(table, -Infinity)).toBe(gammaFromTable(table, -8.3));
    expect(gammaFromTable(table, NaN)).toBeNaN();
  });
});
