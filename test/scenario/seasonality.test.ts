import { describe, expect, test } from "vitest";
import { MONTHS } from "../../src/assumptions/months.js";
import { specMedian } from "../../src/distributions/distribution.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, STRUCTURES } from "./support.js";

const read = (assumptions: string) => {
  const { plan, warnings } = parseScenario(`${STRUCTURES}assumptions:\n${assumptions}`, "s.yaml");
  const months = MONTHS.map((month) => {
    const input = plan.inputs.find(({ id }) => id === `market.seasonality.${month}`);
    return input === undefined ? NaN : specMedian(input.distribution);
  });
  return { months, warning: warnings.find(({ code }) => code === "seasonality-normalised") };
};

describe("the yearly course of demand", () => {
  test("is brought to mean 1, with the factor told", () => {
    const { months, warning } = read("  market.seasonality: [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1]\n");
    expect(months.map((month) => month.toFixed(9))).toEqual([
      ...Array<string>(6).fill((4 / 3).toFixed(9)),
      ...Array<string>(6).fill((2 / 3).toFixed(9)),
    ]);
    expect(warning).toMatchObject({ arguments: { mean: 1.5, factor: 1 / 1.5 }, position: { line: 7 } });
  });

  test("is left as it is at mean 1", () => {
    const { months, warning } = read("  market.seasonality: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    expect(months.slice(0, 3)).toEqual([0.5, 1.5, 1]);
    expect(warning).toBeUndefined();
  });

  test("is brought to mean 1 without a word where rounding took it from there", () => {
    const { months, warning } = read("  market.seasonality: [1.0001, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    expect(months.reduce((sum, month) => sum + month, 0)).toBeCloseTo(12, 9);
    expect(warning).toBeUndefined();
  });

  test("counts a month that is not given as 1", () => {
    const { months, warning } = read("  market.seasonality.july: 3\n  market.seasonality.may: 2 to 2.5\n");
    expect(months.reduce((sum, month) => sum + month, 0)).toBeCloseTo(12, 9);
    expect(months[6] / months[0]).toBeCloseTo(3, 9);
    expect(warning).toBeDefined();
  });

  test("cannot be multiplied if it is a beta distribution", () => {
    const july = "  market.seasonality.july: { distribution: beta, alpha: 2, beta: 2 }\n";
    expect(placesOf(`${STRUCTURES}assumptions:\n${july}`)).toEqual(["seasonality-not-scalable 7:28"]);
  });
});
