import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { exportedDeals, FIRST_DAY, table, WRITE_DAYS } from "./exports.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const LATER = { now: () => Date.UTC(2027, 5, 1) };
const calibrate = (...args: readonly string[]) => orgfunnel(["calibrate", ...args], LATER);

/** Every person and every customer has this in the name. */
const NAME = /zyx/iu;
const iso = (day: number): string => (Number.isNaN(day) ? "" : WRITE_DAYS.iso(day));
const HEADINGS = [
  "Opportunity ID",
  "Opportunity Name",
  "Account Name",
  "Owner",
  "Contact e-mail",
  "Notes",
  "Lead Source",
];
const REST = ["Stage", "Created Date", "Close Date", "Amount"];
const ROWS = exportedDeals(120).map(({ stage, created, closed, amount }, place) => [
  `Zyx-${place}`,
  `Deal of Zyxander ${place}`,
  `Zyx & Co ${place % 40}`,
  `Rita Zyx ${place % 5}`,
  `zyx${place}@zyx.example`,
  `Zyx said "yes",\nthen no`,
  `Zyx fair ${place % 3}`,
  stage === "Engaging" ? "Negotiation" : stage,
  iso(created),
  iso(closed),
  String(amount),
]);
const deals = write("deals.csv", table([[...HEADINGS, ...REST], ...ROWS]));
const day = (of: number): string => iso(FIRST_DAY + of);
const lists = [
  deals,
  write(
    "leads.csv",
    table([
      ["Lead ID", "Name", "Created Date", "MQL Date"],
      ...ROWS.map(([id, name], place) => [id, name, day(3 * place), place % 4 === 0 ? day(3 * place + 5) : ""]),
    ]),
  ),
  write(
    "customers.csv",
    table([
      ["Customer", "Contact", "Start", "End", "ARR"],
      ...ROWS.map(([, , account, owner], place) => [
        `${account} ${place}`,
        owner,
        day(place),
        place % 5 === 0 ? day(place + 90) : "",
        "100",
      ]),
    ]),
  ),
  write(
    "staff.csv",
    table([
      ["Employee ID", "Name", "Team", "Hire date", "Left"],
      ...ROWS.slice(0, 40).map(([id, , , owner], place) => [
        id,
        owner,
        place % 2 ? "Sales" : "Zyx team",
        day(place),
        place % 6 === 1 ? day(place + 200) : "",
      ]),
    ]),
  ),
];

describe("names of people and customers stay in the export", () => {
  test("whatever is told, and written", { timeout: 60_000 }, async () => {
    const overlay = path("measured.yaml");
    for (const format of ["table", "md", "json", "yaml"]) {
      const { code, stdout, stderr } = await calibrate(
        ...lists,
        "--by",
        "rep",
        "--notes",
        "--format",
        format,
        "-o",
        overlay,
      );
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(NAME);
    }
    expect(readFileSync(overlay, "utf8")).not.toMatch(NAME);
    expect(readFileSync(overlay, "utf8")).toContain("grade: measured");
  });

  test("a cell that is refused is told by its place, and by its digits where it has no more", async () => {
    const told = async (column: number, cell: string, ...args: readonly string[]) =>
      (await calibrate(write("cell.csv", changed(column, cell)), ...args)).stderr.replaceAll(/\s+/gu, " ");
    expect(await told(2, "Zyx 1", "--map", "amount=Account Name")).toMatch(
      /"Account Name" of .* hold none that can be read, as in line 2\./u,
    );
    expect(await told(10, "1.2.3")).toContain('such as "1.2.3" in line 2.');
    expect(await told(8, "2025-13-45")).toContain('such as "2025-13-45" in line 2.');
    const file = write("no-headings.csv", table(ROWS));
    expect((await calibrate(file)).stderr.replaceAll(/\s+/gu, " ")).toContain("holds values, and no headings");
    expect(await told(2, "x", "--map", "stage=Opportunity Name")).toContain("120 different texts");
  });

  const text = (rows: readonly (readonly string[])[]): string => table([[...HEADINGS, ...REST], ...rows]);
  const changed = (column: number, cell: string): string =>
    text(ROWS.map((row) => row.map((own, place) => (place === column ? cell : own))));
  const renamed = text(ROWS).replace("Owner", "Wer");
  const addresses = text(
    ROWS.map((row, place) => row.map((own, column) => (column === 4 ? `zyx${place % 3}@zyx.example` : own))),
  ).replace("Contact e-mail", "Login");
  test.each([
    ["a row too long", text([...ROWS, [...ROWS[0], "more"]]), []],
    ["a quote that does not end", `${text(ROWS)}"Zyx,1,2\n`, []],
    ["no stage that is known", changed(7, "Done"), []],
    ["dates that are none", changed(8, "soon"), []],
    ["dates that may be either", changed(8, "1/2/2025"), []],
    ["no column known as a beginning", text(ROWS).replace("Created Date", "Begun"), []],
    ["a column that there is not", text(ROWS), ["--map", "created=Beginn"]],
    ["an owner that no row has", text(ROWS), ["--where", "Owner=Nobody"]],
    ["a word that is no field", text(ROWS), ["--map", "ownr=Owner"]],
    ["nothing left", changed(8, ""), []],
    ["accounts taken for segments", text(ROWS), ["--by", "segment", "--map", "segment=Account Name"]],
    ["owners taken for pipelines", text(ROWS), ["--map", "pipeline=Owner"]],
    [
      "owners taken for stages, under a heading that says nothing",
      renamed,
      ["--map", "stage=Wer", "--map", "owner=Wer"],
    ],
    ["owners taken for sources", renamed, ["--map", "source=Wer", "--map", "owner=Wer", "--map", "inbound=Web"]],
    [
      "an owner that no row has, under a heading in German",
      text(ROWS).replace("Owner", "Betreuer"),
      ["--where", "Betreuer=Nobody"],
    ],
    ["addresses that no row is asked for", addresses, ["--where", "Login=Nobody"]],
    ["addresses taken for sources", addresses, ["--map", "source=Login", "--map", "inbound=Web"]],
    ["accounts taken for amounts", text(ROWS), ["--map", "amount=Account Name"]],
    ["accounts that seem to name currencies", changed(2, "ZYX 1 GmbH"), ["--map", "amount=Account Name"]],
    ["owners taken for dates", text(ROWS), ["--map", "created=Owner"]],
    ["deals taken for stages", text(ROWS), ["--map", "stage=Opportunity Name"]],
    ["accounts taken for stages", text(ROWS), ["--map", "stage=Account Name"]],
    ["one account taken for a stage", changed(2, "Zyx"), ["--map", "stage=Account Name"]],
    ["deals taken for pipelines", text(ROWS), ["--map", "pipeline=Opportunity Name"]],
    ["dates with more behind them", changed(8, "1/2/2025 Zyx called"), []],
    ["no headings", table(ROWS), []],
    ["no headings, and one that is asked for", table(ROWS), ["--map", "stage=Phase"]],
  ])("in the error of %s", async (what, csv, args) => {
    const overlay = path("none.yaml");
    const { code, stdout, stderr } = await calibrate(write(`${what}.csv`, csv), ...args, "-o", overlay);
    expect(readFileSync(overlay, "utf8")).not.toMatch(NAME);
    expect(code).toBe(2);
    expect(stderr).not.toBe("");
    expect(stdout + stderr).not.toMatch(NAME);
  });
});
