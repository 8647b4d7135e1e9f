import { existsSync, readdirSync, readFileSync } from "node:fs";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QUESTIONS } from "../../src/questions/registry.js";
import type { RunFigures } from "../../src/questions/run/record.js";
import type { SweepFigures } from "../../src/questions/sweep/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { smallCalls } from "../questions/calls.js";
import { csvRecords, interruptedBeforeAnswer, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

type Cell = string | number | boolean | Date | null;
type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** What an independent reader finds, sheet by sheet. */
async function sheetsOf(name: string): Promise<Sheets> {
  const sheets = await readExcelFile(folder.path(name));
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
}

/** Rows by the names in the header. */
const records = ([header, ...rows]: readonly (readonly Cell[])[]) =>
  rows.map((row) => Object.fromEntries(header.map((name, place) => [String(name), row[place]])));

const aboutOf = (sheets: Sheets): string => sheets.About.map((row) => row.join(": ")).join("\n");
const ask = (...args: string[]) => orgfunnel([...args, "--trials", "300", "--quiet"]);
const jsonOf = <Figures>(text: string) => JSON.parse(text) as ResultFile<Figures>;
const formatsOf = (command: string) => QUESTIONS.find(({ id }) => id === command)?.formats ?? [];
const into = (name: string) => ["-o", folder.path(name)];

describe("-o tables.xlsx", () => {
  test("figures are the numbers of the result file, in a sheet per table", async () => {
    const { code, stdout } = await ask(
      "run",
      folder.good,
      "--format",
      "json",
      "--series",
      "objective",
      ...into("run.xlsx"),
    );
    expect(code).toBe(0);
    const sheets = await sheetsOf("run.xlsx");
    const [{ structures, series }] = jsonOf<RunFigures>(stdout).scenarios;
    const main = records(sheets["Small test"]);
    expect(main).toHaveLength(2);
    for (const { id, outcomes, probabilityBest } of structures)
      expect(main.find(({ structure }) => structure === id)).toMatchObject({
        "mean profit": outcomes.profit.mean,
        "9 of 10 futures from": outcomes.profit.p5,
        "9 of 10 futures to": outcomes.profit.p95,
        best: probabilityBest,
      });
    // What --full shows stands there without being asked for.
    const errors = records(sheets["Sampling errors"]);
    expect(errors.map((row) => row["profit mean"])).toContain(structures[0].outcomes.profit.standardError);
    const months = Object.entries(sheets).find(([, [header]]) => header[0] === "month")?.[1] ?? [];
    const curve = series?.curves.find(({ structure, measure }) => structure === "ceo" && measure === "difference");
    expect(records(months).map(({ ceo }) => ceo)).toEqual(curve?.mean);
  });

  test("the last sheet holds every figure of the CSV", async () => {
    await ask("run", folder.good, folder.other, ...into("all.xlsx"), ...into("all.csv"));
    const sheets = await sheetsOf("all.xlsx");
    const inCsv = csvRecords(readFileSync(folder.path("all.csv"), "utf8"));
    const inSheet = records(sheets["All figures"]);
    expect(inSheet).toHaveLength(inCsv.length);
    const wrong = inSheet.filter((row, place) => {
      const { file, value, ...key } = inCsv[place];
      const isSame = Object.entries(key).every(([name, text]) => String(row[name] ?? "") === text);
      return !file.endsWith(String(row.file)) || row.value !== (value === "" ? null : Number(value)) || !isSame;
    });
    expect(wrong).toEqual([]);
  });

  test("the first sheet says what this is, from what, and what it is not", async () => {
    await ask("run", folder.good, ...into("about.xlsx"));
    const sheets = await sheetsOf("about.xlsx");
    expect(Object.keys(sheets)[0]).toBe("About");
    const about = aboutOf(sheets);
    for (const said of [
      "about: Small test",
      "seed: s",
      "trials: 300",
      "version: 9.8.7",
      "date: 2026-01-02",
      "question: run",
    ])
      expect(about).toContain(said);
    expect(about).toMatch(/answer: .*(ahead|No clear winner)/u);
    expect(about).toMatch(/caveat: .*no evidence for them/u);
    expect(about).toContain("how to read: Means and 90 % intervals");
    for (const name of Object.keys(sheets).slice(1)) expect(about).toContain(`sheet ${name}: `);
  });

  test("two runs give equal cells", async () => {
    const cells = async (name: string) => {
      await ask("run", folder.good, ...into(name));
      return sheetsOf(name);
    };
    expect(await cells("one.xlsx")).toEqual(await cells("two.xlsx"));
  });

  test("names are names: no formula, no path, no property of an object", async () => {
    const names = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "constructor", "toString", "_x0041_", "a<b>&c"];
    const text = readFileSync(folder.good, "utf8")
      .replace("name: Small test", 'name: "=HYPERLINK(\\"http://x\\")"')
      .replace("reference: head\n", "")
      .replace(/structures:[^]*/u, "structures:\n")
      .concat(
        names.map((name) => `  ${JSON.stringify(name)}: { reports_to: { sales: ceo, marketing: ceo } }\n`).join(""),
      );
    const { code, stderr } = await ask("run", folder.write("hostile.yaml", text), ...into("hostile.xlsx"));
    expect([code, stderr]).toEqual([0, ""]);
    const sheets = await sheetsOf("hostile.xlsx");
    const main = Object.values(sheets)[1];
    expect(records(main).map(({ structure }) => structure)).toEqual(expect.arrayContaining(names));
    const all = JSON.stringify(sheets);
    expect([all.includes("hostile.yaml"), all.includes(folder.path(""))]).toEqual([true, false]);
  });

  test("sheets have names that spreadsheets take, each its own", async () => {
    const long = "A/B [draft]: what if? a name of a scenario that goes on and on";
    const text = readFileSync(folder.good, "utf8").replace("name: Small test", `name: "${long}"`);
    await ask("run", folder.write("long.yaml", text), folder.write("long-2.yaml", text), ...into("names.xlsx"));
    const names = (await readExcelFile(folder.path("names.xlsx"))).map(({ sheet }) => sheet);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/u);
    expect(names.filter((name) => name.startsWith("A B draft"))).toHaveLength(2);
  });

  test("no data is an empty cell, not 0 and no dash", async () => {
    // Of one trial there are no errors.
    await orgfunnel(["run", folder.good, "--trials", "1", "--quiet", ...into("none.xlsx")]);
    const sheets = await sheetsOf("none.xlsx");
    const errors = records(sheets["Sampling errors"]).map((row) => row["profit mean"]);
    expect(errors).toEqual([null, null]);
    const all = records(sheets["All figures"]).filter(({ statistic }) => statistic === "standardError");
    expect(all.map(({ value }) => value)).toEqual(all.map(() => null));
  });

  test("a sweep has a row per what-if, with what varies in columns of numbers", async () => {
    const args = ["-L", "funnel.win_inbound=12%,20%", "-L", "market.leads_per_month=150,200"];
    const { stdout } = await ask("sweep", folder.good, ...args, "--format", "json", ...into("sweep.xlsx"));
    const { variants } = jsonOf<SweepFigures>(stdout).scenarios[0];
    const sheets = await sheetsOf("sweep.xlsx");
    const rows = records(sheets["What-ifs"]).slice(1);
    expect(rows.map((row) => Object.values(row).slice(1, 3))).toEqual([
      [0.12, 150],
      [0.12, 200],
      [0.2, 150],
      [0.2, 200],
    ]);
    expect(rows.map(({ lead }) => lead)).toEqual(variants.map(({ lead }) => lead?.mean));
    expect(records(sheets["What-ifs by structure"])).toHaveLength(5 * 2);
  });

  const small = smallCalls();
  beforeAll(small.store);
  afterAll(small.remove);

  /** Where no shard is missing there is no table. */
  const tabled = Object.entries(small.calls).filter(
    ([id, [command]]) => id !== "merge-missing" && formatsOf(command).includes("xlsx"),
  );
  test.each(tabled)("%s is told so, too", async (question, call) => {
    const { stderr } = await orgfunnel([...call, "--quiet", ...into(`${question}.xlsx`)]);
    expect(stderr).toBe("");
    const sheets = await sheetsOf(`${question}.xlsx`);
    // Shards that are put together answer as a run.
    expect(aboutOf(sheets)).toContain(`question: ${question === "merge" ? "run" : question}`);
    expect(Object.keys(sheets).length).toBeGreaterThan(1);
    const all = JSON.stringify(sheets);
    expect([/NaN|undefined|Infinity/u.exec(all), all.includes(small.path(""))]).toEqual([null, false]);
  });

  test("what failed is told, and a format of bytes is none for stdout", async () => {
    const { code } = await ask("run", folder.bad, ...into("failed.xlsx"));
    expect(code).toBe(2);
    const about = aboutOf(await sheetsOf("failed.xlsx"));
    expect(about).toContain("about: Not answered");
    expect(about).toContain("horizn");
    const refused = await ask("run", folder.good, "--format", "xlsx");
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr.replace(/\s+/gu, " ")).toContain("Allowed choices are table, md, csv, json");
  });

  test("an interrupt before anything was finished leaves the older file, and nothing half-written", async () => {
    const old = folder.write("old.xlsx", "old");
    await orgfunnel(["run", folder.good, "-o", old], interruptedBeforeAnswer());
    expect(readFileSync(old, "utf8")).toBe("old");
    expect(existsSync(folder.path("old.partial.xlsx"))).toBe(false);
    expect(readdirSync(folder.path(".")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a partial result says so", async () => {
    let interrupt: () => void = () => undefined;
    const { code } = await orgfunnel(
      ["run", folder.good, folder.other, ...into("part.xlsx"), ...into("part.parquet")],
      {
        onInterrupt: (callback) => {
          interrupt = callback;
          return () => undefined;
        },
        stdoutIsTerminal: true,
        // The first scenario's table is on the screen, the second has not begun; nobody interrupts twice.
        stdout: () => {
          interrupt();
          interrupt = () => undefined;
        },
      },
    );
    expect(code).not.toBe(0);
    expect(existsSync(folder.path("part.xlsx"))).toBe(false);
    const sheets = await sheetsOf("part.partial.xlsx");
    expect(sheets.About[1]).toEqual(["partial", expect.stringContaining("Interrupted")]);
    // What was finished before is whole; the file that was not begun is named, without its folder.
    expect(records(sheets["All figures"]).at(-1)).toMatchObject({
      file: "other.yaml",
      statistic: "interrupted",
      partial: true,
    });
    expect(JSON.stringify(sheets.About)).toMatch(/when the interrupt came: other\.yaml/u);
  });
});
