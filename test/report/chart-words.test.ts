import { describe, expect, test } from "vitest";
import { changedChartWords, chartWords } from "../../src/questions/explain/chart-words.js";
import type { OrgChart } from "../../src/organisation/structure.js";

const chart = (reportsTo: Readonly<Record<string, string>>): OrgChart => ({
  nodes: [...new Set([...Object.keys(reportsTo), ...Object.values(reportsTo)])].map((name) => ({ name })),
  reportsTo,
});
const today = chart({ marketing: "ceo", sales: "ceo", sdr: "sales" });

describe("a chart in words", () => {
  test("teams that report to teams, and to the top", () => {
    expect(chartWords(today)).toBe("sdr to sales; marketing, sales to CEO");
  });

  test("a manager's own line stands with its reports, through managers that nobody else reports to", () => {
    expect(chartWords(chart({ marketing: "cro", sales: "cro", cro: "coo", coo: "ceo" }))).toBe(
      "marketing, sales to cro under coo under CEO",
    );
    expect(chartWords(chart({ marketing: "coo", sales: "cro", cro: "coo", coo: "ceo" }))).toBe(
      "sales to cro under coo; marketing to coo under CEO",
    );
  });

  test("beside today's only what differs", () => {
    const words = (reportsTo: Readonly<Record<string, string>>): string =>
      changedChartWords(chart(reportsTo), today, "A");
    expect(words(today.reportsTo)).toBe("lines as A");
    expect(words({ marketing: "ceo", sales: "ceo", sdr: "marketing" })).toBe("sdr to marketing");
    expect(words({ marketing: "cro", sales: "cro", sdr: "sales", cro: "ceo" })).toBe(
      "marketing, sales to cro under CEO",
    );
  });

  test("managers have their titles where these are short", () => {
    const led = (title: string): OrgChart => {
      const lines = chart({ marketing: "cro", sales: "cro", cro: "ceo" });
      return { ...lines, nodes: lines.nodes.map((node) => (node.name === "cro" ? { ...node, title } : node)) };
    };
    expect(chartWords(led("Head of growth"))).toBe("marketing, sales to Head of growth under CEO");
    expect(chartWords(led("Chief Revenue Officer"))).toBe("marketing, sales to cro under CEO");
  });

  test("a manager whom the change does away with is said", () => {
    const withHead = chart({ marketing: "head", sales: "head", head: "ceo" });
    expect(changedChartWords(chart({ marketing: "ceo", sales: "ceo" }), withHead, "A")).toBe(
      "marketing, sales to CEO; no head",
    );
  });
});
