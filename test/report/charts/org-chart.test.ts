import { expect, test } from "vitest";
import { orgChart, type OrgNode } from "../../../src/report/charts/org-chart.js";
import { markupText } from "../../../src/report/markup.js";
import { numbersOf, textsOf, TOLD } from "./drawing.js";

const node = (name: string, superior?: number, more: Partial<OrgNode> = {}): OrgNode => ({
  name,
  ...(superior !== undefined && { superior }),
  title: name,
  detail: "",
  isMoved: false,
  isTeam: false,
  ...more,
});

test("a superior stands above the middle of its reports", () => {
  const drawn = orgChart({ ...TOLD, nodes: [node("CEO"), node("Marketing", 0), node("Sales", 0), node("SDRs", 2)] });
  const [ceo, marketing, sales, sdrs] = numbersOf(drawn, "rect", "x");
  expect(ceo).toBe((marketing + sales) / 2);
  expect(sdrs).toBe(sales);
  const [top, first, second, third] = numbersOf(drawn, "rect", "y");
  expect([first, second]).toEqual([first, first]);
  expect(top < first && first < third).toBe(true);
});

test("boxes beside each other do not touch, however many", () => {
  const nodes = [node("CEO"), ...Array.from({ length: 12 }, (_, at) => node(`Team ${at}`, 0))];
  const xs = numbersOf(orgChart({ ...TOLD, nodes }), "rect", "x").slice(1);
  for (const [at, x] of xs.slice(1).entries()) expect(x - xs[at]).toBeGreaterThan(114);
});

test("what changes says so, with a heavy line and a dashed frame", () => {
  const drawn = orgChart({
    ...TOLD,
    nodes: [node("CEO"), node("Sales", 0, { isMoved: true, change: "new superior" })],
  });
  expect(textsOf(drawn)).toContain("new superior");
  expect(markupText(drawn)).toContain('stroke-width="3"');
  expect(markupText(drawn)).toContain("stroke-dasharray");
});

test("a long title takes several lines; one node alone", () => {
  expect(textsOf(orgChart({ ...TOLD, nodes: [node("Chief Revenue Officer")] }))).toEqual(["Chief Revenue", "Officer"]);
  expect(markupText(orgChart({ ...TOLD, nodes: [node("CEO")] }))).not.toMatch(/NaN|Infinity/u);
});
