import { expect, it } from "vitest";
import type { OrgChart } from "../../src/organisation/structure.js";
import { orgChartTree } from "../../src/organisation/tree.js";
import { chartView } from "../../src/questions/explain/chart-view.js";
import { treeLines } from "../../src/report/draw/tree.js";

const posts = { marketing: 6, sales: 1, sdr: 0, success: 0 };
const linesOf = (chart: OrgChart) => treeLines({ kind: "tree", root: chartView(orgChartTree(chart), posts) });

it("superiors stand above their reports, the last of them under a corner", () => {
  const nodes = ["ceo", "head", "marketing", "sales", "aide"].map((name) => ({ name }));
  const reportsTo = { head: "ceo", marketing: "head", sales: "head", aide: "ceo" };
  expect(linesOf({ nodes, reportsTo })).toEqual([
    "ceo (executive, background general)",
    "├─ head (head, background general)",
    "│  ├─ marketing (team of 6 posts, its head has background marketing)",
    "│  └─ sales (team of one post, its head has background sales)",
    "└─ aide (head, background general)",
  ]);
});

it("long texts go on below, past the line down to their reports, as long as there is room", () => {
  const leaf = (text: string) => ({ text, children: [] });
  const middle = { text: "head of all that sells", children: [leaf("sales with ten posts")] };
  const lines = treeLines(
    { kind: "tree", root: { text: "ceo", children: [middle, leaf("marketing with sixty")] } },
    21,
  );
  expect(lines).toEqual([
    "ceo",
    "├─ head of all that",
    "│  │ sells",
    "│  └─ sales with ten posts",
    "└─ marketing with",
    "     sixty",
  ]);
});

it("draws a chart of four thousand levels", () => {
  const managers = Array.from({ length: 4000 }, (_, level) => `m${level}`);
  const nodes = ["marketing", "sales", ...managers].map((name) => ({ name }));
  const above = managers.slice(1).map((name, level) => [`m${level}`, name]);
  const reportsTo = { marketing: "m0", sales: "m0", ...(Object.fromEntries(above) as Record<string, string>) };
  const lines = linesOf({ nodes, reportsTo });
  expect(lines).toHaveLength(4002);
  expect(lines[4001]).toContain("└─ sales");
});
