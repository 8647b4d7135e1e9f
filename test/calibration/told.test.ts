import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { streamRows } from "../../src/calibration/reading/stream-rows.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, FIRST_DAY, leadsCsv, table, teachingCsv, WRITE_DAYS } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const day = (of: number): string => WRITE_DAYS.iso(FIRST_DAY + of);
const DEALS = exportedDeals(200);
const deals = write("deals.csv", teachingCsv(DEALS));
const warnings = ({ findings }: CalibrateRest): string[] =>
  findings.flatMap(({ text, isWarning }) => (isWarning === true ? [text] : []));

test("figures are told with their unit, but for shares, which say theirs", async () => {
  const { stdout } = await calibrate(deals);
  expect(stdout).toMatch(/^funnel\.sales_cycle \(months\) /mu);
  expect(stdout).toMatch(/^funnel\.win_inbound +\d+\.?\d* %/mu);
});

describe("the last day", () => {
  test("is one for all lists: the last of all files", async () => {
    const staff = [["Employee ID", "Team", "Hire date", "Termination date"]];
    for (let place = 0; place < 40; place++)
      staff.push([`E${place}`, "Sales", day(place - 900), place % 10 === 0 ? day(place) : ""]);
    const file = write("staff.csv", table(staff));
    const attrition = ({ measured }: CalibrateRest): number =>
      measured.find(({ assumption }) => assumption === "people.sales_attrition")?.p50 ?? NaN;
    const [alone, both] = [await found(file), await found(file, deals)];
    expect(new Set(both.lists.map(({ until }) => until))).toEqual(new Set([(await found(deals)).lists[0].until]));
    expect(attrition(both)).toBeLessThan(0.8 * attrition(alone));
  });

  test("far behind the last of a list is told", async () => {
    const leads = write("leads.csv", leadsCsv(12));
    expect(warnings(await found(leads, deals))).toContainEqual(
      expect.stringMatching(/^No leads begin after 2025-1\d-\d\d, and the time ends with 2026-/u),
    );
    expect(warnings(await found(leads)).filter((text) => text.startsWith("No leads"))).toEqual([]);
  });

  test.each(["2027-06-02", "2099-01-01"])("is not %s, which has not come", async (until) => {
    const { code, stderr } = await calibrate(deals, "--until", until);
    expect(code).toBe(2);
    expect(stderr).toContain("a date that is not after today, 2027-06-01");
  });

  test("may be today", async () => {
    expect((await calibrate(deals, "--until", "2027-06-01")).code).toBe(0);
  });
});

describe("what an option needs is asked for", () => {
  const bare = write(
    "bare.csv",
    table([
      ["Stage", "Created", "Closed"],
      ...DEALS.map(({ stage, created, closed }) => [
        stage,
        WRITE_DAYS.iso(created),
        Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed),
      ]),
    ]),
  );
  test.each([
    [[bare, "--by", "segment"], "(--map segment=... names one)"],
    [[bare, "--by", "rep"], "(--map owner=... names one)"],
    [[write("some-leads.csv", leadsCsv(12)), "--by", "rep"], "a list of deals, which none of the files is"],
    [[bare, "--under", ""], "--under was given"],
  ])("%s", async (args, text) => {
    const { code, stderr } = await calibrate(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(text)]);
  });

  test("rows without ids that are the same are counted, and told", async () => {
    const row = `Won,${day(0)},${day(30)}\n`;
    const heading = "Stage,Created,Closed\n";
    const rows = DEALS.map((_, place) => `${place % 3 === 0 ? "Won" : "Lost"},${day(place)},${day(place + 5)}\n`);
    const twice = await found(write("twice.csv", heading + rows.join("") + row.repeat(4)));
    expect(warnings(twice)).toContainEqual(expect.stringMatching(/^3 rows are the same to the letter/u));
    expect(twice.lists[0].kept).toBe(DEALS.length + 4);
    expect(warnings(await found(write("once.csv", heading + rows.join(""))))).toEqual([]);
  });
});

describe("a wrong file", () => {
  const lines = teachingCsv(DEALS).split("\n");
  const opened = lines.map((line, place) =>
    place === 40 ? line.replace(",GTX,", ',"GTX,').replace(",MG,", ',"MG,') : line,
  );

  test.each([
    ["short", opened.join("\n")],
    ["long", opened.join("\n") + opened.slice(41).join("\n").repeat(30)],
    ["below a title", `Deals\n\n${opened.join("\n")}`],
  ])("with a quote that does not end tells the line where it opens: %s", async (what, text) => {
    const { code, stderr } = await calibrate(write("quote.csv", text));
    expect(code).toBe(2);
    expect(stderr).toContain(`the quote that opens in line ${what === "below a title" ? 43 : 41} is not closed`);
  });

  test("tells the line where a quote opens, wherever its text is cut into pieces", async () => {
    const bytes = new TextEncoder().encode('id,note\n1,""\n2,"""a"" b"\n3,"said\n""so"" then,\n""""\n');
    const lineOf = async (...pieces: readonly Uint8Array[]): Promise<unknown> => {
      const file = { file: "pieces.csv", bytes: () => Readable.from(pieces) };
      const dialect = {
        encoding: "utf-8",
        separator: ",",
        headings: ["id", "note"],
        headingLine: 1,
        sample: [],
      } as const;
      return streamRows(
        file,
        dialect,
        () => undefined,
        () => undefined,
        new AbortController().signal,
      ).catch(String);
    };
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(await lineOf(bytes.subarray(0, cut), bytes.subarray(cut)), `cut at ${cut}`).toContain(
        "opens in line 4 is not closed",
      );
    expect(await lineOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toContain(
      "opens in line 4 is not closed",
    );
  });

  test("whose headings end in years is told them", async () => {
    const { stderr } = await calibrate(write("years.csv", "Kunde,ARR 2024,MRR 2025\nA,5,6\n"));
    expect(stderr).toContain('"ARR 2024"');
    const values = await calibrate(write("values.csv", "Kunde,EUR 2024\nA,5\n"));
    expect(values.stderr).toContain("holds values, and no headings");
  });

  test.each([
    ["plain", "a note\n"],
    ["with quotes of its own", 'she said ""yes"" to\na note\n'],
  ])("a cell of many lines where the beginning ends is none: %s", async (_, note) => {
    const notes = `"${note.repeat(12_000)}"`;
    const [heading, ...rows] = lines.filter(Boolean);
    const text = [`${heading},notes`, ...rows.map((row, place) => `${row},${place === 50 ? notes : ""}`), ""].join(
      "\n",
    );
    expect((await found(write("notes.csv", text))).lists[0].kept).toBe(DEALS.length);
  });

  test("with very many headings tells the first ones", async () => {
    const headings = Array.from({ length: 5000 }, (_, place) => `column${place}`);
    const { stderr } = await calibrate(write("wide.csv", `${headings.join(",")}\n`));
    expect(stderr).toContain('"column9", and 4,990 more.');
    expect(stderr.length).toBeLessThan(2000);
  });

  test("without rows is told of in the singular", async () => {
    expect((await calibrate(write("bare-heading.csv", "id,stage,created,closed\n"))).stderr).toContain("holds no rows");
  });
});
