import { describe, expect, test } from "vitest";
import type { VerdictFigures, VerdictMandate, VerdictStructure } from "../../src/report/verdict/figures.js";
import { verdictKind, type VerdictKind } from "../../src/report/verdict/kind.js";
import { verdict } from "../../src/report/verdict/verdict.js";
import { howOften, tenths } from "../../src/report/verdict/words.js";

const M = 1e6;

/** A structure that lies behind the best by so many millions, known to 0.01 M. */
function one(name: string, behind: number, best: number, more: Partial<VerdictStructure> = {}): VerdictStructure {
  const mean = { mean: (24 - behind) * M, standardError: 0.02 * M };
  return {
    name,
    isToday: false,
    mean,
    interval: { low: mean.mean - 5 * M, high: mean.mean + 5 * M },
    shortfall: { mean: behind * M, standardError: behind === 0 ? 0 : 0.01 * M },
    probabilityBest: best,
    ...more,
  };
}

const figures = (structures: readonly VerdictStructure[], more: Partial<VerdictFigures> = {}): VerdictFigures => ({
  objective: { label: "value", unit: "currency", better: "higher" },
  horizon: "within 24 months",
  structures,
  indifference: 0.24 * M,
  ...more,
});

const behindBy = (millions: number, error: number) => ({
  shortfall: { mean: millions * M, standardError: error * M },
});

const today = { isToday: true };
const versus = (ahead: number, better: number, worse?: number, error = 0.01) => ({
  versusToday: {
    advantage: { mean: ahead * M, standardError: error * M },
    better,
    ...(worse !== undefined && { worse }),
  },
});

const mandate = (more: Partial<VerdictMandate>): Partial<VerdictFigures> => ({
  equalMandate: {
    option: "drive",
    winner: "B",
    next: "A",
    lead: { mean: 1.9 * M, standardError: 0.05 * M },
    flips: true,
    ...more,
  },
});

