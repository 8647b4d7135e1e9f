import { existsSync, readdirSync, readFileSync } from "node:fs";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import type { RunFigures } from "../../src/questions/run/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { loadScenario } from "../../src/scenario/load.js";
import { createMachine } from "../../src/simulation/machine.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const run = (...args: string[]) => orgfunnel(["run", folder.good, ...args]);
const csvRows = (file: string): string[][] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
const parquetRows = async (file: string) => parquetReadObjects({ file: await asyncBufferFromFile(file) });

/** The same trials simulated here, in one block. */
const { plan } = loadScenario(folder.good, { flags: { replicates: 2 } });
const block = createMachine(plan).simulate(0, 700, { inputs: true, tallies: false });
const sampleOf = (trial: number, replicate: number, structure: string, outcome: string): number => {
  const row = ["ceo", "head"].indexOf(structure) * OUTCOME_IDS.length + OUTCOME_IDS.findIndex((id) => id === outcome);
  return block.outcomes[row * 1400 + trial * 2 + replicate];
};
const MANY = ["--trials", "700", "--replicates", "2"];

describe("--samples", () => {
  test("CSV: a row per trial, replicate, structure and outcome, at full precision", async () => {
    const file = folder.path("samples.csv");
    const { code } = await run("--samples", file, "--outcomes", "profit,closure_rate", ...MANY);
    expect(code).toBe(0);
    const [header, ...rows] = csvRows(file);
    expect(header).toEqual(["file", "scenario", "trial", "replicate", "structure", "outcome", "value"]);
    expect(rows).toHaveLength(700 * 2 * 2 * 2);
    expect(rows.slice(0, 5).map((row) => row.slice(0, 6).join())).toEqual([
      `${folder.good},Small test,0,0,ceo,profit`,
      `${folder.good},Small test,0,0,ceo,closure_rate`,
      `${folder.good},Small test,0,0,head,profit`,
      `${folder.good},Small test,0,0,head,closure_rate`,
      `${folder.good},Small test,0,1,ceo,profit`,
    ]);
    const wrong = rows.filter(([, , trial, replicate, structure, outcome, value]) => {
      const expected = sampleOf(Number(trial), Number(replicate), structure, outcome);
      return !Object.is(value === "" ? NaN : Number(value), expected);
    });
    expect(wrong).toEqual([]);
    expect(readdirSync(folder.path(".")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("Parquet: the same rows; no data is null", async () => {
    const file = folder.path("samples.parquet");
    // A company that starts with nothing in the pipeline has won nothing by then.
    await run(
      "--samples",
      file,
      "--outcomes",
      "profit,cost_per_win",
      ...MANY,
      "--horizon",
      "1",
      "--set",
      "start.steady=0",
    );
    const flags = { replicates: 2, horizon: 1 };
    const short = createMachine(loadScenario(folder.good, { flags, set: ["start.steady=0"] }).plan).simulate(0, 700, {
      inputs: false,
      tallies: false,
    });
    const rows = await parquetRows(file);
    expect(rows).toHaveLength(700 * 2 * 2 * 2);
    expect(rows[2]).toEqual({
      file: folder.good,
      scenario: "Small test",
      trial: 0,
      replicate: 0,
      structure: "head",
      outcome: "profit",
      value: short.outcomes[(OUTCOME_IDS.length + OUTCOME_IDS.indexOf("profit")) * 1400],
    });
    const at = OUTCOME_IDS.indexOf("cost_per_win");
    const costs = rows.filter(({ structure, outcome }) => structure === "ceo" && outcome === "cost_per_win");
    const expected = Array.from(short.outcomes.subarray(at * 1400, (at + 1) * 1400), (value) =>
      Number.isFinite(value) || !Number.isNaN(value) ? value : null,
    );
    expect(costs.map(({ value }) => value as number | null)).toEqual(expected);
    expect(expected).toContain(null);
  });

  test("all outcomes, and a mix if that is the objective; large files have several row groups", async () => {
    const file = folder.path("all.parquet");
    await run("--samples", file, "--trials", "2600", "--set", "objective={ profit: 1, wins: 10 }");
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(file));
    expect(Number(metadata.num_rows)).toBe(2600 * 2 * (OUTCOME_IDS.length + 1));
    expect(metadata.row_groups.length).toBeGreaterThan(1);
    const [first] = (await parquetRows(file)).filter(({ outcome }) => outcome === "objective");
    const value = (outcome: string) => {
      const row = OUTCOME_IDS.findIndex((id) => id === outcome);
      return createMachine({ ...plan, replicates: 1 }).simulate(0, 1, { inputs: false, tallies: false }).outcomes[row];
    };
    expect(first.value).toBe(value("profit") + 10 * value("wins"));
  });

  test("agrees with the result: the mean of the samples is the mean", async () => {
    const file = folder.path("means.csv");
    const { stdout } = await run("--samples", file, "--outcomes", "wins", "--format", "json");
    const wins = csvRows(file).flatMap((row) => (row[4] === "ceo" ? [Number(row[6])] : []));
    const { structures } = (JSON.parse(stdout) as ResultFile<RunFigures>).scenarios[0];
    expect(wins.reduce((sum, value) => sum + value, 0) / wins.length).toBeCloseTo(structures[0].outcomes.wins.mean, 9);
  });

  test("--samples-inputs writes what was drawn, a row per trial and input", async () => {
    for (const name of ["inputs.csv", "inputs.parquet"]) {
      const { code } = await run("--samples-inputs", folder.path(name), ...MANY);
      expect(code).toBe(0);
    }
    const [header, ...rows] = csvRows(folder.path("inputs.csv"));
    expect(header).toEqual(["file", "scenario", "trial", "input", "value"]);
    expect(rows).toHaveLength(700 * plan.inputs.length);
    // One comparison: an assertion for each of tens of thousands of cells takes seconds.
    const expected = Array.from(block.inputs ?? [], (value, place) => [
      folder.good,
      String(Math.floor(place / plan.inputs.length)),
      plan.inputs[place % plan.inputs.length].id,
      value,
    ]);
    const found = rows.map(([file, , trial, input, value]) => [file, trial, input, Number(value)]);
    expect(found.filter((row, place) => row.some((cell, at) => !Object.is(cell, expected[place][at])))).toEqual([]);
    const fromParquet = await parquetRows(folder.path("inputs.parquet"));
    expect(fromParquet.map(({ value }) => value as number)).toEqual(rows.map((row) => Number(row[4])));
  });

  test("several scenarios share a file, and threads change nothing", async () => {
    const [one, two] = [folder.path("one.csv"), folder.path("two.csv")];
    const args = [folder.good, folder.other, "--outcomes", "wins", "--trials", "1200"];
    await orgfunnel(["run", ...args, "--samples", one, "--jobs", "1"]);
    await orgfunnel(["run", ...args, "--samples", two, "--jobs", "2"]);
    expect(readFileSync(one, "utf8")).toBe(readFileSync(two, "utf8"));
    expect(new Set(csvRows(one).map(([file, scenario]) => `${file}: ${scenario}`))).toEqual(
      new Set(["file: scenario", `${folder.good}: Small test`, `${folder.other}: Another test`]),
    );
  });

  test("a run that cannot begin leaves no file and nothing half-written", async () => {
    const file = folder.path("never.csv");
    expect((await orgfunnel(["run", folder.bad, "--samples", file])).code).toBe(2);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder.path(".")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a full disk is told, and what was there stays", async () => {
    const file = folder.write("kept.csv", "old");
    const full = () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    };
    const openFile = () => ({ write: full, keep: () => Promise.resolve(), discard: () => undefined });
    const { code, stderr } = await orgfunnel(["run", folder.good, "--samples", file], { openFile });
    expect([code, stderr.includes("ENOSPC"), readFileSync(file, "utf8")]).toEqual([3, true, "old"]);
  });

  test.each([
    [["--samples", "a.json"], ".csv, .parquet"],
    [["--samples", "no/such/a.csv"], "does not exist"],
    [["--samples", "a.csv", "--samples-inputs", "a.csv"], "named twice"],
  ])("%j is an error before anything runs", async (args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/gu, " ")).toContain(words);
  });
});
