import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createComparison } from "../../src/analysis/compare.js";
import type { ComparisonSettings } from "../../src/analysis/comparison-state.js";
import { canRank, direction, type Objective } from "../../src/analysis/objective.js";
import type { Comparison } from "../../src/analysis/comparison.js";
import { NOT_COMPARED } from "../../src/analysis/pairs.js";
import { quantile, sortSamples } from "../../src/statistics/quantile.js";
import { normal } from "../statistics/random.js";
import { blocksOf, type SampleValue } from "./blocks.js";

const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
const CHURN: Objective = { label: "customer churn", terms: [{ outcome: "customer_churn", weight: 1 }] };
const MIX: Objective = {
  label: "mix",
  terms: [
    { outcome: "profit", weight: 1 },
    { outcome: "brand_index", weight: -2 },
  ],
};

interface Run {
  readonly trials: number;
  readonly structures: number;
  readonly objective?: Objective;
  readonly replicates?: number;
  readonly referenceIndex?: number;
}

function compare(run: Run, value: SampleValue): Comparison {
  const { trials, structures, objective = PROFIT, replicates = 1, referenceIndex = 0 } = run;
  const structureIds = Array.from({ length: structures }, (_, i) => `s${i}`);
  const comparison = createComparison({ structureIds, referenceIndex, objective, replicates });
  for (const block of blocksOf(trials, structures, value, replicates)) comparison.add(block);
  return comparison.result();
}

/** Correlated structures: a shared normal number and one of their own. */
const paired: SampleValue = (structure, sample, outcome) =>
  structure + 3 * normal(outcome.length, sample) + normal(100 + structure, sample);

/** Made-up figures, but for the cost, which a sample without events has too. */
const only =
  (...rows: number[][]): SampleValue =>
  (structure, sample, outcome) =>
    outcome === "total_cost" ? 0 : rows[structure][sample];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sampleVariance = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);

describe("levels and differences", () => {
  const trials = 1234;
  const result = compare({ trials, structures: 3, referenceIndex: 1 }, paired);
  const column = (structure: number) => Array.from({ length: trials }, (_, i) => paired(structure, i, "wins"));

  test("equal the direct computation", () => {
    const wins = column(2);
    const { mean: found, standardError, sd, p5, p50, p95, noData } = result.structures[2].outcomes.wins;
    expect(found).toBeCloseTo(mean(wins), 12);
    expect(sd).toBeCloseTo(Math.sqrt(sampleVariance(wins)), 12);
    expect(standardError).toBeCloseTo(sd / Math.sqrt(trials), 12);
    expect([p5, p50, p95]).toEqual([0.05, 0.5, 0.95].map((p) => quantile(sortSamples(wins), p)));
    expect(noData).toBe(0);
    expect(result.quantileRankError).toBe(0);
    expect(result.trials).toBe(trials);
  });

  test("differences are paired with the reference", () => {
    const differences = column(2).map((value, i) => value - paired(1, i, "wins"));
    const found = result.structures[2].difference?.wins;
    const standardError = Math.sqrt(sampleVariance(differences) / trials);
    expect(found?.mean).toBeCloseTo(mean(differences), 12);
    expect(found?.mean).toBeCloseTo(
      result.structures[2].outcomes.wins.mean - result.structures[1].outcomes.wins.mean,
      12,
    );
    expect(found?.standardError).toBeCloseTo(standardError, 12);
    expect(found?.p95).toBe(quantile(sortSamples(differences), 0.95));
    expect(found?.varianceReduction).toBeCloseTo(
      (sampleVariance(column(2)) + sampleVariance(column(1))) / sampleVariance(differences),
      9,
    );
    expect(found?.resolved).toBe(true);
    expect(result.structures[1].difference).toBeUndefined();
  });

  test("the objective has an entry of its own; a mix is the weighted sum", () => {
    expect(result.structures[0].outcomes.objective).toEqual(result.structures[0].outcomes.profit);
    const mixed = compare({ trials: 10, structures: 1, objective: MIX }, paired).structures[0].outcomes;
    expect(mixed.objective.mean).toBeCloseTo(mixed.profit.mean - 2 * mixed.brand_index.mean, 12);
  });

  test("asking ends nothing and changes nothing", () => {
    const structureIds = ["a", "b", "c"];
    const comparison = createComparison({ structureIds, referenceIndex: 1, objective: PROFIT, replicates: 1 });
    for (const block of blocksOf(trials, 3, paired)) {
      comparison.add(block);
      comparison.result();
    }
    expect(comparison.result()).toEqual({
      ...result,
      structures: result.structures.map((structure, i) => ({ ...structure, id: structureIds[i] })),
    });
    expect(comparison.progress().trials).toBe(trials);
    expect(comparison.progress().objective[2].mean).toBe(result.structures[2].outcomes.profit.mean);
  });

  test("blocks out of order are refused", () => {
    const comparison = createComparison({ structureIds: ["a"], referenceIndex: 0, objective: PROFIT, replicates: 1 });
    const [first, second, third] = blocksOf(1500, 1, paired);
    comparison.add(second);
    expect(() => {
      comparison.add(first);
    }).toThrow(RangeError);
    comparison.add(third);
  });
});

