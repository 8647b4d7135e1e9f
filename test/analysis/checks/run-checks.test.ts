import { describe, expect, test } from "vitest";
import type { Claim } from "../../../src/analysis/checks/check.js";
import { runChecks } from "../../../src/analysis/checks/run-checks.js";
import type { Limit } from "../../../src/analysis/checks/limit.js";
import { OUTCOME_IDS } from "../../../src/funnel/outcomes.js";
import { AS_WRITTEN } from "../../../src/questions/check/claim-text.js";
import { tieText } from "../../../src/questions/check/tie-text.js";
import type { Block } from "../../../src/simulation/block.js";
import type { Runner } from "../../../src/simulation/runner.js";
import { studentCriticalValue } from "../../../src/statistics/student.js";
import { normal, uniform } from "../../statistics/random.js";
import { CHURN, OPTIONS, PROFIT, checkOf, madeUp, mix, planOf, type TrialValue } from "./support.js";

const IDS = ["a", "b", "c", "slow"];
const PLAN = planOf(IDS);

/** Means 10, 9, 8 and 8.9 with a luck of their own of sd 1; structures c and slow also share some. */
const MEANS: Readonly<Record<string, number>> = { a: 10, b: 9, c: 8, slow: 8.9 };
const value: TrialValue = (structure, trial) => (MEANS[structure] ?? 0) + normal(IDS.indexOf(structure), trial);

const decide = async (claim: Claim, values: TrialValue = value, options = OPTIONS) => {
  const { runner, calls } = madeUp(values);
  const [result] = await runChecks([checkOf(claim, PLAN)], runner, options);
  return { ...result, calls };
};

const limit = (subject: Extract<Claim, { kind: "limit" }>["subject"], limit: Limit): Claim => ({
  kind: "limit",
  subject,
  limit,
});
const mean = (bounds: Limit, ...terms: [string, number][]): Claim =>
  limit({ kind: "quotient", statistic: "mean", mix: mix(...terms) }, bounds);

describe("what is observed", () => {
  test.each<[string, Claim, number, number]>([
    ["a mean", mean({ atLeast: 9.5 }, ["a", 1]), 10, 0.1],
    ["a difference", mean({ above: 0.5 }, ["a", 1], ["b", -1]), 1, 0.15],
    [
      "a ratio",
      limit({ kind: "quotient", statistic: "mean", mix: mix(["a", 1]), over: mix(["c", 1]) }, { atLeast: 1.1 }),
      1.25,
      0.02,
    ],
    [
      "a share of a lead",
      limit(
        { kind: "quotient", statistic: "mean", mix: mix(["b", 1], ["c", -1]), over: mix(["a", 1], ["c", -1]) },
        { below: 0.8 },
      ),
      0.5,
      0.1,
    ],
    [
      "a standard deviation",
      limit({ kind: "mix", statistic: "standard_deviation", mix: mix(["a", 1]) }, { atMost: 1.3 }),
      1,
      0.1,
    ],
    ["a quantile", limit({ kind: "mix", statistic: "p5", mix: mix(["a", 1]) }, { atLeast: 7.5 }), 8.355, 0.2],
    [
      "a probability to be better",
      // P(a > b) = Phi(1 / sqrt 2)
      limit({ kind: "duel", statistic: "probability_better", of: PROFIT, structure: "a", than: "b" }, { atLeast: 0.6 }),
      0.7602,
      0.06,
    ],
    [
      "a probability to be better where less is better",
      limit({ kind: "duel", statistic: "probability_better", of: CHURN, structure: "a", than: "b" }, { atMost: 0.4 }),
      0.2398,
      0.06,
    ],
    [
      "a probability to be best",
      limit(
        { kind: "field", statistic: "probability_best", of: PROFIT, structure: "a", others: ["b"] },
        { atLeast: 0.6 },
      ),
      0.7602,
      0.06,
    ],
    [
      // E max(0, b - a) for N(-1, 2): sqrt2 phi(1/sqrt2) - Phi(-1/sqrt2) = 0.43939 - 0.23975
      "a regret",
      limit(
        { kind: "field", statistic: "expected_regret", of: PROFIT, structure: "a", others: ["b"] },
        { atMost: 0.4 },
      ),
      0.1996,
      0.06,
    ],
    ["a rank", { kind: "rank", of: PROFIT, structure: "a", others: ["b", "c"], end: "highest", places: 1 }, 1, 0],
    [
      "a rank from below",
      { kind: "rank", of: PROFIT, structure: "b", others: ["a", "c"], end: "lowest", places: 2 },
      2,
      0,
    ],
    ["an order", { kind: "order", of: PROFIT, order: ["a", "b", "c"] }, 2, 0],
  ])("%s", async (_, claim, truth, tolerance) => {
    const { result, observed, interval, trials, samples } = await decide(claim);
    expect(Math.abs(observed - truth)).toBeLessThanOrEqual(tolerance);
    expect(interval[0]).toBeLessThanOrEqual(observed);
    expect(interval[1]).toBeGreaterThanOrEqual(observed);
    expect([result, trials, samples]).toEqual(["pass", 1000, 1000]);
  });

  test("a median month of crossing: ahead for good from the 11th month on, in three of four trials", async () => {
    const subject = { kind: "duel", statistic: "crossing_month", of: PROFIT, structure: "slow", than: "a" } as const;
    const { observed, interval, result, calls } = await decide(limit(subject, { atMost: 12 }));
    expect([observed, interval, result]).toEqual([11, [11, 11], "pass"]);
    expect(calls[0]).toMatchObject({ structures: ["a", "slow"], wants: { tallies: false, monthly: ["profit"] } });
    const other = { ...subject, structure: "a", than: "slow" };
    // "a" is ahead at the end only in every fourth trial: the median is the month after the horizon.
    expect(await decide(limit(other, { atMost: 24 }))).toMatchObject({ observed: 25, result: "fail" });
  });
});

