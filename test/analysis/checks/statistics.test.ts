import { describe, expect, test } from "vitest";
import { STATISTIC_NAMES, findStatistic, statisticOf } from "../../../src/analysis/checks/statistics/registry.js";
import { PROFIT, mix } from "./support.js";

describe("the registry of statistics", () => {
  test("finds each by its name, and no two have one name", () => {
    expect(STATISTIC_NAMES.map((name) => findStatistic(name)?.name)).toEqual(STATISTIC_NAMES);
    expect(new Set(STATISTIC_NAMES).size).toBe(STATISTIC_NAMES.length);
  });

  test.each([
    ["p5", "p5"],
    ["p05", "p5"],
    ["p99.5", "p99.5"],
    ["p0", undefined],
    ["p100", undefined],
    ["p-5", undefined],
    ["Mean", undefined],
    ["", undefined],
  ])("%s is the percentile %s", (found, name) => {
    expect(findStatistic(found)?.name).toBe(name);
  });

  test("gives what a subject asks for, or says that there is none", () => {
    expect(statisticOf({ kind: "mix", statistic: "p5", mix: mix(["a", 1]) }).name).toBe("p5");
    expect(() => statisticOf({ kind: "mix", statistic: "mode", mix: mix(["a", 1]) })).toThrow("no statistic mode");
    const duel = { kind: "duel", statistic: "mean", of: PROFIT, structure: "a", than: "b" } as const;
    expect(() => statisticOf(duel)).toThrow("no statistic mean of duel");
  });

  test("says where limits make sense: shares lie between -1 and 1, months within the horizon", () => {
    const churn = { label: "customer_churn", terms: [{ outcome: "customer_churn", weight: 1 }] } as const;
    const share = { structure: "a", of: churn, weight: 1 };
    const difference = {
      kind: "mix",
      statistic: "p50",
      mix: [share, { ...share, structure: "b", weight: -1 }],
    } as const;
    expect(statisticOf(difference).range(difference, 24)).toEqual({ minimum: -1, maximum: 1, inPercent: true });
    const month = { kind: "duel", statistic: "crossing_month", of: PROFIT, structure: "a", than: "b" } as const;
    expect(statisticOf(month).range(month, 24)).toEqual({ minimum: 1, maximum: 24, inPercent: false });
    expect(statisticOf(month).monthly?.(month)).toEqual(["profit"]);
  });
});
