import { describe, expect, it } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { InvalidInput } from "../../src/foundation/problem.js";
import { readMaxWork } from "../../src/questions/options/values.js";
import { readIndifference } from "../../src/questions/options/indifference.js";
import { readStopping } from "../../src/questions/run/precision-values.js";
import { readTolerances } from "../../src/questions/check/check-values.js";
import { message } from "../../src/report/messages/message.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, problemsOf, STRUCTURES } from "./support.js";

const codesOf = (text: string): string[] => problemsOf(text).map(({ code }) => code);
const checking = (check: string): string => `objective: profit\n${STRUCTURES}checks:\n  - { ${check} }\n`;

describe("thousands points where a thousand times as much is conceivable", () => {
  it.each([
    "structure: a, at_least: 900.000",
    "structure: a, at_most: 1.125",
    "structure: a, between: [1, 900.000]",
    "structure: a, equal: 900000, within: 10.000",
    "structure: a, outcome: wins, above: 1.200",
    "assumption: money.sales_cost, within: [9, 20.000]",
    "structure: a, outcome: { profit: 1, brand_index: 250.000 }, above: 0",
  ])("are an error in %s", (check) => {
    expect(codesOf(checking(check))).toEqual(["thousands-or-decimals"]);
  });

  it("are no error in shares, indices and months", () => {
    expect(codesOf(checking("structure: a, outcome: brand_index, at_least: 1.125"))).toEqual([]);
    expect(codesOf(checking("structure: a, at_least: 1.1250"))).toEqual([]);
    expect(codesOf(checking("assumption: funnel.sales_cycle, within: [1.500, 90 days]"))).toEqual([]);
  });

  it("are told with a way to write either", () => {
    const [problem] = problemsOf(`objective: { profit: 1, brand_index: 1.125 }\n${STRUCTURES}`);
    expect(message(problem)).toContain("Write 1.1250 or 1125.");
  });

  it.each([
    () => readMaxWork("2.000"),
    () => readStopping({ precision: "50.000" }),
    () => readIndifference("50.000"),
    () => readTolerances(["profit=50.000"]),
  ])("are an error in options: %s", (read) => {
    expect(read).toThrow(InvalidInput);
    expect(read).toThrow(/thousands/u);
  });

  it("are none in a percentage", () => {
    expect(readStopping({ precision: "1.250%" })?.target).toMatchObject({ halfWidth: 0.0125 });
  });
});

describe("a percentage of an effect's ratio", () => {
  const structure = (effects: string): string =>
    `structures:\n  a: { reports_to: { sales: ceo, marketing: ceo }, effects: { churn: ${effects} } }\n`;

  it.each(["10%", "+10%", "90% to 110%"])("might be the change or the whole: %s", (written) => {
    const problems = problemsOf(structure(written));
    expect(problems.map(({ code }) => code)).toEqual(["percent-of-what"]);
    expect(message(problems[0])).toContain("Write 1.2 for 20 % more, 0.8 for 20 % less");
  });

  it("is refused in assumptions and --set, too", () => {
    const id = BOOK.find((row) => row.id.startsWith("effect."))?.id ?? "";
    expect(codesOf(`${STRUCTURES}assumptions: { ${id}: 20% }\n`)).toEqual(["percent-of-what"]);
    expect(placesOf(STRUCTURES, { set: [`${id}=+10%`] })).toHaveLength(1);
    expect(codesOf(`${STRUCTURES}assumptions: { ${id}: 1.2 }\n`)).toEqual([]);
    expect(codesOf(structure("1.1"))).toEqual([]);
  });
});

describe("a sign on a headcount", () => {
  const structures = (headcount: string): string =>
    `structures:\n  a: { reports_to: { sales: ceo, marketing: ceo }, headcount: { marketing: ${headcount} } }\n`;

  it("is an error: the posts after the change are asked for", () => {
    for (const headcount of ["+1", '"+1"']) expect(codesOf(structures(headcount))).toEqual(["headcount-with-sign"]);
    const set = ["structures.a.headcount.marketing=+1"];
    expect(problemsOf(structures("3"), { set }).map(({ code }) => code)).toEqual(["headcount-with-sign"]);
    expect(codesOf(structures("1"))).toEqual([]);
  });
});

