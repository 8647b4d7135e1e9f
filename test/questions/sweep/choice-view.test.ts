import { expect, test } from "vitest";
import type { CandidateRecord, ChoiceRecord } from "../../../src/questions/sweep/choose/record.js";
import { choiceView } from "../../../src/questions/sweep/choose/view.js";
import { choiceVerdict } from "../../../src/questions/sweep/choose/verdict.js";

const surely = (mean: number, standardError = 0.01e6) => ({ mean, standardError });

/** A structure with the mean and the cost, in millions, beside a best of 20 at 5. */
const candidate = (structure: string, mean: number, cost: number, more: Partial<CandidateRecord> = {}) =>
  ({
    variant: "1",
    values: ["24"],
    structure,
    same: 0,
    alike: [],
    trials: 300,
    mean: surely(mean * 1e6),
    cost: surely(cost * 1e6),
    budget: "within",
    shortfall: surely((20 - mean) * 1e6),
    costChange: surely((cost - 5) * 1e6),
    probabilityBest: { mean: 0.5, standardError: 0 },
    ...more,
  }) satisfies CandidateRecord;

const best = candidate("one", 20, 5);

const record = (near: readonly CandidateRecord[], more: Partial<ChoiceRecord> = {}): ChoiceRecord =>
  ({
    name: "Made up",
    trials: 300,
    parameters: [{ key: "horizon", values: ["24"] }],
    outcome: "value",
    outcomeLabel: "value",
    limit: 5.3e6,
    indifference: 0.2e6,
    method: "full",
    whatIfs: 1,
    candidates: 5,
    rounds: [{ candidates: 5, trials: 300 }],
    work: { simulated: 1500, full: 1500 },
    near,
    beyond: 0,
    noData: 0,
    invalid: [],
    ...more,
  }) as unknown as ChoiceRecord;

const said = (near: readonly CandidateRecord[], more: Partial<ChoiceRecord> = {}): string =>
  choiceVerdict(record(near, more)).join(" ");

test("what is better and not told from the budget is named, the best of them", () => {
  const { probabilityBest, ...untold } = candidate("open", 21.8, 5.31, { budget: "untold" });
  expect(probabilityBest.mean).toBe(0.5);
  const sentence = "Better by 1.80 M at 5.31 M, which these trials do not tell from the budget (--trials)";
  expect(said([best, untold])).toContain(`${sentence}: open with horizon 24.`);
  expect(said([best, untold, { ...untold, structure: "lesser" }])).toContain(`${sentence}, the best of 2 such: open`);
  expect(said([best])).not.toContain("Better by");
});

test("who is the same in every trial is named, by what differs", () => {
  const alike = [
    { variant: "1", values: ["24"], structure: "two" },
    { variant: "2", values: ["36"], structure: "one" },
  ];
  expect(said([{ ...best, same: 3, alike }])).toContain(
    "one with horizon 24 (the same in every trial as two, one with horizon 36 and 1 more), mean value",
  );
});

test("what is set of another structure is nothing to a choice, unless that is today's, which it is changed from", () => {
  const parameters = [{ key: "structures.two.headcount.sales", values: ["8", "9"] }];
  const alike = [{ variant: "2", values: ["9"], structure: "one" }];
  const near = [
    { ...best, values: ["8"], same: 1, alike },
    { ...candidate("two", 19, 6), values: ["9"] },
  ];
  const text = said(near, { parameters });
  expect(text).toMatch(/: one, mean value 20\.0 M/u);
  expect(text).toContain(": two with sales posts (two) 9.");
  const [table] = choiceView(record(near, { parameters })).blocks;
  if (table.kind !== "table") throw new Error("no table");
  expect(table.columns[0].header).toBe("sales posts\n(two)");
  expect(table.rows.map(([{ text: cell }]) => cell)).toEqual(["–", "9"]);
  expect(said(near, { parameters, today: "two" })).toContain(
    "one with sales posts (two) 8 (the same in every trial as one with sales posts (two) 9)",
  );
});

test("the cheapest of what is short by no more than matters is named, and told to be cheaper", () => {
  const near = [best, candidate("next", 19.9, 4.9), candidate("cheap", 19.88, 4.42), candidate("cheapest", 19, 3)];
  expect(said(near)).toContain("Within what does not matter (--indifference): cheap with horizon 24, at 0.58 M less.");
  expect(said(near, { indifference: 0 })).not.toContain("Within what does not matter");
  const untold = { ...candidate("cheap", 19.88, 4.42), costChange: surely(-0.58e6, 1e6) };
  expect(said([best, untold])).not.toContain("Within what does not matter");
});

test("where less is better the changes are those of the figures beside them", () => {
  const next = { ...candidate("next", 23, 23), shortfall: surely(3e6), costChange: surely(3e6) };
  const one = record([best, next], { outcome: "total_cost", outcomeLabel: "total_cost" });
  const [table] = choiceView(one).blocks;
  if (table.kind !== "table") throw new Error("no table");
  expect(table.rows[1].map(({ text }) => text).filter((text) => /^[+\u2212]/u.test(text))).toEqual([
    "+3.00 M",
    "+3.00 M",
  ]);
  expect(choiceVerdict(one).join(" ")).toContain("mean total cost 20.0 M, ");
});

test("totals of horizons that differ are told to be of different lengths", () => {
  const parameters = [{ key: "horizon", values: ["12", "24"] }];
  expect(said([best], { parameters })).toContain("The horizons differ");
  expect(said([best], { parameters, outcome: "mql_acceptance" })).not.toContain("The horizons differ");
  expect(said([best])).not.toContain("The horizons differ");
});

test.each([
  [1, 5, "of 5 structures:"],
  [4, 20, "of 20 choices (5 structures in each of 4 what-ifs):"],
  [4, 4, "of 4 what-ifs:"],
  [4, 18, "of 18 choices (4 what-ifs):"],
])("%d what-ifs with %d candidates are chosen from as what they are", (whatIfs, candidates, text) => {
  expect(said([best], { whatIfs, candidates })).toContain(`Best within 5.3 M, ${text}`);
});
