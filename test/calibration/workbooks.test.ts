import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import writeWorkbook, { type SheetData } from "write-excel-file/node";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { unpackedBytes } from "../../src/calibration/reading/zip-directory.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, FIRST_DAY, teachingCsv } from "./exports.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const DAY_MS = 86_400_000;
const DEALS = exportedDeals(300);
const teaching = write("teaching.csv", teachingCsv(DEALS));

/** As workbooks hold them: days are serial numbers that are shown as dates, and what is yes or no is a truth value. */
function sheetOf(day: (of: number) => SheetData[number][number]): SheetData {
  const headings = [
    "Opportunity ID",
    "Opportunity Name",
    "Is Won",
    "Is Closed",
    "Amount",
    "Created Date",
    "Close Date",
  ];
  return [
    headings.map((value) => ({ value })),
    ...DEALS.map(({ id, stage, amount, created, closed }) => [
      { value: id },
      { value: 'Computers,\n"large"' },
      { value: stage === "Won" },
      { value: stage !== "Engaging" },
      { value: amount + 0.25 },
      day(created),
      Number.isNaN(closed) ? null : day(closed),
    ]),
  ];
}
const asDate = (of: number) => ({ value: new Date(of * DAY_MS + 36_000_000), type: Date, format: "d.m.yyyy" });
const asSerial = (of: number) => ({ value: of + 25_569.4 });

async function workbook(
  name: string,
  sheets: readonly { readonly sheet: string; readonly data: SheetData }[],
): Promise<string> {
  await writeWorkbook(sheets.map((one) => ({ ...one }))).toFile(path(name));
  return path(name);
}

const REMARKS: SheetData = [[{ value: "Confidential" }], [{ value: "Made by the sales office" }]];

describe("a workbook", () => {
  test.each([
    ["dates", asDate],
    ["bare serial days", asSerial],
  ])("with %s is read to the figures of the same deals as text", async (_, day) => {
    const book = await workbook("deals.xlsx", [{ sheet: "Deals", data: sheetOf(day) }]);
    const [there, here] = [await found(book), await found(teaching)];
    expect(there.files[0]).toMatchObject({ kind: "deals", sheet: "Deals", rows: DEALS.length, totals: 0 });
    expect(there.files[0].separator).toBeUndefined();
    const figures = ({ measured }: CalibrateRest) =>
      measured.filter(({ assumption }) => /win|cycle/u.test(assumption)).map(({ p5, p50, p95 }) => [p5, p50, p95]);
    expect(figures(there)).toEqual(figures(here));
  });

  test("may have titles above its table, remarks below it, and sheets that hold none", async () => {
    const data = [
      [{ value: "Won deals" }],
      [],
      ...sheetOf(asDate),
      [],
      [{ value: "Total" }, null, null, null, { value: 99 }],
    ];
    const book = await workbook("titled.xlsx", [
      { sheet: "About", data: REMARKS },
      { sheet: "Deals", data },
      { sheet: "hiddenSheet", data: sheetOf(asDate) },
    ]);
    const { files } = await found(book);
    expect(files[0]).toMatchObject({ sheet: "Deals", rows: DEALS.length, totals: 1 });
  });

  test("with several tables is refused until --sheet says which", async () => {
    const older = sheetOf((day) => asDate(Math.max(FIRST_DAY - 400, day - 400)));
    const book = await workbook("two.xlsx", [
      { sheet: "This year", data: sheetOf(asDate) },
      { sheet: "Last year", data: older },
    ]);
    const refused = await calibrate(book);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('"This year", "Last year"');
    expect((await found(book, "--sheet", "last YEAR")).files[0].sheet).toBe("Last year");
    expect((await calibrate(book, "--sheet", "Next year")).stderr).toContain("Allowed: This year, Last year");
  });

  test("--sheet without a workbook is an error", async () => {
    const { code, stderr } = await calibrate(teaching, "--sheet", "Deals");
    expect(code).toBe(2);
    expect(stderr).toContain("none of the files is a workbook");
  });

  test("that is none, or tells nothing of its size, is refused", async () => {
    writeFileSync(path("broken.xlsx"), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    expect((await calibrate(path("broken.xlsx"))).stderr).toContain("Export it as CSV");
    writeFileSync(path("old.xls"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
    expect((await calibrate(path("old.xls"))).stderr).toContain("Save it as .xlsx");
    // An archive without entries.
    const empty = Buffer.alloc(22);
    empty.writeUInt32LE(0x06054b50, 0);
    expect(unpackedBytes(empty)).toBe(0);
    writeFileSync(path("empty.xlsx"), Buffer.concat([Buffer.from([0x50, 0x4b]), empty]));
    expect((await calibrate(path("empty.xlsx"))).stderr).toContain("cannot be read as a workbook");
  });
});