describe("verdicts", () => {
  test.each<[string, Claim, string]>([
    ["a false limit", mean({ atLeast: 10.5 }, ["a", 1]), "fail"],
    [
      "a false rank",
      { kind: "rank", of: PROFIT, structure: "b", others: ["a", "c"], end: "highest", places: 1 },
      "fail",
    ],
    [
      "a true rank",
      { kind: "rank", of: PROFIT, structure: "b", others: ["a", "c"], end: "highest", places: 2 },
      "pass",
    ],
    ["a false order", { kind: "order", of: PROFIT, order: ["b", "a", "c"] }, "fail"],
  ])("%s", async (_, claim, expected) => {
    expect((await decide(claim)).result).toBe(expected);
  });

  test("a false claim within Monte Carlo error is undecided, not failed, after all trials", async () => {
    const { result, trials, interval } = await decide(mean({ atLeast: 10.002 }, ["a", 1]));
    expect([result, trials]).toEqual(["undecided", 16_000]);
    expect(interval[0]).toBeLessThan(10.002);
    expect(interval[1]).toBeGreaterThan(10.002);
  });

  test("trials are added until it is decided, and no longer", async () => {
    const { result, trials, calls } = await decide(mean({ atLeast: 9.95 }, ["a", 1]));
    expect(result).toBe("pass");
    expect(trials).toBeGreaterThan(1000);
    expect(calls.map(({ range }) => range.to).at(-1)).toBe(trials);
    expect(calls.map(({ range }) => range.from)).toEqual([0, ...calls.slice(0, -1).map(({ range }) => range.to)]);
  });

  test("a tie is exact: it is not highest, not above, at least as high, and never in order", async () => {
    const same: TrialValue = (_, trial) => normal(1, trial);
    expect(
      await decide({ kind: "rank", of: PROFIT, structure: "a", others: ["b"], end: "highest", places: 1 }, same),
    ).toMatchObject({ result: "fail", trials: 1000, observed: 2 });
    expect((await decide({ kind: "order", of: PROFIT, order: ["a", "b"] }, same)).result).toBe("fail");
    expect((await decide(mean({ above: 0 }, ["a", 1], ["b", -1]), same)).result).toBe("fail");
    expect((await decide(mean({ atLeast: 0 }, ["a", 1], ["b", -1]), same)).result).toBe("pass");
    const ratio = { kind: "quotient", statistic: "mean", mix: mix(["a", 1]), over: mix(["b", 1]) } as const;
    const shifted: TrialValue = (_, trial) => 10 + normal(1, trial);
    expect((await decide(limit(ratio, { below: 1 }), shifted)).result).toBe("fail");
    expect((await decide(limit(ratio, { atMost: 1 }), shifted)).result).toBe("pass");
  });

  test("a rank lists what it rests on", async () => {
    const { comparisons } = await decide({
      kind: "rank",
      of: PROFIT,
      structure: "a",
      others: ["b", "c"],
      end: "highest",
      places: 1,
    });
    expect(comparisons).toMatchObject([
      { first: "a", second: "b" },
      { first: "a", second: "c" },
    ]);
    expect(comparisons?.[1].observed).toBeCloseTo(2, 0);
  });

  test("several comparisons share the error probability", async () => {
    const rank = (others: string[]): Claim => ({
      kind: "rank",
      of: PROFIT,
      structure: "a",
      others,
      end: "highest",
      places: 1,
    });
    const width = async (others: string[]): Promise<number> => {
      const [low, high] = (await decide(rank(others))).comparisons?.[0].interval ?? [NaN, NaN];
      return high - low;
    };
    // The first look spends half of 1 %; two comparisons a quarter each.
    const expected = studentCriticalValue(1 - 0.0025, 999) / studentCriticalValue(1 - 0.005, 999);
    expect((await width(["b", "c"])) / (await width(["b"]))).toBeCloseTo(expected, 10);
  });

  test("wrong verdicts at any look are as rare as promised, at a truth that lies on the limit", async () => {
    const runs = 300;
    const options = { confidence: 0.8, maxTrials: 4000 };
    let wrong = 0;
    for (let run = 0; run < runs; run++) {
      const values: TrialValue = (_, trial) => normal(run, trial) ** 2;
      // The mean is 1: "above 1" may not pass. The other verdict, fail, is right.
      const { result } = await decide(mean({ above: 1 }, ["a", 1]), values, options);
      if (result === "pass") wrong++;
    }
    expect(wrong / runs).toBeLessThanOrEqual(0.2 + 5 * Math.sqrt(0.16 / runs));
  });
});

