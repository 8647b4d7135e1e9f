import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, STRUCTURES } from "./support.js";

/** One structure, whose keys stand from line 3 on. */
const one = (lines: string): string => `structures:\n  a:\n${lines}`;
const scenario = (text: string) => parseScenario(text, "s.yaml");
const warningsOf = (text: string) => scenario(text).warnings;

describe("the teams of today", () => {
  test("are four, two of which a company may do without", () => {
    expect(scenario(STRUCTURES).plan.todayPosts).toEqual({ marketing: 6, sales: 10, sdr: 0, success: 0 });
    const lines = "    reports_to: { marketing: ceo, sales: ceo, sdr: sales, success: marketing }\n";
    const { plan } = scenario(`teams: { sdr: { headcount: 4 }, success: { headcount: 5 } }\n${one(lines)}`);
    expect(plan.todayPosts).toEqual({ marketing: 6, sales: 10, sdr: 4, success: 5 });
    const inputs = plan.structures[0].states[0].effects.map(({ input }) => input);
    expect(inputs).toContain("effect.sdr.under_sales.handover");
    expect(inputs).toContain("effect.success.under_marketing.expansion");
    expect(plan.inputs.find(({ id }) => id === "teams.sdr.headcount")?.distribution).toEqual({
      kind: "constant",
      value: 4,
    });
  });

  test.each([
    ["teams: { sdr: { headcount: 1.5 } }\n", ["wrong-type 6:28"]],
    ["teams: { success: { headcount: -1 } }\n", ["out-of-range 6:32"]],
    ["teams: { marketing: { headcount: 0 } }\n", ["out-of-range 6:34"]],
    ["teams: { sdrs: { headcount: 1 } }\n", ["unknown-key 6:10"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(STRUCTURES + text)).toEqual(places);
  });
});

describe("the teams of a structure", () => {
  const BOTH = "marketing: ceo, sales: ceo";

  test("may be introduced and dissolved; the place of a team without posts has no effect", () => {
    const text = `teams: { sdr: { headcount: 4 } }
structures:
  without: { reports_to: { ${BOTH} }, headcount: { sdr: 0 } }
  on-paper: { reports_to: { ${BOTH}, sdr: sales }, headcount: { sdr: 0 } }
  with-success: { reports_to: { ${BOTH}, sdr: sales, success: ceo }, headcount: { success: 3 } }
`;
    const [without, onPaper, withSuccess] = scenario(text).plan.structures.map(({ states }) => states[0]);
    expect(without.posts).toEqual({ marketing: 6, sales: 10, sdr: 0, success: 0 });
    expect(onPaper).toEqual(without);
    expect(withSuccess.posts).toEqual({ marketing: 6, sales: 10, sdr: 4, success: 3 });
  });

  test.each([
    [`    reports_to: { ${BOTH} }\n    headcount: { sdr: 2 }\n`, ["team-reports-to-nobody 3:17"]],
    [`    reports_to: { ${BOTH} }\n    headcount: { success: 2, sdr: 2 }\n`, ["team-reports-to-nobody 3:17"]],
    ["    reports_to: { marketing: sdr, sales: ceo, sdr: ceo }\n", ["team-leads-team 3:19"]],
    ["    reports_to: { marketing: ceo, sales: ceo, sdr: success, success: ceo }\n", ["team-leads-team 3:47"]],
    ["    reports_to: { marketing: lead, lead: success, sales: ceo, success: ceo }\n", ["team-leads-team 3:19"]],
    [`    reports_to: { ${BOTH} }\n    headcount: { sales: 2.5 }\n`, ["wrong-type 4:25"]],
    [`    reports_to: { ${BOTH} }\n    headcount: { support: 2 }\n`, ["unknown-key 4:18"]],
  ])("%j is refused", (lines, places) => {
    expect(placesOf(one(lines))).toEqual(places);
  });

  test("in other numbers than today's are warned of where there is no way from one to the other", () => {
    const more = `  b: { reports_to: { ${BOTH} }, headcount: { sales: 12 } }\n`;
    const text = one(`    reports_to: { ${BOTH} }\n`) + more;
    expect(warningsOf(text).filter(({ code }) => code === "posts-as-if-always")).toMatchObject([
      { arguments: { structures: ["b"], hasToday: false }, position: { line: 4 } },
    ]);
    const codes = warningsOf(`today: a\ntransition: { after: 0 }\n${text}`).map(({ code }) => code);
    expect(codes).not.toContain("posts-as-if-always");
    expect(warningsOf(`today: a\n${text}`).find(({ code }) => code === "posts-as-if-always")).toMatchObject({
      arguments: { hasToday: true },
    });
    expect(warningsOf(one(`    reports_to: { ${BOTH} }\n`)).map(({ code }) => code)).not.toContain(
      "posts-as-if-always",
    );
  });
});

describe("managers", () => {
  const CHIEF = "    reports_to: { marketing: chief, sales: chief, chief: ceo }\n";

  test("have a title and a cost of their own, or the book's", () => {
    const text = one(`${CHIEF}    managers: { chief: { title: Chief Revenue Officer, cost: 25000 } }\n`);
    const { structures, plan } = scenario(text);
    expect(structures[0].chart.nodes).toContainEqual({
      name: "chief",
      title: "Chief Revenue Officer",
      costMonthly: 25000,
    });
    expect(plan.structures[0].states[0].managers).toEqual({ atBookCost: 0, givenCostMonthly: 25000 });
    expect(scenario(one(CHIEF)).plan.structures[0].states[0].managers).toEqual({ atBookCost: 1, givenCostMonthly: 0 });
    expect(scenario(STRUCTURES).plan.structures[0].states[0].managers).toEqual({ atBookCost: 0, givenCostMonthly: 0 });
  });

  test.each([
    ["chief: { cost: -1 }", ["out-of-range 4:32"]],
    ["chief: { cost: 10000 to 20000 }", ["not-certain 4:32"]],
    ["chief: { cost: much }", ["not-a-value 4:32"]],
    ['chief: { title: "" }', ["wrong-type 4:33"]],
    ["chief: { salary: 5 }", ["unknown-key 4:26"]],
    ["ceo: { cost: 5 }", ["cost-of-nobody 4:30"]],
    ["sales: { cost: 5 }", ["cost-of-nobody 4:32"]],
  ])("%j is refused", (manager, places) => {
    expect(placesOf(one(`${CHIEF}    managers: { ${manager} }\n`))).toEqual(places);
  });

  test("to whom nobody reports are warned of: they are paid all the same", () => {
    const text = one(`${CHIEF}    managers: { deputy: { reports_to: ceo } }\n`);
    expect(warningsOf(text).filter(({ code }) => code === "unused-manager")).toMatchObject([
      { arguments: { structure: "a", manager: "deputy" } },
    ]);
    expect(scenario(text).plan.structures[0].states[0].managers.atBookCost).toBe(2);
    expect(warningsOf(one(CHIEF)).map(({ code }) => code)).not.toContain("unused-manager");
  });
});
