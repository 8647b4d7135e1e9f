import { describe, expect, test } from "vitest";
import { tableSheet } from "../../src/report/formats/xlsx/table-sheet.js";
import type { ViewCell, ViewTable } from "../../src/report/view.js";

/** How a spreadsheet is told to write the figures of one column. */
function formatsOf(...cells: readonly ViewCell[]): (string | undefined)[] {
  const table: ViewTable = {
    kind: "table",
    columns: [{ header: "figure", align: "right", priority: 1 }],
    rows: cells.map((cell) => [cell]),
  };
  return tableSheet("One", table, "EUR").rows.map(([cell]) => cell.format);
}

const figure = (value: number, unit?: string, text = ""): ViewCell => ({
  text,
  value,
  ...(unit !== undefined && { unit }),
});

describe("formats of figures in a spreadsheet", () => {
  test("small shares, such as errors, keep two digits", () => {
    expect(formatsOf(figure(0.52, "fraction"), figure(0.001, "fraction"))).toEqual(["0.0%", "0.0%"]);
    expect(formatsOf(figure(0.0014, "fraction"))).toEqual(["0.00%"]);
    expect(formatsOf(figure(0.00024, "fraction"))).toEqual(["0.000%"]);
    expect(formatsOf(figure(0, "fraction"))).toEqual(["0.0%"]);
  });

  test("months that are whole are written whole", () => {
    expect(formatsOf(figure(26, "month"), figure(3, "month"))).toEqual(["0", "0"]);
    expect(formatsOf(figure(2.4, "month"))).toEqual(["0.0"]);
  });

  test("what has no unit, or another one a row, is written by itself, never to the last bit", () => {
    expect(formatsOf(figure(11_037.502000000011), figure(0.5852880479659252), figure(-4577.38))).toEqual([
      "#,##0",
      "0.000",
      "#,##0",
    ]);
    expect(formatsOf(figure(1234.5, "currency"), figure(0.5, "fraction"), figure(12, "count"))).toEqual([
      "#,##0",
      "0.0%",
      "0",
    ]);
    expect(formatsOf(figure(1e-12))).toEqual(["0.000000"]);
  });

  test("differences have their sign, and what is not told apart its mark", () => {
    expect(
      formatsOf(figure(2e6, "currency", "+2.00 M"), { ...figure(-1e4, "currency", "−0.01 M"), mark: "~" }),
    ).toEqual(["+#,##0;-#,##0;#,##0", '+#,##0" ~";-#,##0" ~";#,##0" ~"']);
  });
});
