import { describe, expect, test } from "vitest";
import { choose } from "../../../src/analysis/choose/choose.js";
import type { ChoiceProblem } from "../../../src/analysis/choose/problem.js";
import { halvingRounds, halvingWork } from "../../../src/analysis/choose/schedule.js";
import { OUTCOME_IDS } from "../../../src/funnel/outcomes.js";
import type { Plan } from "../../../src/simulation/plan.js";
import type { Runner } from "../../../src/simulation/runner.js";
import { luckOf } from "../made-up.js";

/** What a made-up candidate brings and costs, by trial. */
interface MadeUpCandidate {
  readonly score: number;
  readonly cost: number;
  /** Of luck of its own, beside what all share. */
  readonly noise?: number;
  readonly costNoise?: number;
}

const PROFIT = { label: "profit", terms: [{ outcome: "profit" as const, weight: 1 }] };

/** Plans whose structures are called by what they bring: the runner below knows no more of them. */
const planOf = (candidates: readonly MadeUpCandidate[]): Plan =>
  ({
    seed: "s",
    replicates: 1,
    structures: candidates.map((one) => ({ id: JSON.stringify(one), states: [] })),
  }) as unknown as Plan;

/** Simulates them, and notes how much. */
function madeUpRunner(): { readonly runner: Runner; readonly simulated: () => number } {
  let simulated = 0;
  const runner: Runner = (jobs, onBlock) => {
    [...jobs].forEach(({ plan, range }, place) => {
      for (let firstTrial = range.from; firstTrial < range.to; firstTrial += 100) {
        const trials = Math.min(100, range.to - firstTrial);
        const outcomes = new Float64Array(plan.structures.length * OUTCOME_IDS.length * trials);
        plan.structures.forEach(({ id }, structure) => {
          // What is no number is null in JSON.
          const { noise = 0, costNoise = 0, ...own } = JSON.parse(id) as Partial<MadeUpCandidate>;
          const [score, cost] = [own.score ?? NaN, own.cost ?? NaN];
          simulated += trials;
          for (let trial = 0; trial < trials; trial++) {
            const at = (outcome: (typeof OUTCOME_IDS)[number]) =>
              (structure * OUTCOME_IDS.length + OUTCOME_IDS.indexOf(outcome)) * trials + trial;
            const luck = luckOf(firstTrial + trial, Math.round(1000 * score) % 997);
            outcomes[at("profit")] = score + 5 * luckOf(firstTrial + trial) + noise * luck;
            outcomes[at("total_cost")] = cost + costNoise * luck;
          }
        });
        onBlock({ firstTrial, trials, replicates: 1, outcomes }, place);
      }
    });
    return Promise.resolve();
  };
  return { runner, simulated: () => simulated };
}

/** What-ifs of two structures each. */
function problemOf(candidates: readonly MadeUpCandidate[], budget = Infinity): ChoiceProblem {
  return {
    candidates: candidates.map((_, place) => ({ variant: Math.floor(place / 2), structure: place % 2 })),
    planOf: (variant) => ({ plan: planOf(candidates.slice(2 * variant, 2 * variant + 2)), objective: PROFIT }),
    budget,
  };
}

async function chosen(
  candidates: readonly MadeUpCandidate[],
  budget?: number,
  trials = 400,
  most = 4,
  halving = false,
) {
  const { runner, simulated } = madeUpRunner();
  const rounds = halving ? halvingRounds(candidates.length, trials, most) : [{ candidates: candidates.length, trials }];
  const choice = await choose(problemOf(candidates, budget), { rounds, most, runner });
  return { ...choice, ids: choice.near.map(({ variant, structure }) => 2 * variant + structure), work: simulated() };
}

const some = (score: number, cost: number, more: Partial<MadeUpCandidate> = {}): MadeUpCandidate => ({
  score,
  cost,
  ...more,
});