describe("a manager's own cost", () => {
  const costing = (cost: string) =>
    parseScenario(
      `structures:\n  a:\n    managers: { cro: { reports_to: ceo, cost: ${cost} } }\n    reports_to: { sales: cro, marketing: ceo }\n`,
      "s.yaml",
    ).warnings.filter(({ code }) => code === "unusual-value");

  it.each(["24", "290k"])("is warned of where it is hard to believe: %s", (cost) => {
    const [warning, ...more] = costing(cost);
    expect(more).toEqual([]);
    expect(warning.position).toMatchObject({ line: 3, column: 47 });
    expect(message(warning)).toContain("managers.cro.cost");
  });

  it("is not where it is to be expected, or nought", () => {
    expect([...costing("15k"), ...costing("0")]).toEqual([]);
  });
});

describe("a team's name with a slip", () => {
  it.each(["Sales", "SDR", "slaes", "markting"])("is no manager: %s", (found) => {
    const text = `structures:\n  a: { reports_to: { sales: ceo, marketing: ceo, ${found}: ceo } }\n`;
    const [problem, ...more] = problemsOf(text);
    expect([problem.code, ...more]).toEqual(["team-misspelt"]);
    expect(message(problem)).toMatch(/Did you mean the team "(sales|sdr|marketing)"/u);
  });

  it("is told instead of two roots, and where it leads", () => {
    expect(codesOf("structures:\n  a: { reports_to: { marketing: ceo, sales: Sales } }\n")).toEqual(["team-misspelt"]);
  });

  it("leaves other names alone", () => {
    for (const name of ["sales2", "head of sales", "cro", "sd"])
      expect(codesOf(`structures:\n  a: { reports_to: { sales: ${name}, marketing: ${name} } }\n`)).toEqual([]);
  });
});

describe("a currency in a value", () => {
  it.each(["12k to €15k", "€15k", "15000 EUR", "$1.2M", "CHF 12k to 15k"])("is named: %s", (written) => {
    const problems = problemsOf(`${STRUCTURES}assumptions: { money.sales_cost: "${written}" }\n`);
    expect(problems.map(({ code }) => code)).toEqual(["currency-in-value"]);
    expect(message(problems[0])).toContain("Write the number without the currency sign");
  });

  it("is named in options, too", () => {
    expect(() => readStopping({ precision: "€50k" })).toThrow(/currency-in-value/u);
  });
});

describe("an interval with a unit on one end", () => {
  const refusing = (id: string, written: string): string[] =>
    codesOf(`${STRUCTURES}assumptions: { ${id}: ${written} }\n`);

  it.each([
    ["funnel.qualification", "0.5 to 60%"],
    ["funnel.qualification", "0.1% to 0.9"],
    ["funnel.sales_cycle", "2 to 90 days"],
    ["funnel.sales_cycle", "1 to 12 weeks"],
  ])("is refused where the other may be a plain number: %s: %s", (id, written) => {
    expect(refusing(id, written)).toEqual(["unit-on-one-end"]);
  });

  it.each([
    ["funnel.qualification", "15 to 31%"],
    ["funnel.qualification", "15% to 31"],
    ["funnel.qualification", "0.5 to 2%"],
    ["funnel.sales_cycle", "60 to 90 days"],
    ["funnel.sales_cycle", "1 to 2 years"],
    ["market.monthly_growth", "-1 to 2%"],
    ["market.monthly_growth", "0 to 5%"],
  ])("is read where it cannot be: %s: %s", (id, written) => {
    expect(refusing(id, written)).toEqual([]);
  });
});

describe("a number in hexadecimal or octal, which people write as a code", () => {
  it.each(["0x4000", "0o17", "-0x1F"])("is no number in a scenario, in --set and in a flag: %s", (written) => {
    expect(codesOf(`${STRUCTURES}assumptions: { money.sales_cost: ${written} }\n`)).toEqual(["not-a-value"]);
    expect(problemsOf(STRUCTURES, { set: [`money.sales_cost=${written}`] })).toMatchObject([{ code: "not-a-value" }]);
    expect(codesOf(`horizon: ${written}\n${STRUCTURES}`)).toEqual(["wrong-type"]);
    expect(problemsOf(STRUCTURES, { flags: { trials: written } })).toMatchObject([{ code: "wrong-type" }]);
  });

  it("stays what it is as a text", () => {
    expect(parseScenario(`seed: 0x10\nname: 0x10\n${STRUCTURES}`, "s.yaml")).toMatchObject({ name: "0x10" });
  });
});

it("what to write keeps the case of a unit", () => {
  const [problem] = problemsOf(`${STRUCTURES}assumptions: { money.sales_cost: "7,5M" }\n`);
  expect(message(problem)).toContain("Write 7.5M.");
  const [ends] = problemsOf(`${STRUCTURES}assumptions: { customers.annual_value: 7 to 9M }\n`);
  expect(message(ends)).toContain("write 7M to 9M");
});