const cases: readonly (readonly [string, VerdictFigures, VerdictKind, readonly string[]])[] = [
  [
    "a clear winner",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27), one("C", 1.6, 0.21)]),
    "clear",
    ["A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures."],
  ],
  [
    "a winner nearly always best, in euros",
    figures([one("A", 0, 0.97), one("B", 3, 0.03)], { currency: "EUR" }),
    "clear",
    ["A is ahead: value 24.0 M EUR, 3.00 M (14 %) more than B, and best in more than 9 of 10 simulated futures."],
  ],
  [
    "a lead that does not matter",
    figures([one("A", 0, 0.55), one("B", 0.05, 0.45)]),
    "indifferent",
    [
      "No clear winner: A and B lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; A is best in 6 of 10 simulated futures, B in 5 of 10.",
    ],
  ],
  [
    "three that lie together, and one that does not",
    figures([one("A", 0, 0.4), one("B", 0.05, 0.3), one("C", 0.2, 0.28), one("D", 2, 0.02)]),
    "indifferent",
    [
      "No clear winner: A, B and C lie within 0.20 M (1 %), and less than 0.24 M does not matter; each is best in 3 to 4 of 10 simulated futures.",
    ],
  ],
  [
    "all of them together",
    figures(["A", "B", "C", "D"].map((name, place) => one(name, 0.05 * place, 0.25))),
    "indifferent",
    [
      "No clear winner: all 4 lie within 0.15 M (1 %), and less than 0.24 M does not matter; each is best in 3 of 10 simulated futures.",
    ],
  ],
  [
    "a lead so small, whatever its sign, that it does not matter",
    figures([one("A", 0, 0.5), one("B", 0.05, 0.5, behindBy(0.05, 0.06))]),
    "indifferent",
    [
      "No clear winner: A and B lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; A is best in 5 of 10 simulated futures, B in 5 of 10.",
    ],
  ],
  [
    "a lead that the trials do not tell",
    figures([one("A", 0, 0.6), one("B", 0.4, 0.3, behindBy(0.4, 0.3)), one("C", 3, 0.1)]),
    "untold",
    [
      "These trials do not tell A and B apart: A is ahead of B by 0.4 M, with a sampling error of up to 0.6 M. Run more (--trials, or --precision winner).",
    ],
  ],
  [
    "a single trial",
    figures([one("A", 0, 1), one("B", 3, 0, behindBy(3, NaN))]),
    "untold",
    ["These trials do not tell A and B apart: A is ahead of B by 3.00 M. Run more (--trials, or --precision winner)."],
  ],
  [
    "P(best) spread",
    figures([one("A", 0, 0.36), one("B", 1.2, 0.33), one("C", 1.6, 0.31)]),
    "spread",
    [
      "No clear winner: A is ahead on average: value 24.0 M, 1.20 M (5 %) more than B, but best in only 4 of 10 simulated futures, and B in 3 of 10.",
    ],
  ],
  [
    "another best more often",
    figures([one("A", 0, 0.3), one("B", 1.2, 0.2), one("C", 1.6, 0.5)]),
    "spread",
    [
      "No clear winner: A is ahead on average: value 24.0 M, 1.20 M (5 %) more than B, but C is best more often, in 5 of 10 simulated futures against 3 of 10.",
    ],
  ],
  [
    "a tie of all by construction",
    figures([one("A", 0, 0.5), one("B", 0, 0.5)]),
    "tie",
    ["No difference: A and B come out the same in every trial, since nothing the model knows of sets them apart."],
  ],
  [
    "two alike at the top",
    figures([one("A", 0, 0.45), one("B", 0, 0.45), one("C", 1.2, 0.1)]),
    "clear",
    [
      "A and B are the same here and count as one.",
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than C, and best in 9 of 10 simulated futures.",
    ],
  ],
  [
    "two alike ahead of a third by what the trials do not tell",
    figures([one("A", 0, 0.3), one("B", 0, 0.3), one("C", 0.4, 0.3, behindBy(0.4, 0.3)), one("D", 3, 0.1)]),
    "untold",
    [
      "A and B are the same here and count as one.",
      "These trials do not tell A and C apart: A is ahead of C by 0.4 M, with a sampling error of up to 0.6 M. Run more (--trials, or --precision winner).",
    ],
  ],
  [
    "two alike ahead of a third by what does not matter",
    figures([one("A", 0, 0.3), one("B", 0, 0.3), one("C", 0.05, 0.4)]),
    "indifferent",
    [
      "A and B are the same here and count as one.",
      "No clear winner: A and C lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; A is best in 6 of 10 simulated futures, C in 4 of 10.",
    ],
  ],
  [
    "two alike of which one is today's, and a mandate that makes them lead",
    figures(
      [one("A", 0, 0.35, versus(0, 0.5)), one("T", 0, 0.35, today), one("C", 1.2, 0.3)],
      mandate({ winner: "A", next: "T", lead: { mean: 0, standardError: 0 }, flips: false }),
    ),
    "clear",
    [
      "A and T (today's) are the same here and count as one.",
      "T (today's) is ahead: value 24.0 M, 1.20 M (5 %) more than C, and best in 7 of 10 simulated futures.",
      "On average nothing beats what there is today.",
    ],
  ],
  [
    "two alike behind the best, and others alike that are not named",
    figures([one("A", 0, 0.6), one("B", 1.2, 0.2), one("C", 1.2, 0.2), one("D", 3, 0), one("E", 3, 0)]),
    "clear",
    [
      "B and C are the same here and count as one.",
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 6 of 10 simulated futures.",
    ],
  ],
  [
    "two alike whose shares add up to no more than a third's",
    figures([one("A", 0, 0.2), one("B", 0, 0.2), one("C", 1.2, 0.6)]),
    "spread",
    [
      "A and B are the same here and count as one.",
      "No clear winner: A is ahead on average: value 24.0 M, 1.20 M (5 %) more than C, but C is best more often, in 6 of 10 simulated futures against 4 of 10.",
    ],
  ],
  [
    "one structure only",
    figures([one("A", 0, 1)]),
    "alone",
    ["A: value 24.0 M; in 9 of 10 simulated futures 19 to 29 M. There is no other structure to compare it with."],
  ],
  [
    "no data for an overflow",
    figures([], { noData: "overflow" }),
    "no-data",
    ["No verdict: a number overflowed, so figures, and who is best, are withheld (see the warnings)."],
  ],
  [
    "no data of some structures",
    figures([], { noData: "no-samples", without: ["A", "C"] }),
    "no-data",
    ["No verdict: no trial has the value of A and C, and without it no structure is best."],
  ],
  [
    "never data of all of them together",
    figures([], { noData: "no-samples", without: [] }),
    "no-data",
    ["No verdict: no trial has the value of every structure."],
  ],
  [
    "no data at all",
    figures([], { noData: "no-samples" }),
    "no-data",
    ["No verdict: there is no value to compare in any trial."],
  ],
  [
    "an objective that does not order",
    figures([], { noData: "unordered" }),
    "no-data",
    ["No verdict: neither more nor less value is better, so no structure is ahead."],
  ],
  [
    "today's structure best",
    figures([one("A", 0, 0.8, today), one("B", 1.2, 0.2, versus(-1.2, 0.2, 0.8))]),
    "clear",
    [
      "A (today's) is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 8 of 10 simulated futures.",
      "On average nothing beats what there is today.",
    ],
  ],
  [
    "a winner over today's that is not the next",
    figures([one("A", 0, 0.7, versus(4, 0.91, 0.06)), one("B", 1.2, 0.3), one("T", 4, 0, today)]),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 7 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in 9 of 10, worse by more than 0.24 M in 1 of 10.",
    ],
  ],
  [
    "a winner over today's, which is the next",
    figures([one("A", 0, 0.97, versus(1.2, 0.97, 0.01)), one("T", 1.2, 0.03, today)]),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than T (today's), and best in more than 9 of 10 simulated futures.",
      "Than today's structure it is better in more than 9 of 10.",
    ],
  ],
  [
    "today's structure among those that lie together",
    figures([one("A", 0, 0.55, versus(0.05, 0.55, 0.4)), one("T", 0.05, 0.45, today)]),
    "indifferent",
    [
      "No clear winner: A and T (today's) lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; A is best in 6 of 10 simulated futures, T in 5 of 10.",
      "Against today's structure that makes no difference that matters.",
    ],
  ],
  [
    "today's structure ahead by what does not matter",
    figures([one("T", 0, 0.55, today), one("B", 0.05, 0.45, versus(-0.05, 0.45, 0.5))]),
    "indifferent",
    [
      "No clear winner: T (today's) and B lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; T is best in 6 of 10 simulated futures, B in 5 of 10.",
      "No change gains what matters on average.",
    ],
  ],
  [
    "a lead over today's that the trials do not tell",
    figures([one("A", 0, 0.6, versus(0.4, 0.6, 0.3, 0.3)), one("T", 0.4, 0.4, { ...today, ...behindBy(0.4, 0.3) })]),
    "untold",
    [
      "These trials do not tell A and T (today's) apart: A is ahead of T (today's) by 0.4 M, with a sampling error of up to 0.6 M. Run more (--trials, or --precision winner).",
      "Whether A beats today's structure these trials do not tell.",
    ],
  ],
  [
    "a winner only by its mandate",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({})),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures.",
      "It hangs on the mandate, what marketing is asked for: drive (revenue) for all puts B first by 1.90 M.",
    ],
  ],
  [
    "a winner whose lead would not matter with one mandate",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({ lead: { mean: 0, standardError: 0 }, flips: false })),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures.",
      "With the mandate drive (marketing is asked for revenue) for all, B would be level with A.",
    ],
  ],
  [
    "a winner that stays first with one mandate, if not told from the next",
    figures(
      [one("A", 0, 0.52), one("B", 1.2, 0.27)],
      mandate({ winner: "A", next: "B", lead: { mean: 0.4 * M, standardError: 0.3 * M }, flips: false }),
    ),
    "clear",
    ["A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures."],
  ],
  [
    "a winner that stays first with one mandate by what does not matter",
    figures(
      [one("A", 0, 0.52), one("B", 1.2, 0.27)],
      mandate({ winner: "A", next: "B", lead: { mean: 0.1 * M, standardError: 0.01 * M }, flips: false }),
    ),
    "clear",
    ["A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures."],
  ],
  [
    "another one first with one mandate, but not told from none",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({ lead: { mean: 0.4 * M, standardError: 0.3 * M } })),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures.",
      "It may hang on the mandate, what marketing is asked for: with drive (revenue) for all, B would be first, ahead by 0.4 M, which these trials do not tell from none.",
    ],
  ],
  [
    "another one first with one mandate, not told from none, and no matter in any case",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({ lead: { mean: 0.04 * M, standardError: 0.03 * M } })),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures.",
      "It hangs on the mandate, what marketing is asked for: with drive (revenue) for all, B and A would lie within 0.24 M, which does not matter.",
    ],
  ],
  [
    "another one first with one mandate by what does not matter",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({ lead: { mean: 0.1 * M, standardError: 0.01 * M } })),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures.",
      "It hangs on the mandate, what marketing is asked for: drive (revenue) for all puts B first by 0.10 M, which does not matter.",
    ],
  ],
  [
    "a lead that is not told, with another one first, and no better told, with one mandate",
    figures(
      [one("A", 0, 0.6), one("B", 0.4, 0.3, behindBy(0.4, 0.3))],
      mandate({ lead: { mean: 0.4 * M, standardError: 0.3 * M } }),
    ),
    "untold",
    [
      "These trials do not tell A and B apart: A is ahead of B by 0.4 M, with a sampling error of up to 0.6 M. Run more (--trials, or --precision winner).",
    ],
  ],
  [
    "a winner with any mandate",
    figures([one("A", 0, 0.52), one("B", 1.2, 0.27)], mandate({ winner: "A", next: "B", flips: false })),
    "clear",
    ["A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 5 of 10 simulated futures."],
  ],
  [
    "a winner that differs from today's in its mandate alone",
    figures(
      [one("A", 0, 0.9, { ...versus(4, 0.97), onlyMandateChanges: true }), one("B", 1.2, 0.1), one("T", 4, 0, today)],
      mandate({ winner: "A", next: "T", lead: { mean: 0, standardError: 0 }, flips: false }),
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
      "All of that gain is the mandate, what marketing is asked for: no reporting line changes.",
    ],
  ],
  [
    "a winner that today's would beat with a mandate that neither has",
    {
      ...figures([one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)]),
      todayAsked: { option: "drive", aheadOfToday: { mean: -M, standardError: 0.01 * M } },
    },
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
      "No new reporting line is needed for that: with the mandate drive (marketing is asked for revenue), today's structure would do better.",
    ],
  ],
  [
    "a winner that today's would not reach with a mandate that neither has",
    {
      ...figures([one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)]),
      todayAsked: { option: "drive", aheadOfToday: { mean: M, standardError: 0.01 * M } },
    },
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
    ],
  ],
  [
    "a winner as good as which today's would be with its mandate",
    figures(
      [one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)],
      mandate({ winner: "A", next: "B", flips: false, aheadOfToday: { mean: 0.1 * M, standardError: 0.01 * M } }),
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
      "All of that gain is the mandate, what marketing is asked for: with drive (revenue), today's would do about as well, no reporting line changed.",
    ],
  ],
  [
    "a winner that today's would beat with its mandate, and another would, too",
    figures(
      [one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)],
      mandate({ aheadOfToday: { mean: -M, standardError: 0.01 * M } }),
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
      "All of that gain is the mandate, what marketing is asked for: with drive (revenue), today's would do better, no reporting line changed.",
      "It hangs on that: drive for all puts B first by 1.90 M.",
    ],
  ],
  [
    "a winner that today's would beat with its mandate, and another one as well, if told",
    figures(
      [one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)],
      mandate({
        lead: { mean: 0.1 * M, standardError: 0.08 * M },
        aheadOfToday: { mean: -M, standardError: 0.01 * M },
      }),
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
      "All of that gain is the mandate, what marketing is asked for: with drive (revenue), today's would do better, no reporting line changed.",
      "It may hang on that: with drive for all, B would be first, ahead by 0.10 M, which these trials do not tell from none.",
    ],
  ],
  [
    "a winner to which today's does not come up with its mandate",
    figures(
      [one("A", 0, 0.9, versus(4, 0.97)), one("B", 1.2, 0.1), one("T", 4, 0, today)],
      mandate({ winner: "A", next: "B", flips: false, aheadOfToday: { mean: M, standardError: 0.01 * M } }),
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 9 of 10 simulated futures.",
      "It beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
    ],
  ],
  [
    "a change that comes after the horizon",
    figures([one("A", 0, 0.5), one("T", 0, 0.5, today)], { changesAfterHorizon: true }),
    "tie",
    [
      "No difference: A and T (today's) come out the same in every trial, since the change comes after the horizon: none of it happens within 24 months.",
    ],
  ],
  [
    "two that lie together, the one named that beats today's",
    figures([one("A", 0, 0.55, versus(4, 0.97)), one("B", 0.05, 0.45), one("T", 4, 0, today)]),
    "indifferent",
    [
      "No clear winner: A and B lie within 0.05 M (less than 1 %), and less than 0.24 M does not matter; A is best in 6 of 10 simulated futures, B in 5 of 10.",
      "A beats today's structure by 4.00 M (20 %): better in more than 9 of 10.",
    ],
  ],
  [
    "a winner that does not pay back in time, and what it hangs on",
    figures(
      [
        one("A", 0, 0.7, { ...versus(1.2, 0.7, 0.2), payback: { withinHorizon: 0.41, isUsual: false } }),
        one("T", 1.2, 0.3, today),
      ],
      { hangsOn: "the win rate under the CEO" },
    ),
    "clear",
    [
      "A is ahead: value 24.0 M, 1.20 M (5 %) more than T (today's), and best in 7 of 10 simulated futures.",
      "Than today's structure it is better in 7 of 10, worse by more than 0.24 M in 2 of 10.",
      "Profit alone pays for it within 24 months in only 4 of 10.",
      "Of what is uncertain, it hangs most on the win rate under the CEO.",
    ],
  ],
  [
    "a winner that pays back",
    figures([one("A", 0, 0.7, { payback: { withinHorizon: 0.9, isUsual: true } }), one("B", 1.2, 0.3)]),
    "clear",
    ["A is ahead: value 24.0 M, 1.20 M (5 %) more than B, and best in 7 of 10 simulated futures."],
  ],
];