describe("no verdict", () => {
  test("on no data: an error at the first look, whatever the claim", async () => {
    const nothing: TrialValue = () => NaN;
    const claims: Claim[] = [
      mean({ atLeast: -1e9 }, ["a", 1]),
      limit({ kind: "quotient", statistic: "mean", mix: mix(["a", 1]), over: mix(["b", 1]) }, { atLeast: -1e9 }),
      limit({ kind: "mix", statistic: "p50", mix: mix(["a", 1]) }, { atLeast: -1e9 }),
      limit({ kind: "mix", statistic: "standard_deviation", mix: mix(["a", 1]) }, { atLeast: 0 }),
      limit(
        { kind: "field", statistic: "probability_best", of: PROFIT, structure: "a", others: ["b"] },
        { atLeast: 0 },
      ),
      limit({ kind: "duel", statistic: "probability_better", of: PROFIT, structure: "a", than: "b" }, { atLeast: 0 }),
      { kind: "rank", of: PROFIT, structure: "a", others: ["b"], end: "highest", places: 1 },
      { kind: "order", of: PROFIT, order: ["a", "b"] },
    ];
    for (const claim of claims) {
      expect(await decide(claim, nothing)).toMatchObject({ result: "no-data", trials: 1000, samples: 0 });
    }
  });

  test("on no data in one of the structures compared", async () => {
    const onlyA: TrialValue = (structure, trial) => (structure === "a" ? 5 + uniform(1, trial) : NaN);
    const rank: Claim = { kind: "rank", of: PROFIT, structure: "a", others: ["c", "b"], end: "highest", places: 1 };
    expect((await decide(rank, onlyA)).result).toBe("no-data");
    expect((await decide(mean({ above: 0 }, ["a", 1], ["b", -1]), onlyA)).result).toBe("no-data");
  });

  test("some trials without data are left out and counted", async () => {
    const some: TrialValue = (_, trial) => (trial % 10 === 0 ? NaN : 5 + uniform(1, trial));
    expect(await decide(mean({ atLeast: 5 }, ["a", 1]), some)).toMatchObject({
      result: "pass",
      samples: 900,
      noData: 100,
    });
  });

  test("a single trial in which a number overflowed leaves no verdict, whatever is measured", async () => {
    const { runner } = madeUp(value);
    const overflowing: Runner = (jobs, onBlock, signal) =>
      runner(
        jobs,
        (block, place) => {
          onBlock(spoilt(block), place);
        },
        signal,
      );
    const claims: Claim[] = [
      mean({ atLeast: 0 }, ["a", 1]),
      mean({ atLeast: 0 }, ["b", 1], ["a", -1]),
      limit({ kind: "mix", statistic: "p50", mix: mix(["a", 1]) }, { atLeast: 0 }),
      limit(
        { kind: "field", statistic: "probability_best", of: PROFIT, structure: "b", others: ["a"] },
        { atLeast: 0 },
      ),
      { kind: "rank", of: PROFIT, structure: "a", others: ["c"], end: "highest", places: 2 },
      { kind: "order", of: PROFIT, order: ["a", "c"] },
    ];
    const results = await runChecks(
      [...claims, mean({ atLeast: 0 }, ["c", 1])].map((claim) => checkOf(claim, PLAN)),
      overflowing,
      OPTIONS,
    );
    for (const result of results.slice(0, -1)) {
      expect(result).toMatchObject({ result: "not-finite", observed: NaN, overflowed: 1, trials: 1000 });
    }
    expect(results.at(-1)).toMatchObject({ result: "pass", overflowed: 0 });
  });

  test("on what is not finite", async () => {
    const endless: TrialValue = (_, trial) => (trial === 7 ? Infinity : uniform(1, trial));
    expect((await decide(mean({ atLeast: 0 }, ["a", 1]), endless)).result).toBe("not-finite");
    const zero: TrialValue = (structure) => (structure === "a" ? 1 : 0);
    const ratio = { kind: "quotient", statistic: "mean", mix: mix(["a", 1]), over: mix(["b", 1]) } as const;
    expect((await decide(limit(ratio, { atLeast: 0 }), zero)).result).toBe("not-finite");
  });
});

