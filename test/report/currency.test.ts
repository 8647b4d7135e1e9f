import { describe, expect, test } from "vitest";
import { unitWords } from "../../src/questions/explain/unit-words.js";
import { verdictFigures } from "../../src/questions/run/verdict-figures.js";
import { headerLine } from "../../src/report/header-line.js";
import { scenarioResult } from "./fixture.js";

describe("what amounts are in is said of amounts alone", () => {
  const heading = (objective: string): string =>
    headerLine({ ...scenarioResult, currency: "CHF", objective, objectiveLabel: "profit - 2 x churn" })[1];

  test("above an answer", () => {
    expect(heading("profit")).toBe("profit (CHF)");
    expect(heading("customer_churn")).toBe("customer churn");
    expect(heading("mql_acceptance")).not.toContain("CHF");
    expect(heading("wins")).toBe("wins");
    expect(heading("objective")).toBe("profit - 2 x churn");
  });

  test("in a verdict", () => {
    const currencyOf = (objective: string) =>
      verdictFigures({ ...scenarioResult, currency: "CHF", objective }).currency;
    expect(currencyOf("profit")).toBe("CHF");
    expect(currencyOf("closure_rate")).toBeUndefined();
  });

  test("in units of assumptions", () => {
    expect(unitWords("currency/customer/year", "EUR")).toBe("EUR a customer a year");
    expect(unitWords("currency/year")).toBe("currency a year");
    expect(unitWords("leads/month", "EUR")).toBe("leads a month");
  });
});

test("what is said of one, said as people say it", () => {
  expect(["leads/SDR/month", "currency/year"].map((unit) => unitWords(unit, "EUR"))).toEqual([
    "leads an SDR a month",
    "EUR a year",
  ]);
});