describe("a verdict", () => {
  test.each(cases)("on %s", (_, given, kind, sentences) => {
    expect(verdictKind(given)).toBe(kind);
    expect(verdict(given)).toEqual(sentences);
  });

  const rate = (name: string, mean: number, behind: number, best: number): VerdictStructure => ({
    ...one(name, 0, best),
    mean: { mean, standardError: 0.0002 },
    shortfall: { mean: behind, standardError: behind === 0 ? 0 : 0.0001 },
  });
  const churn = { label: "churn", unit: "fraction/year", better: "lower" } as const;

  test("where less is better, and in percent", () => {
    const given = figures([rate("A", 0.112, 0, 0.7), rate("B", 0.134, 0.022, 0.3)], {
      objective: churn,
      indifference: 0.005,
      currency: "EUR",
    });
    expect(verdict(given)).toEqual([
      "A is ahead: churn 11.2 %, 2.20 points less than B, and best in 7 of 10 simulated futures.",
    ]);
  });

  test("on a lead in percent that does not matter", () => {
    const given = figures([rate("A", 0.112, 0, 0.7), rate("B", 0.116, 0.004, 0.3)], {
      objective: churn,
      indifference: 0.005,
    });
    expect(verdict(given)[0]).toBe(
      "No clear winner: A and B lie within 0.40 points, and less than 0.50 points does not matter; A is best in 7 of 10 simulated futures, B in 3 of 10.",
    );
  });

  test("in whole customers", () => {
    const count = (name: string, mean: number, behind: number, best: number): VerdictStructure => ({
      ...one(name, 0, best),
      mean: { mean, standardError: 0.2 },
      shortfall: { mean: behind, standardError: behind === 0 ? 0 : 0.01 },
    });
    const objective = { label: "customers", unit: "count", better: "higher" } as const;
    const given = figures([count("A", 412.36, 0, 0.9), count("B", 407.72, 4.64, 0.1)], {
      objective,
      indifference: 4.1,
    });
    expect(verdict(given)[0]).toBe(
      "A is ahead: customers 412, 5 (1 %) more than B, and best in 9 of 10 simulated futures.",
    );
  });

  test("gives no percentage of what is no base for one", () => {
    const loss = { ...one("B", 26, 0.1), mean: { mean: -2 * M, standardError: 0.02 * M } };
    expect(verdict(figures([one("A", 0, 0.9), loss]))[0]).toContain("26.0 M more than B");
  });

  test("at an indifference of 0 calls no told lead indifferent", () => {
    expect(verdictKind(figures([one("A", 0, 0.9), one("B", 0.05, 0.1)], { indifference: 0 }))).toBe("clear");
  });
});

test("how often is told in tenths, and never as always or never", () => {
  expect([0, 0.049, 0.05, 0.149, 0.5, 0.949, 0.95, 1].map(tenths)).toEqual([
    "hardly any",
    "hardly any",
    "1 of 10",
    "1 of 10",
    "5 of 10",
    "9 of 10",
    "more than 9 of 10",
    "more than 9 of 10",
  ]);
  expect(howOften("best", 0.01)).toBe("hardly ever best");
});
