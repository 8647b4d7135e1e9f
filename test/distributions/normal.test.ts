import { describe, expect, test } from "vitest";
import { normalCdf } from "../../src/distributions/special/normal-cdf.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { expectRelative, PROBABILITIES } from "./closeness.js";

// References: mpmath 1.3.0 at 50 digits; the quantile as the root of log(ncdf(x) / p) for the double p.
describe("normal quantile", () => {
  test.each([
    [1e-300, -37.047096299361199],
    [1e-100, -21.273453560965324],
    [1e-20, -9.2623400897984076],
    [1e-12, -7.0344838253011319],
    [1e-6, -4.753424308822899],
    [0.001, -3.0902323061678135],
    [0.05, -1.6448536269514727],
    [0.3, -0.52440051270804082],
    [0.6, 0.25334710313579974],
    [0.975, 1.9599639845400539],
    [0.999, 3.0902323061678133],
  ])("at %d", (probability, z) => {
    expectRelative(normalQuantile(probability), z, 1e-15);
  });

  test("at the ends and outside them", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const outside of [-0.1, 1.1, NaN]) expect(normalQuantile(outside)).toBeNaN();
  });

  test("undoes the cdf, up to the rounding of z, which the tail multiplies by z squared", () => {
    for (const p of PROBABILITIES) expectRelative(normalCdf(normalQuantile(p)), p, 2e-14);
  });
});

describe("normal cdf", () => {
  test.each([
    [-37.5, 4.6053530095819548e-308],
    [-20, 2.7536241186062337e-89],
    [-8.3, 5.205569744890254e-17],
    [-5.7, 5.9903714010635282e-9],
    [-5.6, 1.0717590258310929e-8],
    [-3, 0.0013498980316300945],
    [-1.5, 0.066807201268858066],
    [-0.7, 0.24196365222307303],
    [-0.6, 0.27425311775007359],
    [-0.1, 0.46017216272297102],
    [0.3, 0.61791142218895263],
    [1, 0.84134474606854295],
    [2.5, 0.99379033467422386],
    [6, 0.99999999901341235],
  ])("at %d", (z, probability) => {
    expectRelative(normalCdf(z), probability, 1e-15);
  });

  test("at the ends", () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(NaN)).toBeNaN();
  });
});
