import { describe, expect, it } from "vitest";
import { message } from "../../src/report/messages/message.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { problemsOf, STRUCTURES } from "../scenario/support.js";

const sentence = (line: string): string => problemsOf(`${line}\n${STRUCTURES}`).map(message).join(" | ");

describe("what a problem in a file reads like", () => {
  it.each<[string, string]>([
    ['horizon: "twelve"', 'Found the text "twelve", expected a number.'],
    ["trials: yes", 'Found the text "yes", expected a number.'],
    ["trials: [1]", "Found a list, expected a number."],
    ["trials: 1e300", "Found 1e300; it must be 1000000000 or less."],
    ["teams: { sales: { headcount: 1e300 } }", "Found 1e300; it must be 10000 or less."],
    ["assumptions: { market.monthly_growth: -100% }", "Found -1; it must be above -1."],
    [
      "correlations: [{ between: [funnel.acceptance, funnel.follow_up], rank: 1 }]",
      "Found 1; it must be above -1 and below 1.",
    ],
    [
      "assumptions: { funnel.acceptance: { low: 40%, high: 60% } }",
      'No value is written with "low" and "high". Write one value, a 90 % interval (low to high), quantiles ({ p5: ..., p95: ... }), ' +
        "or { distribution: normal, ... } with its parameters.",
    ],
    ["reference: 1", 'There is no structure "1". Allowed: a, b.'],
  ])("%s", (line, expected) => {
    expect(sentence(line)).toBe(expected);
  });

  it("an unbounded distribution has no end", () => {
    const text = sentence("assumptions: { funnel.deal_value: { distribution: normal, mean: 15000, sd: 100 } }");
    expect(text).toContain("reaches from minus infinity to infinity, but the value must be above 0.");
  });

  it("a params file that is missing is an option without a line number", () => {
    const [problem] = problemsOf(STRUCTURES, { params: ["no.yaml"] });
    expect(problem).toMatchObject({ position: { file: "--params" }, keyPath: "params", line: "--params no.yaml" });
  });
});

it("a mix with negative weights is written as a difference", () => {
  const { objective } = parseScenario(
    `objective: { profit: -2, cost_per_win: -1, wins: 1, brand_index: -0.5 }\n${STRUCTURES}`,
    "s.yaml",
  );
  expect(objective.label).toBe("-2 profit - cost_per_win + wins - 0.5 brand_index");
});

it("structures that are the same are told in one sentence, however many", () => {
  const warned = (groups: readonly (readonly string[])[]) =>
    message({ code: "identical-structures", severity: "warning", arguments: { groups } });
  expect(warned([["a", "c"]])).toBe(
    "a and c have the same effects and posts: their outcomes will be equal in every trial. Change one or leave it out.",
  );
  const many = Array.from({ length: 12 }, (_, place) => ["a", "b", "c", "d", "e"].map((name) => `${name}${place}`));
  expect(warned(many)).toBe(
    "12 groups of structures have the same effects and posts: a0, b0 and 3 more; a1, b1 and 3 more; a2, b2 and 3 more; …. " +
      "Within a group outcomes will be equal in every trial. Change what shall differ, or leave it out.",
  );
});