describe("identical structures", () => {
  const result = compare({ trials: 600, structures: 2 }, (_, sample, outcome) => paired(0, sample, outcome));

  test("differ by exactly nothing, unresolved, and share being best", () => {
    const found = result.structures[1].difference?.profit;
    expect(found).toMatchObject({ mean: 0, standardError: 0, p5: 0, p95: 0, resolved: false });
    expect(found?.varianceReduction).toBe(Infinity);
    expect(result.structures.map(({ probabilityBest }) => probabilityBest)).toEqual([0.5, 0.5]);
    expect(result.structures.map(({ expectedRegret, rank }) => [expectedRegret, rank])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(result.pairs[0][1].probabilityBetter).toBe(0.5);
  });

  test("a constant difference is resolved", () => {
    const shifted = compare({ trials: 20, structures: 2 }, (structure, sample) => structure + (sample % 7));
    expect(shifted.structures[1].difference?.profit).toMatchObject({ mean: 1, standardError: 0, resolved: true });
  });

  test("one trial resolves nothing", () => {
    const single = compare({ trials: 1, structures: 2 }, (structure) => structure);
    expect(single.structures[1].difference?.profit).toMatchObject({ mean: 1, standardError: NaN, resolved: false });
    expect(single.structures[1].outcomes.profit.sd).toBeNaN();
  });
});

describe("which structure is best", () => {
  test("by hand: ties share, regret is the shortfall", () => {
    const result = compare({ trials: 4, structures: 3 }, only([1, 5, 2, 0], [3, 5, 1, 0], [3, 4, 0, 0]));
    const third = 1 / 3;
    expect(result.structures.map((s) => s.probabilityBest)).toEqual([
      (0 + 0.5 + 1 + third) / 4,
      (0.5 + 0.5 + 0 + third) / 4,
      (0.5 + 0 + 0 + third) / 4,
    ]);
    expect(result.structures.map((s) => s.expectedRegret)).toEqual([0.5, 0.25, 0.75]);
    expect(result.structures.map((s) => s.rank)).toEqual([2, 1, 3]);
    expect(result.structures[0].expectedRegretStandardError).toBeCloseTo(Math.sqrt(1 / 4), 12); // 2 0 0 0
    expect(result.pairs[0][1].probabilityBetter).toBe((0 + 0.5 + 1 + 0.5) / 4);
    expect(result.pairs[1][0].probabilityBetter).toBe(0.5);
    expect(result.pairs[0][2].advantage.mean).toBe((-2 + 1 + 2) / 4);
    expect(result.pairs[2][0].advantage.mean).toBe(-0.25);
    expect(result.pairs[1][1].probabilityBetter).toBe(0.5);
  });

  test("an outcome of which less is better is minimised", () => {
    const result = compare({ trials: 3, structures: 2, objective: CHURN }, only([1, 2, 3], [2, 1, 5]));
    expect(result.structures[0].probabilityBest).toBeCloseTo(2 / 3, 12);
    expect(result.structures[1].probabilityBest).toBeCloseTo(1 / 3, 12);
    expect(result.structures.map((s) => s.rank)).toEqual([1, 2]);
    expect(result.pairs[0][1].advantage.mean).toBeCloseTo(2 / 3, 12);
    expect(result.structures[0].outcomes.objective.mean).toBe(2);
  });

  test("direction and what can be ranked by", () => {
    const single = (outcome: "profit" | "cost_per_win" | "marketing_contribution", weight = 1): Objective => {
      return { label: outcome, terms: [{ outcome, weight }] };
    };
    expect([PROFIT, CHURN, MIX, single("cost_per_win", -1)].map(direction)).toEqual([1, -1, 1, 1]);
    expect(canRank(single("marketing_contribution"))).toBe(false);
    expect(canRank(single("marketing_contribution", 2))).toBe(true);
    expect([PROFIT, CHURN, MIX].every(canRank)).toBe(true);
    expect(canRank({ label: "nothing", terms: [] })).toBe(false);
  });

  test("laws: P(best) sums to 1, regret >= 0, a dominating structure has none, pairs mirror", () => {
    const rows = fc.integer({ min: 1, max: 40 }).chain((trials) =>
      fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: trials, maxLength: trials }), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(rows, (values) => {
        const dominating = values[0].map((_, i) => Math.max(...values.map((row) => row[i])));
        const all = [...values, dominating];
        const { structures, pairs } = compare({ trials: dominating.length, structures: all.length }, only(...all));
        expect(structures.reduce((sum, s) => sum + s.probabilityBest, 0)).toBeCloseTo(1, 12);
        for (const { expectedRegret } of structures) expect(expectedRegret).toBeGreaterThanOrEqual(0);
        expect(structures[values.length].expectedRegret).toBe(0);
        expect(structures[values.length].rank).toBe(1);
        for (const s of structures) {
          const behind = structures.filter((t) => t.outcomes.profit.mean < s.outcomes.profit.mean - 1e-9);
          for (const t of behind) expect(t.rank).toBeGreaterThan(s.rank);
        }
        pairs.forEach((row, a) => {
          row.forEach((pair, b) => {
            expect(pair.probabilityBetter + pairs[b][a].probabilityBetter).toBeCloseTo(1, 12);
            expect(pair.advantage.mean).toBeCloseTo(-pairs[b][a].advantage.mean, 12);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("the best expectation", () => {
  const value: SampleValue = (structure, sample) =>
    // World by world the second is better by 1 in three of four; luck swamps that.
    structure * (Math.floor(sample / 10) % 4 === 0 ? -1 : 1) + (structure === 1 ? 100 * ((sample % 2) - 0.5) : 0);

  test("is told apart from luck from ten replicates on", () => {
    const { structures } = compare({ trials: 40, structures: 2, replicates: 10 }, value);
    expect(structures.map(({ expectedBest }) => expectedBest?.probability)).toEqual([0.25, 0.75]);
    expect(structures[1].expectedBest?.standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 39), 12);
    expect(structures.map(({ probabilityBest }) => probabilityBest)).toEqual([0.5, 0.5]);
  });

  test("is not said with fewer", () => {
    const { structures } = compare({ trials: 40, structures: 2, replicates: 9 }, value);
    expect(structures[0]).not.toHaveProperty("expectedBest");
  });
});

describe("what is asked for", () => {
  const settings = { referenceIndex: 2, objective: PROFIT, replicates: 1 };
  const blocks = blocksOf(40, 21, (structure, sample) => normal(structure, sample));
  const ids = Array.from({ length: 21 }, (_, place) => `s${place}`);
  const compared = (more: Partial<ComparisonSettings>) => {
    const comparison = createComparison({ ...settings, structureIds: ids, ...more });
    for (const block of blocks) comparison.add(block);
    return comparison.result();
  };
  const all = compared({ everyPair: true });

  test("outcomes that nobody asks for are left out, the objective never; the others are what they are", () => {
    const some = compared({ outcomes: ["leads"] });
    for (const [place, { outcomes, difference }] of some.structures.entries()) {
      expect(Object.keys(outcomes)).toEqual(["leads", "profit", "objective"]);
      expect(outcomes).toEqual({
        leads: all.structures[place].outcomes.leads,
        profit: all.structures[place].outcomes.profit,
        objective: all.structures[place].outcomes.objective,
      });
      expect(difference?.leads).toEqual(all.structures[place].difference?.leads);
    }
  });

  test("of more than twenty structures those with the reference are compared, unless every pair is asked for", () => {
    const { pairs } = compared({});
    for (const [a, row] of pairs.entries()) {
      for (const [b, pair] of row.entries()) {
        const isAsked = a === b || a === 2 || b === 2;
        expect(pair).toEqual(isAsked ? all.pairs[a][b] : NOT_COMPARED);
      }
    }
  });
});

describe("no data", () => {
  const result = compare({ trials: 4, structures: 2 }, only([1, NaN, 3, NaN], [NaN, 5, 7, NaN]));

  test("is left out and counted, pairwise in differences", () => {
    expect(result.structures[0].outcomes.profit).toMatchObject({ mean: 2, noData: 2, p50: 2 });
    expect(result.structures[1].difference?.profit).toMatchObject({ mean: 4, noData: 3 });
  });

  test("only complete samples say who is best", () => {
    expect(result.incompleteSamples).toBe(3);
    expect(result.structures.map((s) => s.probabilityBest)).toEqual([0, 1]);
    expect(result.structures.map((s) => s.expectedRegret)).toEqual([4, 0]);
    expect(result.pairs[1][0]).toMatchObject({ probabilityBetter: 1, advantage: { trials: 1, mean: 4 } });
  });

  test("a number that overflowed withholds the figures: those left would be the harmless worlds'", () => {
    const { structures, pairs, objective } = compare({ trials: 4, structures: 3 }, (structure, sample) =>
      structure === 1 && sample === 2 ? NaN : structure + sample,
    );
    expect(structures[0].outcomes.profit).toMatchObject({ mean: 1.5, noData: 0 });
    expect(structures[0].outcomes.profit).not.toHaveProperty("overflowed");
    expect(structures[1].outcomes.wins).toMatchObject({ mean: NaN, p5: NaN, sd: NaN, noData: 1, overflowed: 1 });
    expect(structures[1].difference?.wins).toMatchObject({ mean: NaN, resolved: false, noData: 1, overflowed: 1 });
    expect(structures[2].difference?.wins).toMatchObject({ mean: 2 });
    for (const s of structures) {
      expect([s.probabilityBest, s.expectedRegret, s.rank]).toEqual([NaN, NaN, NaN]);
    }
    expect(pairs[0][1].probabilityBetter).toBeNaN();
    expect(pairs[2][0].probabilityBetter).toBe(1);
    expect(objective.map(({ mean: found }) => found)).toEqual([1.5, NaN, 3.5]);
  });

  test("a mix that overflows has no data, though its outcomes do", () => {
    const objective: Objective = { label: "mix", terms: [{ outcome: "profit", weight: 1e308 }, ...MIX.terms] };
    const { structures } = compare({ trials: 4, structures: 2, objective }, () => 100);
    expect(structures[0].outcomes.objective).toMatchObject({ mean: NaN, overflowed: 4 });
    expect(structures[0].outcomes.profit).toMatchObject({ mean: 100, noData: 0 });
  });

  test("no data at all is NaN, never a figure", () => {
    const empty = compare({ trials: 3, structures: 2 }, only([1, 1, 1], [NaN, NaN, NaN]));
    const [a, b] = empty.structures;
    expect(b.outcomes.profit).toMatchObject({ mean: NaN, sd: NaN, p50: NaN, noData: 3 });
    expect(b.difference?.profit).toMatchObject({ mean: NaN, resolved: false });
    expect([a.probabilityBest, a.rank, empty.pairs[0][1].probabilityBetter]).toEqual([NaN, NaN, NaN]);
  });
});

describe("replicates", () => {
  const replicates = 4;
  const value: SampleValue = (structure, sample) =>
    structure + 2 * normal(1, Math.floor(sample / replicates)) + 3 * normal(10 + structure, sample);
  const result = compare({ trials: 1000, structures: 2, replicates }, value);

  test("standard errors come from the trial means", () => {
    const means = Array.from({ length: 1000 }, (_, trial) =>
      mean([0, 1, 2, 3].map((r) => value(1, trial * replicates + r, "profit"))),
    );
    const found = result.structures[1].outcomes.profit;
    expect(found.mean).toBeCloseTo(mean(means), 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(sampleVariance(means) / 1000), 12);
  });

  test("the variance is split into the assumptions and luck", () => {
    const level = result.structures[1].outcomes.profit.varianceSplit;
    const paired = result.structures[1].difference?.profit.varianceSplit;
    const near = (found: { variance: number; standardError: number } | undefined, truth: number) => {
      expect(Math.abs((found?.variance ?? NaN) - truth)).toBeLessThan(5 * (found?.standardError ?? NaN));
    };
    near(level?.whatWeDoNotKnow, 4);
    near(level?.luck, 9);
    near(paired?.whatWeDoNotKnow, 0);
    near(paired?.luck, 18);
    expect(compare({ trials: 5, structures: 1 }, value).structures[0].outcomes.profit.varianceSplit).toBeUndefined();
  });
});
