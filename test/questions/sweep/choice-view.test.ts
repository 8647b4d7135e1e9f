import { expect, test } from "vitest";
import type { CandidateRecord, ChoiceRecord } from "../../../src/questions/sweep/choose/record.js";
import { choiceVerdict } from "../../../src/questions/sweep/choose/verdict.js";

const surely = (mean: number, standardError = 0.01e6) => ({ mean, standardError });

/** A structure with the mean and the cost, in millions, beside a best of 20 at 5. */
const candidate = (structure: string, mean: number, cost: number, more: Partial<CandidateRecord> = {}) =>
  ({
    variant: "1",
    values: ["24"],
    structure,
    same: 0,
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
