import { describe, expect, it } from "vitest";
import { message } from "../../src/report/messages/message.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, problemsOf, STRUCTURES } from "./support.js";

const assuming = (...lines: readonly string[]): string =>
  `${STRUCTURES}assumptions:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const valueOf = (text: string, id: string) =>
  parseScenario(text, "s.yaml").assumptions.find((row) => row.id === id)?.distribution;
const constant = (value: number) => ({ kind: "constant", value });

describe("thousands points", () => {
  it("are an error with both readings, in every part of every notation", () => {
    const text = assuming(
      "funnel.deal_value: 15.000 to 17.500",
      "money.sales_cost: 9.500",
      "money.programme_spend: { p10: 18.000, p90: 22.000 }",
      "money.marketing_cost: { value: 8.000, source: payroll }",
      "money.cost_per_hire: { distribution: triangular, low: 15.000, mode: 20.000, high: 30.000 }",
      "customers.annual_value: { distribution: normal, mean: 15000, sd: 1.500, min: 9.000 }",
      "customers.initial: 1.200",
    );
    const codes = placesOf(text).map((place) => place.split(" "));
    expect(new Set(codes.map(([code]) => code))).toEqual(new Set(["thousands-or-decimals"]));
    expect(codes.map(([, place]) => place.split(":")[0])).toEqual(
      ["9", "10", "11", "11", "12", "13", "13", "13", "14", "14", "15"].map((line) => String(Number(line) - 2)),
    );
    expect(message(problemsOf(text)[0])).toMatch(/"15\.000".* 15 .* 15000 /u);
  });

  it("are in what a structure, a phase, a manager, --set and --params say, too", () => {
    const structures = `structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b:
    managers: { cro: { reports_to: ceo, cost: 24.000 } }
    reports_to: { sales: cro, marketing: cro }
    assumptions: { money.programme_spend: 50.000 }
phases:
  - { after: 3, assumptions: { money.programme_spend: 40.000 } }
