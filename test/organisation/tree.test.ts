import fc from "fast-check";
import { expect, it } from "vitest";
import { orgChartTree, type ChartTree } from "../../src/organisation/tree.js";
import { anyChart, chart } from "./charts.js";

it("nests the chart, defaults filled in", () => {
  const tree = orgChartTree(chart({ sales: "head", marketing: "head", head: "ceo" }, { head: { background: "both" } }));
  expect(tree).toEqual({
    name: "ceo",
    role: "executive",
    background: "general",
    isTeam: false,
    children: [
      {
        name: "head",
        role: "head",
        background: "both",
        isTeam: false,
        children: [
          { name: "sales", role: "head", background: "sales", isTeam: true, children: [] },
          { name: "marketing", role: "head", background: "marketing", isTeam: true, children: [] },
        ],
      },
    ],
  });
});

it("holds every reporting line of any chart once, and no other", () => {
  const lines = (tree: ChartTree): string[] =>
    tree.children.flatMap((child) => [`${child.name} > ${tree.name}`, ...lines(child)]);
  fc.assert(
    fc.property(anyChart, (anyOne) => {
      const expected = Object.entries(anyOne.reportsTo).map(([node, superior]) => `${node} > ${superior}`);
      expect(lines(orgChartTree(anyOne)).sort()).toEqual(expected.sort());
    }),
  );
});

it("refuses a chart without a root", () => {
  expect(() => orgChartTree(chart({ marketing: "sales", sales: "marketing" }))).toThrow("root");
});