describe("a choice", () => {
  test("is the best mean within the budget, with what lies near it, paired", async () => {
    const all = [some(10, 5), some(30, 9), some(20, 6), some(19, 4), some(5, 1)];
    const { ids, near, excluded, beyond } = await chosen(all, 7, 400, 3);
    expect(ids).toEqual([2, 3, 0]);
    expect(near.map(({ shortfall }) => shortfall.mean)).toEqual([0, expect.closeTo(1, 9), expect.closeTo(10, 9)]);
    expect(near.map(({ shortfall }) => shortfall.standardError)).toEqual([
      0,
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ]);
    expect(near.map(({ costChange }) => costChange.mean)).toEqual([0, -2, -1]);
    expect(near.map(({ best }) => best?.mean)).toEqual([1, 0, 0]);
    expect([beyond, excluded?.variant, excluded?.structure]).toEqual([1, 0, 1]);
    expect(excluded?.shortfall.mean).toBeCloseTo(-10, 9);
    expect(excluded?.costChange.mean).toBe(3);
  });

  test("without a budget leaves nothing out", async () => {
    const { ids, beyond, excluded } = await chosen([some(1, 1), some(2, 1e9)]);
    expect([ids, beyond, excluded]).toEqual([[1, 0], 0, undefined]);
  });

  test("among what is alike is the cheapest, then the first; chances are shared", async () => {
    const { ids, near } = await chosen([some(1, 3), some(1, 2), some(1, 4)], 5);
    expect(ids).toEqual([1, 0, 2]);
    for (const { best } of near) expect(best?.mean).toBeCloseTo(1 / 3, 9);
    expect(near.map(({ shortfall }) => shortfall)).toEqual(Array(3).fill({ mean: 0, standardError: 0 }));
  });

  test("what is the same in every trial is told once, and counted", async () => {
    const { ids, near } = await chosen([some(1, 2), some(3, 2), some(1, 2), some(3, 2), some(1, 2)], 5, 200, 3, true);
    expect(ids).toEqual([1, 0]);
    expect(near.map(({ same }) => same)).toEqual([1, 2]);
    expect(near.map(({ best }) => best?.mean)).toEqual([1, 0]);
  });

  test("where nothing is affordable is none: it tells the cheapest", async () => {
    const { near, cheapest, beyond } = await chosen([some(1, 30), some(2, 20), some(3, 40)], 7);
    expect([near, beyond]).toEqual([[], 3]);
    expect([cheapest?.variant, cheapest?.structure, cheapest?.cost.mean]).toEqual([0, 1, 20]);
  });

  test("without any data is none, and what has no data is counted", async () => {
    const none = await chosen([some(NaN, 1), some(1, NaN)], 7);
    expect([none.near, none.noData, none.cheapest]).toEqual([[], 2, undefined]);
    const one = await chosen([some(NaN, 1), some(1, 1)], 7);
    expect([one.ids, one.noData]).toEqual([[1], 1]);
  });

  test("of one candidate is that", async () => {
    const { ids, near } = await chosen([some(4, 2)], 7);
    expect([ids, near[0].best?.mean, near[0].budget]).toEqual([[0], 1, "within"]);
  });

  test("is not driven out by what the trials do not tell from the budget", async () => {
    const open = Array.from({ length: 9 }, (_, place) => some(50 + place, 7.05, { costNoise: 1, noise: 1 }));
    const { near } = await chosen([some(1, 6), some(2, 6.5), ...open], 7, 400, 2);
    const [best, second, ...untold] = near;
    expect([best.score.mean > second.score.mean, best.cost.mean <= 7]).toEqual([true, true]);
    expect(untold.every(({ budget, best: share }) => budget === "untold" && share === undefined)).toBe(true);
  });

  test("is the same however many are held at a time", async () => {
    const all = Array.from({ length: 60 }, (_, place) => some((place * 37) % 60, (place * 11) % 23, { noise: 3 }));
    const few = await chosen(all, 12, 200, 3);
    const many = await chosen(all, 12, 200, 60);
    expect(few.ids).toEqual(many.ids.slice(0, 3));
    expect(few.excluded?.variant).toBe(many.excluded?.variant);
  });
});

describe("halving", () => {
  test("its rounds double the trials and halve the candidates, each the same work", () => {
    expect(halvingRounds(64, 1600, 8)).toEqual([
      { candidates: 64, trials: 200 },
      { candidates: 32, trials: 400 },
      { candidates: 16, trials: 800 },
      { candidates: 8, trials: 1600 },
    ]);
    // 64 x 200 + 32 x 200 + 16 x 400 + 8 x 800
    expect(halvingWork(halvingRounds(64, 1600, 8))).toBeCloseTo(32000 / (64 * 1600), 12);
    expect(halvingWork([{ candidates: 5, trials: 7 }])).toBe(1);
  });

  test("is one full round of few candidates or of few trials, and leaves out more where trials are short", () => {
    expect(halvingRounds(8, 1600, 8)).toHaveLength(1);
    expect(halvingRounds(64, 99, 8)).toEqual([{ candidates: 64, trials: 99 }]);
    expect(halvingRounds(64, 100, 8)).toEqual([
      { candidates: 64, trials: 50 },
      { candidates: 8, trials: 100 },
    ]);
    for (const trials of [50, 333, 1000]) expect(halvingRounds(1000, trials, 8).at(-1)?.trials).toBe(trials);
  });

  test("chooses what a full simulation does, with its figures, for much less work", async () => {
    const all = Array.from({ length: 128 }, (_, place) =>
      some(((place * 53) % 128) / 4, (place * 29) % 41, { noise: 2, costNoise: 1 }),
    );
    const full = await chosen(all, 20, 1600);
    const halved = await chosen(all, 20, 1600, 4, true);
    expect(halved.ids[0]).toBe(full.ids[0]);
    expect({ ...halved.near[0], best: full.near[0].best }).toEqual(full.near[0]);
    expect(halved.excluded?.variant).toBe(full.excluded?.variant);
    expect(halved.work).toBeLessThan(full.work / 8);
    expect(halved.work).toBe(halved.simulated);
  });
});
