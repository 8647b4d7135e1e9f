import { describe, expect, test, vi } from "vitest";
import { signedQuantityCell } from "../../src/report/format/cell.js";
import { inPoints } from "../../src/report/format/quantity.js";
import { scaleOfUnit } from "../../src/report/cases/figures.js";
import { tableSheet } from "../../src/report/formats/xlsx/table-sheet.js";
import type { ViewCell } from "../../src/report/view.js";

const money = signedQuantityCell(-712_808, 1000, scaleOfUnit("currency", [712_808]));
const share = signedQuantityCell(-0.027, 0.001, inPoints(scaleOfUnit("fraction", [0.027])));
const unknown = signedQuantityCell(NaN, NaN, scaleOfUnit("fraction", [0.027]));

const columnOf = (...cells: readonly ViewCell[]) => {
  const columns = [{ header: "difference", align: "right" as const, priority: 1 }];
  const { header, rows } = tableSheet("Sheet", { kind: "table", columns, rows: cells.map((cell) => [cell]) }, "EUR");
  return { header: header[0], formats: rows.map(([{ format }]) => format) };
};

describe("a column of a workbook says its unit", () => {
  test("in the header where all figures have it, those without data left aside", () => {
    expect(columnOf(share, share).header).toBe("difference (percentage points)");
    expect(columnOf(share, unknown).header).toBe("difference (percentage points)");
    expect(columnOf(money, money).header).toBe("difference (EUR)");
  });

  test("in each cell where they have several", () => {
    const { header, formats } = columnOf(money, share);
    expect(header).toBe("difference");
    expect(formats[0]).not.toContain("points");
    expect(formats[1]).toMatch(/%" points"$/u);
  });
});

test("the figures of a long column are gone through a fixed number of times, not once for each of them", () => {
  const spied = vi.spyOn(Math, "abs");
  const rounds = (rows: number): number => {
    spied.mockClear();
    columnOf(...Array.from({ length: rows }, () => money));
    return spied.mock.calls.length / rows;
  };
  expect(rounds(2000)).toBeLessThanOrEqual(rounds(20));
  spied.mockRestore();
});