/** Trial 7 of the first structure has lost all its outcomes to an overflow. */
function spoilt(block: Block): Block {
  if (block.firstTrial > 7) return block;
  const { outcomes, trials } = block;
  OUTCOME_IDS.forEach((_, outcome) => {
    outcomes[outcome * trials + 7 - block.firstTrial] = NaN;
  });
  return block;
}

describe("structures that are equal in every trial", () => {
  const equal: TrialValue = (_, trial) => normal(1, trial);

  test.each<[string, Limit, string]>([
    ["probability_best", { atLeast: 0.5 }, "pass"],
    ["probability_best", { above: 0.5 }, "fail"],
    ["probability_better", { atLeast: 0.5 }, "pass"],
    ["probability_better", { below: 0.5 }, "fail"],
  ])("tie: %s against %j is decided at the first look", async (statistic, bounds, result) => {
    const of = { statistic, of: PROFIT, structure: "a" };
    const subject =
      statistic === "probability_best"
        ? ({ kind: "field", ...of, others: ["b"] } as const)
        : ({ kind: "duel", ...of, than: "b" } as const);
    const found = await decide(limit(subject, bounds), equal);
    expect(found).toMatchObject({ result, observed: 0.5, interval: [0.5, 0.5], trials: 1000 });
    expect(tieText(found, AS_WRITTEN)).toContain("every trial");
  });

  test("tie by rank and in a lead, and it is said", async () => {
    const rank = await decide(
      { kind: "rank", of: PROFIT, structure: "a", others: ["b"], end: "highest", places: 1 },
      equal,
    );
    expect(rank).toMatchObject({ result: "fail", trials: 1000 });
    expect(tieText(rank, AS_WRITTEN)).toBe("Equal in every trial: a and b. A tie is not ahead.");
    const lead = await decide(mean({ atLeast: 0 }, ["a", 1], ["b", -1]), equal);
    expect(lead).toMatchObject({ result: "pass", trials: 1000 });
    expect(tieText(lead, AS_WRITTEN)).toBe("The difference is 0 in every trial.");
    expect(tieText(await decide(mean({ atLeast: 0 }, ["a", 1], ["b", -1])), AS_WRITTEN)).toBeUndefined();
  });
});

