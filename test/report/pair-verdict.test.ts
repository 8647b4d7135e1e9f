import { describe, expect, test } from "vitest";
import { pairKind, pairSentence, type PairFigures } from "../../src/report/verdict/pair.js";

const PAIR: PairFigures = {
  objective: { label: "value", unit: "currency", better: "higher" },
  indifference: 240_000,
  ahead: { name: "A", isToday: false, mean: { mean: 24.2e6, standardError: 30_000 } },
  behind: { name: "B", isToday: false, mean: { mean: 23e6, standardError: 30_000 } },
  lead: { mean: 1.21e6, standardError: 20_000 },
};
const churn: PairFigures["objective"] = { label: "customer churn", unit: "fraction/year", better: "lower" };

describe("the verdict on two structures", () => {
  test.each<[string, Partial<PairFigures>, string, string]>([
    ["clear", {}, "clear", "A is ahead of B by 1.21 M (5 %)."],
    ["today's", { behind: { ...PAIR.behind, isToday: true } }, "clear", "A is ahead of B (today's) by 1.21 M (5 %)."],
    [
      "a lead that does not matter",
      { lead: { mean: 100_000, standardError: 20_000 } },
      "indifferent",
      "No clear winner: A is ahead of B by 0.10 M (less than 1 %), and less than 0.24 M does not matter.",
    ],
    [
      "another one more often the best",
      { often: { first: 0.3, other: { name: "C", isToday: true, share: 0.52 } } },
      "spread",
      "No clear winner: A is ahead of B by 1.21 M (5 %) on average, but C (today's) is best more often, in 5 of 10 simulated futures against 3 of 10.",
    ],
    [
      "best often enough",
      { often: { first: 0.6, other: { name: "B", isToday: false, share: 0.4 } } },
      "clear",
      "A is ahead of B by 1.21 M (5 %).",
    ],
    [
      "a lead that the trials do not tell",
      { lead: { mean: 300_000, standardError: 200_000 } },
      "untold",
      "These trials do not tell A and B apart: A is ahead by 0.3 M, with a sampling error of up to 0.4 M.",
    ],
    [
      "a tie by construction",
      { lead: { mean: 0, standardError: 0 } },
      "tie",
      "No difference: A and B come out the same in every trial.",
    ],
    [
      "no data",
      { lead: { mean: NaN, standardError: NaN } },
      "no-data",
      "No verdict: there is no value in any trial to compare A and B by.",
    ],
    [
      "an outcome in percent, less is better",
      {
        objective: churn,
        indifference: 0.005,
        ahead: { ...PAIR.ahead, mean: { mean: 0.09, standardError: 0.0003 } },
        behind: { ...PAIR.behind, mean: { mean: 0.12, standardError: 0.0003 } },
        lead: { mean: 0.03, standardError: 0.0004 },
      },
      "clear",
      "A is ahead of B by 3.00 points.",
    ],
    [
      "neither more nor less is better",
      {
        objective: { label: "hires", unit: "count", better: "neither" },
        lead: { mean: 3, standardError: 0.1 },
        indifference: 0.1,
        ahead: { ...PAIR.ahead, mean: { mean: 45, standardError: 0.3 } },
        behind: { ...PAIR.behind, mean: { mean: 42, standardError: 0.3 } },
      },
      "unordered",
      "A has 3 (7 %) more hires than B; neither more nor less of it is better.",
    ],
    ["the unit of all that is shown", { means: [2.4e9] }, "clear", "A is ahead of B by 0.001 B (5 %)."],
  ])("%s", (_, change, kind, text) => {
    const pair = { ...PAIR, ...change };
    expect(pairKind(pair)).toBe(kind);
    expect(pairSentence(pair)).toBe(text);
  });
});
