import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { SAMPLING_ORDER } from "../../src/assumptions/sampling-order.js";
import { masterKey } from "../../src/simulation/keys.js";
import { createMachine } from "../../src/simulation/machine.js";
import { inputKeys } from "../../src/simulation/inputs.js";
import { DIMENSIONS, directionNumbers } from "../../src/simulation/quasi/directions.js";
import { owenScramble } from "../../src/simulation/quasi/owen-scramble.js";
import { createQuasiPoints, quasiGroups } from "../../src/simulation/quasi/quasi-points.js";
import { addToMean, createMean, meanEstimate } from "../../src/statistics/running-mean.js";
import { halfWidth } from "../../src/statistics/student.js";
import { FIVE, plan } from "../support/plans.js";

/** Coordinate `dimension` of the point, as a whole number of 2^-32. */
function fraction(dimension: number, index: number): number {
  const directions = directionNumbers(dimension);
  let bits = 0;
  for (let bit = 0; index >>> bit > 0; bit++) if ((index >>> bit) & 1) bits ^= directions[bit];
  return bits >>> 0;
}

/** How many of the first 2^(a + b) points lie in each cell of 2^-a by 2^-b. */
function cells(x: (index: number) => number, y: (index: number) => number, a: number, b: number): number[] {
  const counts = new Array<number>(2 ** (a + b)).fill(0);
  for (let index = 0; index < counts.length; index++)
    counts[Math.floor(x(index) / 2 ** (32 - a)) * 2 ** b + Math.floor(y(index) / 2 ** (32 - b))]++;
  return counts;
}

describe("the Sobol' sequence", () => {
  it("has a dimension for every assumption of the book, and one alone", () => {
    expect([...SAMPLING_ORDER].sort()).toEqual(BOOK.map(({ id }) => id).sort());
    expect(DIMENSIONS).toBeGreaterThanOrEqual(SAMPLING_ORDER.length);
  });

  it("begins with the radical inverse to base two", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((index) => fraction(0, index) / 2 ** 32)).toEqual([
      0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875,
    ]);
  });

  it("has the points that its authors print, in the order of the Gray code", () => {
    // Joe & Kuo, "Notes on generating Sobol sequences", 2008, the ten points in three dimensions after their table.
    const printed = [
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ];
    const gray = (place: number): number => place ^ (place >>> 1);
    printed.forEach((point, place) => {
      expect([0, 1, 2].map((dimension) => fraction(dimension, gray(place + 1)) / 2 ** 32)).toEqual(point);
    });
  });

  it("puts one of 2^k points into each of 2^k equal parts of every dimension", () => {
    for (let dimension = 0; dimension < DIMENSIONS; dimension++) {
      const parts = new Set(
        Array.from({ length: 256 }, (_, index) => Math.floor(fraction(dimension, index) / 2 ** 24)),
      );
      expect([dimension, parts.size]).toEqual([dimension, 256]);
    }
  });

  it("is a net in its first two dimensions, scrambled too", () => {
    for (let a = 0; a <= 8; a++) {
      const scrambled = (dimension: number) => (index: number) =>
        owenScramble(fraction(dimension, index) | 0, 77 + dimension) >>> 0;
      expect(
        new Set(
          cells(
            (i) => fraction(0, i),
            (i) => fraction(1, i),
            a,
            8 - a,
          ),
        ),
      ).toEqual(new Set([1]));
      expect(new Set(cells(scrambled(0), scrambled(1), a, 8 - a))).toEqual(new Set([1]));
    }
  });
});

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("Owen's scrambling", () => {
  it("parts two numbers at the bit at which they part", () => {
    fc.assert(
      fc.property(word, word, word, (a, b, seed) => {
        expect(Math.clz32(owenScramble(a, seed) ^ owenScramble(b, seed))).toBe(Math.clz32(a ^ b));
      }),
    );
  });

  it("makes a number any number, by its seed", () => {
    const bits = 16;
    const seeds = 20_000;
    const ones = new Array<number>(bits).fill(0);
    for (let seed = 0; seed < seeds; seed++) {
      const scrambled = owenScramble(0x1234567, Math.imul(seed, 0x9e3779b1));
      for (let bit = 0; bit < bits; bit++) ones[bit] += (scrambled >>> (31 - bit)) & 1;
    }
    const error = 0.5 / Math.sqrt(seeds);
    for (const count of ones) expect(Math.abs(count / seeds - 0.5)).toBeLessThan(5 * error);
  });
});

const WANTS = { inputs: true, tallies: false };