`;
    expect(placesOf(structures)).toEqual([
      "thousands-or-decimals 4:47",
      "thousands-or-decimals 6:43",
      "thousands-or-decimals 8:55",
    ]);
    expect(placesOf(STRUCTURES, { set: ["money.programme_spend=50.000"] })).toEqual([
      "thousands-or-decimals --set:1:23",
    ]);
  });

  it("are left alone where only the decimal can be meant", () => {
    expect(valueOf(assuming("funnel.sales_cycle: 2.500"), "funnel.sales_cycle")).toEqual(constant(2.5));
    const yen = "currency: JPY\n" + assuming("money.sales_cost: 1300000", "money.programme_spend: 3500000");
    expect(parseScenario(yen, "s.yaml").warnings.filter(({ code }) => code === "unusual-value")).not.toEqual([]);
  });
});

describe("percent", () => {
  it("of anything but a share is an error", () => {
    const text = assuming(
      "funnel.deal_value: 50%",
      "market.leads_per_month: 40% to 60%",
      "funnel.sales_cycle: 50%",
      "capacity.leads_per_rep: { p10: 80%, p90: 90% }",
    );
    expect(placesOf(text).map((place) => place.split(" ")[0])).toEqual(Array(5).fill("percent-of-what"));
    expect(message(problemsOf(text)[0])).toContain("percent of what?");
    expect(placesOf(`${STRUCTURES}trials: 50%\n`)).toEqual(["percent-of-what 6:9"]);
  });
});

describe("values as people write them", () => {
  it("are read", () => {
    const text = assuming(
      "funnel.qualification: 20\u00A0%",
      "market.monthly_growth: \u22122%",
      "funnel.deal_value: 15,000 to 22,000",
      "money.programme_spend: 18k",
      "money.cost_per_hire: \u201C18 000\u201D",
      "people.sales_ramp: 90 days",
      "customers.initial: 1,200",
    );
    expect(valueOf(text, "funnel.qualification")).toEqual(constant(0.2));
    expect(valueOf(text, "market.monthly_growth")).toEqual(constant(-0.02));
    expect(valueOf(text, "funnel.deal_value")).toMatchObject({ points: [{ value: 15_000 }, { value: 22_000 }] });
    expect(valueOf(text, "money.programme_spend")).toEqual(constant(18_000));
    expect(valueOf(text, "money.cost_per_hire")).toEqual(constant(18_000));
    expect(valueOf(text, "people.sales_ramp")).toEqual(constant(90 / 30.4375));
    expect(valueOf(text, "customers.initial")).toEqual(constant(1200));
  });

  it("counts, shares and durations of settings are, too, and of the command line", () => {
    const text = `${STRUCTURES}trials: 10k\nhorizon: 2 years\neffects: 50%\nteams: { sales: { headcount: "1_0" } }\n`;
    expect(placesOf(text)).toEqual(["wrong-type 9:30"]);
    const sound = parseScenario(text.replace('"1_0"', "10"), "s.yaml");
    expect(sound).toMatchObject({ trials: 10_000, plan: { horizonMonths: 24, effectStrength: 0.5 } });
    const flags = { trials: "1e4", horizon: "18 months", effects: "25 %" };
    expect(parseScenario(STRUCTURES, "s.yaml", { flags })).toMatchObject({
      trials: 10_000,
      plan: { horizonMonths: 18, effectStrength: 0.25 },
    });
  });

  it("settings that count are refused in parts, and where both readings are possible", () => {
    const tried = (line: string) => placesOf(`${STRUCTURES}${line}\n`);
    expect(tried("horizon: 90 days")).toEqual(["not-whole-months 6:10"]);
    expect(tried("trials: 10.000")).toEqual(["thousands-or-decimals 6:9"]);
    expect(tried("trials: 10,5")).toEqual(["decimal-comma 6:9"]);
    expect(tried("effects: 0,5")).toEqual(["decimal-comma 6:10"]);
    expect(tried("teams: { sales: { headcount: 1.000 } }")).toEqual(["thousands-or-decimals 6:30"]);
  });

  it("a decimal comma between braces, which ends a value, is told as one, and nothing else of what it cuts", () => {
    const tried = (line: string): string[] =>
      problemsOf(`${STRUCTURES}${line}\n`).map((problem) => `${problem.code} ${message(problem).split("write ")[1]}`);
    expect(tried("teams: { marketing: { headcount: 4,5 } }")).toEqual(["comma-in-braces 4.5."]);
    expect(tried("assumptions: { funnel: { acceptance: 0,4 to 0,6, qualification: 12,5% } }")).toEqual([
      "comma-in-braces 0.4 to 0.6.",
      "comma-in-braces 12.5%.",
    ]);
    expect(tried("assumptions: { funnel: { deal_value: 15,000 to 22,000 } }")).toEqual([
      "comma-in-braces 15000 to 22000.",
    ]);
    expect(tried("teams: { marketing: { headcount: 4, 5 } }").map((text) => text.split(" ")[0])).toEqual([
      "unknown-key",
    ]);
    expect(tried("assumptions: { funnel: { acceptance: { p10: 4e-1,p90: 0.6 } } }")).toEqual([]);
  });

  it("a list by month is told of phases", () => {
    const [problem] = problemsOf(assuming("money.programme_spend: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"));
    expect(problem.code).toBe("list-for-value");
    expect(message(problem)).toContain("phases:");
  });
});

describe("what is hard to believe is warned of where it stands", () => {
  const warningsOf = (text: string) =>
    parseScenario(text, "s.yaml")
      .warnings.filter(({ code }) => /^(unusual|growth)/u.test(code))
      .map(({ code, position }) => `${code} ${position?.line}:${position?.column}`);

  it("in the scenario", () => {
    expect(warningsOf(assuming("elasticity.programme_to_leads: 3 to 5"))).toEqual(["unusual-value 7:34"]);
    expect(warningsOf(assuming("money.programme_spend: 9e6"))).toEqual(["unusual-value 7:26"]);
    expect(warningsOf(`${STRUCTURES}horizon: 240\n`)).toEqual(["unusual-setting 6:10"]);
  });

  it("of a rep's cost itself, once, and not of all that is measured by it", () => {
    expect(warningsOf(assuming("money.sales_cost: 13"))).toEqual(["unusual-value 7:21"]);
  });

  it("in structures and phases", () => {
    const text = `structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b:
    reports_to: { sales: ceo, marketing: ceo }
    effects: { churn: 15 }
    assumptions: { funnel.sales_cycle: 60 }
phases:
  - { after: 3, assumptions: { market.leads_per_month: 1e6 } }
`;
    expect(warningsOf(text)).toEqual(["unusual-value 5:23", "unusual-value 6:40", "unusual-value 8:56"]);
  });

  it("with what growth comes to", () => {
    const { warnings } = parseScenario(`${assuming("market.monthly_growth: 500%")}horizon: 24\n`, "s.yaml");
    const growth = warnings.find(({ code }) => code === "growth-multiplies");
    expect(growth && message(growth)).toMatch(/500 % a month, which over 24 months multiplies the leads by 7\.9e17/u);
  });

  it("and numbers beyond all counting are refused", () => {
    expect(placesOf(assuming("funnel.deal_value: 1 to 1e308", "change.severance: 1e300"))).toEqual([
      "too-large 7:22",
      "too-large 8:21",
    ]);
    expect(placesOf(`objective: { profit: 1e308, revenue: 1 }\n${STRUCTURES}`)).toEqual(["too-large 1:22"]);
  });
});
