import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { twoScales } from "../../src/statistics/two-scales.js";

type Law = (random: () => number) => number;
const logNormal =
  (spread: number): Law =>
  (random) =>
    Math.exp(9.4 + spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
const pareto =
  (exponent: number): Law =>
  (random) =>
    1000 * (1 - random()) ** (-1 / exponent);

const sample = (law: Law, size: number, random: () => number): number[] =>
  Array.from({ length: size }, () => law(random));

/** How many of so many samples are told to be of two scales. */
function told(samples: number, sampleOf: (random: () => number) => number[]): number {
  const random = seedrandom("two scales");
  return Array.from({ length: samples }, () => twoScales(sampleOf(random))).filter((found) => found !== undefined)
    .length;
}

describe("values of two scales", () => {
  test("are told apart, the kind with fewer first", () => {
    const found = twoScales([12_000, 15.5, -3, 9800, 30_500, 0, 22, 14_000]);
    expect(found).toEqual([
      { places: [1, 6], least: 15.5, most: 22 },
      { places: [0, 3, 4, 7], least: 9800, most: 30_500 },
    ]);
  });

  test("one alone is found below the others, not above them: a large deal is no other scale", () => {
    expect(twoScales([12_000, 12, 13_000, 11_000, 14_000])?.[0].places).toEqual([1]);
    expect(twoScales([12_000, 12_000_000, 13_000, 11_000, 14_000])).toBeUndefined();
  });

  test("are not found in too few, nor where a hundred or a million lies between", () => {
    expect(twoScales([12_000, 13_000, 14_000, 12.5])).toBeUndefined();
    for (const factor of [100, 1e6])
      expect(twoScales([12_000, 13_000, 14_000, 15_000, 12_500 / factor])).toBeUndefined();
  });

  // One scale: at a rate of 1 in 1,000, more than 12 of 4,000 come by chance less than once in 3,000 times.
  test.each([
    ["log-normal, 0.5", logNormal(0.5)],
    ["log-normal, 1", logNormal(1)],
    ["log-normal, 1.5", logNormal(1.5)],
    ["Pareto, 1", pareto(1)],
    ["Pareto, 1.5", pareto(1.5)],
    ["Pareto, 2.5", pareto(2.5)],
  ])("are not found in samples of one law: %s", (_, law) => {
    for (const size of [5, 8, 12, 30, 100])
      expect(told(4000, (random) => sample(law, size, random))).toBeLessThanOrEqual(12);
    expect(told(400, (random) => sample(law, 1000, random))).toBeLessThanOrEqual(4);
  });

  test.each([
    [0.5, 10, 5],
    [0.5, 40, 3],
    [0.4, 90, 1],
    [0.8, 40, 4],
    [0.8, 200, 100],
    [1, 40, 20],
    [0.8, 1000, 20],
  ])("are found nearly always: spread %d, %d values, %d of them in thousands", (spread, size, thousands) => {
    const found = told(200, (random) =>
      sample(logNormal(spread), size, random).map((value, index) => (index < thousands ? value / 1000 : value)),
    );
    expect(found).toBeGreaterThanOrEqual(190);
  });
});
