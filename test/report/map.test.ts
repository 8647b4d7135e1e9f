import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { FlipMap, MapCell } from "../../src/analysis/flips/flip-map.js";
import { flipMapBlocks, flipMapCaptions, mapCells } from "../../src/questions/drivers/flips/map.js";
import { gridLines } from "../../src/report/draw/grid.js";
import { renderTable } from "../../src/report/formats/table/render.js";

const PROFIT = { name: "Test", objective: "profit", objectiveLabel: "profit" } as const;
const cell = (winner: string, margin: number): MapCell => ({ winner, margin, standardError: 1e4 });

const map: FlipMap = {
  trials: 100,
  x: { stream: "x", inputs: ["market.leads_per_month"], quantiles: [0.1, 0.5, 0.9], values: [186, 260, 364] },
  y: { stream: "y", inputs: ["funnel.acceptance"], quantiles: [0.1, 0.9], values: [0.4, 0.6] },
  cells: [
    [cell("head", 120_000), cell("head", 0), cell("ceo", 19_000)],
    [cell("ceo", 100_000), cell("ceo", 150_000), cell("ceo", 200_000)],
  ],
};

describe("the map of flips", () => {
  it("y upwards, a letter and the lead per cell, lower case where the trials leave the winner open", () => {
    const [axes, grid, legend] = flipMapBlocks(map, PROFIT);
    expect(grid.kind === "grid" && gridLines(grid)).toEqual([
      "90 %  60.0 % | A  100 A  150 A  200",
      "10 %  40.0 % | B  120 b    0 a   20",
      "             +---------------------",
      "                  186           364",
      "                 10 %          90 %",
    ]);
    expect(legend.kind === "facts" && legend.facts).toEqual([
      { name: "A", text: "ceo, best in 4 of 6 cells, 1 of them open" },
      { name: "B", text: "head, best in 2 of 6 cells, 1 of them open" },
    ]);
    expect(axes.kind === "facts" && axes.facts.map(({ text }) => text)).toEqual([
      "marketing's leads a month (market.leads_per_month)",
      "acceptance of qualified leads (funnel.acceptance)",
      "lead over the next best, in k",
    ]);
  });

  it.each([
    ["profit", 2.5, 15.1],
    ["objective", 123_456_789, 1.2e9],
    ["leads", 5310, 12_345],
    ["mql_acceptance", 0.1234, 0.987],
    ["brand_index", 0.5, 12_345_678],
  ])(
    "nine by nine fit 80 columns and cells do not touch: %s, leads about %d, values about %d",
    (objective, lead, value) => {
      const steps = [0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.98];
      const axis = {
        stream: "s",
        inputs: ["funnel.deal_value"],
        quantiles: steps,
        values: steps.map((step) => value * step),
      };
      const cells = steps.map((y) =>
        steps.map((x) => ({ winner: "w", margin: lead * x * y, standardError: 1e-9 * lead })),
      );
      const blocks = flipMapBlocks({ trials: 10, x: axis, y: axis, cells }, { ...PROFIT, objective });
      const text = renderTable({ title: "", blocks, captions: [], warnings: [] }, { width: 80, colour: false });
      const lines = text.split("\n");
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
      for (const line of lines.filter((candidate) => candidate.includes(" |")))
        expect(line.split("|")[1]).toMatch(/^( [A-Za-z] *[\d.,]+){9}$/u);
    },
  );

  it("every cell with its place, for a table of figures", () => {
    const cells = mapCells(map);
    expect(cells).toHaveLength(6);
    expect(cells[2]).toEqual({
      name: "x 0.90 y 0.10",
      x: 364,
      y: 0.4,
      xQuantile: 0.9,
      yQuantile: 0.1,
      winner: "ceo",
      margin: 19_000,
      standardError: 1e4,
    });
    expect(new Set(cells.map(({ name }) => name)).size).toBe(6);
  });

  it("explains itself where there is one", () => {
    expect(flipMapCaptions([], PROFIT)).toEqual([]);
    expect(flipMapCaptions([map, map], PROFIT).join("")).toContain("100 trials");
  });
});

it("a legend stands beside a grid where there is room, else below", () => {
  const axis = (values: readonly string[]) => values.map((value) => ({ value }));
  const cells = [[{ text: "A" }, { text: "b" }]];
  const legend = ["A  a-structure-with-a-name, in 1"];
  const grid = { kind: "grid", across: axis(["6", "9"]), up: axis(["12%"]), cells, legend } as const;
  expect(gridLines(grid)).toEqual(["12% | A b        A  a-structure-with-a-name, in 1", "    + 6 9"]);
  expect(gridLines(grid, 40)).toEqual(["12% | A b", "    + 6 9", "", ...legend]);
});

it("a grid that is wider than the terminal goes on below", () => {
  const axis = (values: readonly number[]) => values.map((value) => ({ value: String(value) }));
  const across = axis(Array.from({ length: 21 }, (_, step) => 100 + 10 * step));
  const cells = ["A", "b"].map((text) => across.map(() => ({ text })));
  const grid = { kind: "grid", across, up: axis([16, 28]), cells, legend: ["A  one, in 21"] } as const;
  for (const width of [20, 24, 40, 80]) {
    const lines = gridLines(grid, width);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(lines.join("").replaceAll(/[^A]/gu, "")).toHaveLength(22);
    expect(lines.filter((line) => line.startsWith("16"))).toHaveLength({ 20: 3, 24: 3, 40: 2, 80: 1 }[width] ?? NaN);
  }
});