describe("runs", () => {
  test("checks of one plan share a run, those of others run beside it; only structures of undecided checks go on", async () => {
    const { runner, calls } = madeUp(value);
    const slowPlan = planOf(IDS, { horizonMonths: 3 });
    const checks = [
      checkOf(mean({ atLeast: 9 }, ["a", 1]), PLAN),
      checkOf(mean({ atLeast: 7.95 }, ["c", 1]), PLAN),
      checkOf(mean({ atLeast: 9 }, ["b", 1], ["a", 0.5]), slowPlan),
    ];
    const results = await runChecks(checks, runner, OPTIONS);
    expect(results.map(({ result }) => result)).toEqual(["pass", "pass", "pass"]);
    expect(calls[0]).toMatchObject({ structures: ["a", "c"], range: { from: 0, to: 1000 } });
    expect(calls[1]).toMatchObject({ structures: ["a", "b"], range: { from: 0, to: 1000 } });
    expect(calls[2]).toMatchObject({ structures: ["c"], range: { from: 1000, to: 2000 } });
  });

  test("a check says the same alone and among others", async () => {
    const claims = [mean({ atLeast: 9.95 }, ["a", 1]), mean({ atLeast: 7.98 }, ["c", 1])];
    const together = await runChecks(
      claims.map((claim) => checkOf(claim, PLAN)),
      madeUp(value).runner,
      OPTIONS,
    );
    for (const [place, claim] of claims.entries()) {
      const { result, observed, interval, trials } = await decide(claim);
      expect(together[place]).toMatchObject({ result, observed, interval, trials });
    }
  });

  test("use one stream of luck per draw, whatever the scenario says", async () => {
    const { runner, calls } = madeUp(value);
    await runChecks([checkOf(mean({ atLeast: 9 }, ["a", 1]), planOf(IDS, { replicates: 7 }))], runner, OPTIONS);
    expect(calls[0].replicates).toBe(1);
  });

  test("an interrupt leaves the rest undecided, never passed", async () => {
    const stop = new AbortController();
    const { runner } = madeUp(value);
    const checks = [checkOf(mean({ atLeast: 9 }, ["a", 1]), PLAN), checkOf(mean({ atLeast: 9.99 }, ["a", 1]), PLAN)];
    const results = await runChecks(checks, runner, {
      ...OPTIONS,
      signal: stop.signal,
      onProgress: (decided) => {
        if (decided > 0) stop.abort();
      },
    });
    expect(results.map(({ result }) => result)).toEqual(["pass", "undecided"]);
    stop.abort();
    const none = await runChecks(checks, runner, { ...OPTIONS, signal: stop.signal });
    expect(none.map(({ result, trials }) => [result, trials])).toEqual([
      ["undecided", 0],
      ["undecided", 0],
    ]);
  });

  test("a failing runner is an error, not a verdict", async () => {
    const broken = () => Promise.reject(new Error("boom"));
    await expect(runChecks([checkOf(mean({ atLeast: 9 }, ["a", 1]), PLAN)], broken, OPTIONS)).rejects.toThrow("boom");
  });
});

describe("assumptions", () => {
  const claim = {
    kind: "assumption",
    id: "funnel.acceptance",
    unit: "",
    distribution: { kind: "uniform", low: 0.3, high: 0.5 },
    grade: "vendor data",
    source: "a table",
    sourced: true,
    sourceRequired: false,
  } as const;

  test.each<[string, Partial<Extract<Claim, { kind: "assumption" }>>, string]>([
    ["within its range", { within: [0.3, 0.5] }, "pass"],
    ["5th percentile below the range", { within: [0.32, 0.5] }, "fail"],
    ["95th percentile above it", { within: [0.2, 0.48] }, "fail"],
    ["grade as good", { leastGrade: "vendor data" }, "pass"],
    ["grade better", { leastGrade: "assumption" }, "pass"],
    ["grade worse", { leastGrade: "survey" }, "fail"],
    ["source there", { sourceRequired: true }, "pass"],
    ["source missing", { sourceRequired: true, sourced: false }, "fail"],
    ["one of several fails", { within: [0.3, 0.5], leastGrade: "survey", sourceRequired: true }, "fail"],
  ])("%s, without a trial", async (_, demands, expected) => {
    const { result, observed, interval, trials, calls } = await decide({ ...claim, ...demands });
    expect([result, trials, calls.length]).toEqual([expected, 0, 0]);
    expect(observed).toBeCloseTo(0.4, 12);
    expect(interval[0]).toBeCloseTo(0.31, 12);
    expect(interval[1]).toBeCloseTo(0.49, 12);
  });
});