describe("quasi-Monte Carlo sampling", () => {
  const given = plan(FIVE, { sampling: "qmc" });

  it("gives a trial the same numbers whatever is simulated with it", () => {
    const machine = createMachine(given);
    const whole = machine.simulate(0, 70, WANTS);
    const part = machine.simulate(41, 7, WANTS);
    const width = given.inputs.length;
    expect(part.inputs).toEqual(whole.inputs?.slice(41 * width, 48 * width));
    for (let series = 0; series < whole.outcomes.length / 70; series++)
      expect(part.outcomes.slice(7 * series, 7 * series + 7)).toEqual(
        whole.outcomes.slice(70 * series + 41, 70 * series + 48),
      );
  });

  it("draws what is not of the book, and all luck, as without it", () => {
    const streams = ["a.scenario's.own", SAMPLING_ORDER[3]];
    const { others } = createQuasiPoints(streams, inputKeys(streams, masterKey("x")));
    expect(others).toEqual([0]);
    const [quasi, random] = [given, plan(FIVE)].map((one) => createMachine(one).simulate(0, 4, WANTS));
    expect(quasi.inputs).not.toEqual(random.inputs);
    const certain = plan(FIVE, {
      inputs: given.inputs.map((input) => ({ ...input, distribution: { kind: "constant", value: 0.3 } })),
    });
    const [a, b] = [certain, { ...certain, sampling: "qmc" as const }].map((one) =>
      createMachine(one).simulate(0, 4, WANTS),
    );
    expect(b.outcomes).toEqual(a.outcomes);
  });
});

describe("the standard errors of quasi-Monte Carlo means", () => {
  const streams = SAMPLING_ORDER.slice(0, 6);
  const trials = 512;

  /** A smooth function of six uniforms with mean 1 and, of independent draws, variance (1 + 1/12)^6 - 1. */
  const product = (uniforms: Float64Array): number => uniforms.reduce((all, uniform) => all * (0.5 + uniform), 1);
  /** A step: 1 where the sum is above its mean, which has probability 1/2. */
  const step = (uniforms: Float64Array): number => Number(uniforms.reduce((sum, uniform) => sum + uniform, 0) > 3);

  function estimates(of: (uniforms: Float64Array) => number, seeds: number) {
    return Array.from({ length: seeds }, (_, seed) => {
      const { fill } = createQuasiPoints(streams, inputKeys(streams, masterKey(`seed ${seed}`)));
      const uniforms = new Float64Array(streams.length);
      const samples = Float64Array.from({ length: trials }, (_, trial) => {
        fill(trial, uniforms);
        return of(uniforms);
      });
      const running = createMean(1, quasiGroups({ sampling: "qmc" }));
      addToMean(running, samples.subarray(0, 200));
      addToMean(running, samples.subarray(200));
      return meanEstimate(running);
    });
  }

  it.each([
    ["a smooth function", product, 1, (13 / 12) ** 6 - 1, 5],
    ["a step", step, 0.5, 0.25, 1.5],
  ])("hold: %s", (_, of, truth, variance, gain) => {
    const seeds = 400;
    const found = estimates(of, seeds);
    const held = found.filter(
      ({ mean, standardError, trials: groups }) => Math.abs(mean - truth) <= halfWidth(0.95, standardError, groups),
    ).length;
    expect(Math.abs(held / seeds - 0.95)).toBeLessThan(5 * Math.sqrt((0.95 * 0.05) / seeds));
    const squared = found.reduce((sum, { mean }) => sum + (mean - truth) ** 2, 0) / seeds;
    const told = found.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / seeds;
    // Both are variances from 400 values and more: a relative error of about sqrt(2 / 400).
    expect(Math.abs(told / squared - 1)).toBeLessThan(5 * Math.sqrt(2 / seeds));
    expect(variance / trials / squared).toBeGreaterThan(gain);
  });

  it("are those of whole groups: replicates and samples without data are left to theirs", () => {
    const groups = 4;
    const samples = Float64Array.from({ length: 48 }, (_, i) => (i % 7 === 3 ? NaN : Math.sin(i)));
    const running = createMean(2, groups);
    addToMean(running, samples.slice(0, 10));
    addToMean(running, samples.slice(10));
    const valid = [...samples.keys()].filter((i) => !Number.isNaN(samples[i]));
    const mean = valid.reduce((sum, i) => sum + samples[i], 0) / valid.length;
    const residuals = Array.from({ length: groups }, (_, group) =>
      valid.filter((i) => Math.floor(i / 2) % groups === group).reduce((sum, i) => sum + samples[i] - mean, 0),
    );
    const squares = residuals.reduce((sum, residual) => sum + residual ** 2, 0);
    const expected = Math.sqrt((squares * groups) / (groups - 1)) / valid.length;
    const { mean: found, standardError, trials: counted } = meanEstimate(running);
    expect(counted).toBe(groups);
    expect(found).toBeCloseTo(mean, 12);
    expect(standardError).toBeCloseTo(expected, 12);
  });
});
