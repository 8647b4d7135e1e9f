import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { afterAll, describe, expect, test } from "vitest";
import type { RunFigures } from "../../src/questions/run/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { MODEL_VERSION } from "../../src/funnel/model-version.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const json = (text: string): ResultFile<RunFigures> => JSON.parse(text) as ResultFile<RunFigures>;
const run = (...args: string[]) => orgfunnel(["run", ...args]);
const runJson = async (...args: string[]) => json((await run(...args, "--format", "json")).stdout);

describe("run", () => {
  test("compares on stdout, keeps stderr empty, exits 0", async () => {
    const { code, stdout, stderr } = await run(folder.good);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain("Small test · 3 months · profit · 500 trials");
    expect(stdout).toContain("500 trials");
    expect(stdout).not.toContain("\u001B");
  });

  test.each([80, 140])("no line is wider than a terminal of %d columns", async (columns) => {
    const { stdout } = await orgfunnel(["run", folder.good, "--full"], { columns, stdoutIsTerminal: true });
    expect(stdout).toContain("\u001B[1m");
    for (const line of stdout.split("\n"))
      expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(columns);
  });

  test("of structures that are all the same none is the best, nor beats another", async () => {
    const twins = folder.write(
      "all-twins.yaml",
      `horizon: 2
trials: 50
structures:
  one: { reports_to: { marketing: ceo, sales: ceo } }
  two: { reports_to: { marketing: ceo, sales: ceo } }
`,
    );
    const { stdout } = await run(twins, "--quiet");
    expect(stdout).toContain("No difference: one and two come out the same in every trial");
    expect(stdout).toMatch(/^one .*–$/mu);
    expect(stdout).not.toMatch(/\b(?:50|100) %/u);
  });

  test("no colour under --no-color, NO_COLOR and TERM=dumb", async () => {
    const terminal = { columns: 80, stdoutIsTerminal: true };
    for (const [args, env] of [
      [["--no-color"], {}],
      [[], { NO_COLOR: "1" }],
      [[], { TERM: "dumb" }],
    ] as const) {
      const before = await orgfunnel([...args, "run", folder.good], { ...terminal, env });
      expect(before.stdout).not.toContain("\u001B");
    }
    expect((await orgfunnel(["run", folder.good, "--no-color"], terminal)).stdout).not.toContain("\u001B");
    expect((await orgfunnel(["run", folder.good], { ...terminal, env: { NO_COLOR: "" } })).stdout).toContain("\u001B");
  });

  test("FORCE_COLOR wins over NO_COLOR, a dumb terminal and none at all; 0 and false mean none, --no-color wins over it", async () => {
    const coloured = async (env: Readonly<Record<string, string>>, terminal: boolean, ...more: readonly string[]) =>
      (
        await orgfunnel(["run", folder.good, ...more], { stdoutIsTerminal: terminal, stderrIsTerminal: terminal, env })
      ).stdout.includes("\u001B");
    for (const level of ["1", "2", "3", "", "true"]) expect(await coloured({ FORCE_COLOR: level }, false)).toBe(true);
    for (const level of ["0", "false"]) expect(await coloured({ FORCE_COLOR: level }, true)).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1", NO_COLOR: "1", TERM: "dumb" }, true)).toBe(true);
    expect(await coloured({ FORCE_COLOR: "1" }, true, "--no-color")).toBe(false);
    expect([await coloured({}, true), await coloured({}, false)]).toEqual([true, false]);
  });

  test("JSON has the manifest and every structure in the order of the file", async () => {
    const result = await runJson(folder.good, "--jobs", "1");
    expect(result.manifest).toMatchObject({
      tool: "orgfunnel",
      version: "9.8.7",
      model: MODEL_VERSION,
      seed: "s",
      trials: 500,
      replicates: 1,
      horizonMonths: 3,
      effects: 1,
      objective: "profit",
      reference: "head",
      overrides: { params: [], set: [], flags: {} },
      settings: {},
      jobs: 1,
      partial: false,
    });
    expect(result).toMatchObject({ schemaVersion: "2.0.0", question: "run", failed: [] });
    expect(result.manifest.startedAt).toMatch(/^2026-01-02T00:00:00\.\d{3}Z$/u);
    expect(result.manifest.scenarioHash).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(result.scenarios[0].structures.map(({ id }) => id)).toEqual(["ceo", "head"]);
    expect(result.scenarios[0].structures[0].relation).toBe("shared_executive");
    expect(result.scenarios[0].structures[0].outcomes).not.toHaveProperty("objective");
  });

  test("equal runs give equal results but for jobs and time", async () => {
    const [a, b] = [await runJson(folder.good, "--jobs", "1"), await runJson(folder.good, "--jobs", "2")];
    expect(a.scenarios).toEqual(b.scenarios);
    const constant = (manifest: ResultFile<RunFigures>["manifest"]) => ({
      ...manifest,
      jobs: 0,
      startedAt: "",
      elapsedMs: 0,
    });
    expect(constant(a.manifest)).toEqual(constant(b.manifest));
  });

  test("named flags override the file", async () => {
    const { scenarios } = await runJson(
      folder.good,
      ...[
        "--trials",
        "40",
        "--seed",
        "z",
        "--horizon",
        "2",
        "--reference",
        "ceo",
        "--objective",
        "wins",
        "--replicates",
        "2",
      ],
    );
    expect(scenarios[0]).toMatchObject({
      trials: 40,
      seed: "z",
      horizonMonths: 2,
      reference: "ceo",
      objective: "wins",
      replicates: 2,
    });
    expect(scenarios[0].structures[0]).not.toHaveProperty("difference");
    expect(scenarios[0].structures[0].outcomes.wins.varianceSplit).toBeDefined();
  });

  test("--params, then --set, each repeatable, override the file", async () => {
    const params = folder.write("params.yaml", "trials: 30\nhorizon: 2\n");
    const { manifest, scenarios } = await runJson(
      folder.good,
      "--params",
      params,
      "--set",
      "trials=20",
      "--set",
      "funnel.acceptance=100%",
    );
    expect(scenarios[0]).toMatchObject({ trials: 20, horizonMonths: 2 });
    expect(scenarios[0].structures[1].outcomes.mql_acceptance.mean).toBe(1);
    expect(manifest.overrides).toEqual({ params: [params], set: ["trials=20", "funnel.acceptance=100%"], flags: {} });
  });

  test("a mix of outcomes as objective has its own key", async () => {
    const { scenarios } = await runJson(folder.good, "--set", "objective={ profit: 1, brand_index: 1000 }");
    expect(scenarios[0].objective).toBe("objective");
    expect(scenarios[0].structures[0].outcomes.objective.mean).toBeGreaterThan(0);
    const { stdout } = await run(folder.good, "--set", "objective={ profit: 1, brand_index: 1000 }");
    expect(stdout).toContain(scenarios[0].objectiveLabel);
  });

  test("one trial is enough to show something", async () => {
    const { code, stdout } = await run(folder.good, "--trials", "1", "--full");
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/NaN|Infinity|undefined/u);
  });

  test("--outcomes chooses what is shown, --full shows it in full", async () => {
    const short = await run(folder.good, "--outcomes", "leads, leads,staff_turnover");
    expect(short.stdout).toContain("turnover");
    expect(short.stdout).not.toContain("accepted");
    expect(short.stdout).not.toContain("Sampling errors (standard errors)\n");
    const full = await run(folder.good, "--outcomes", "all", "--full");
    expect(full.stdout).toContain("Sampling errors (standard errors)\n");
    expect(full.stdout).toContain("leads lost to capacity\n");
  });

  test("--format md and csv", async () => {
    expect((await run(folder.good, "--format", "md")).stdout).toMatch(
      /^## Small test\n\n3 months · profit · 500 trials · seed /u,
    );
    expect((await run(folder.good, "--format", "csv")).stdout).toMatch(
      /^file,scenario,variant,structure,versus,outcome,about,statistic,month,unit,value,partial\n/u,
    );
  });

  test("-o writes each format by its extension and stdout still has the table", async () => {
    const files = ["out.json", "out.csv", "OUT.MD"].map(folder.path);
    const { code, stdout } = await run(folder.good, ...files.flatMap((file) => ["-o", file]));
    expect(code).toBe(0);
    expect(stdout).toContain("Small test · 3 months");
    expect(json(readFileSync(files[0], "utf8")).scenarios[0].name).toBe("Small test");
    expect(readFileSync(files[1], "utf8")).toMatch(/^file,scenario,/u);
    expect(readFileSync(files[2], "utf8")).toMatch(/^## /u);
    expect(readdirSync(folder.path(".")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a file that cannot be written leaves what was there and exits 3; the table is shown", async () => {
    const target = folder.path("kept.json");
    writeFileSync(target, "old");
    const full = () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    };
    const { code, stdout, stderr } = await orgfunnel(["run", folder.good, "-o", target], { openFile: full });
    expect(code).toBe(3);
    expect(stdout).toContain("Small test");
    expect(stderr).toContain("ENOSPC");
    expect(readFileSync(target, "utf8")).toBe("old");
  });

  test.each([
    [["-o", "out.txt"], ".md, .csv, .json"],
    [["-o", "out"], "a name without extension"],
    [["-o", "no/such/folder/out.json"], 'the folder "no/such/folder" does not exist'],
    [["--jobs", "0"], "--jobs was given"],
    [["--jobs", "2.5"], "whole number"],
    [["--trials", "x"], "--trials"],
    [["--trials", "0"], "1 or more"],
    [["--horizon", "1.5"], "--horizon"],
    [["--replicates", "0"], "1 or more"],
    [["--outcomes", "profi"], 'Did you mean "profit"?'],
    [["--objective", "profi"], 'Did you mean "profit"?'],
    [["--reference", "haed"], 'Did you mean "head"?'],
    [["--set", "funnel.aceptance=1"], 'Did you mean "funnel.acceptance"?'],
    [["--set", "nonsense"], "path=value"],
    [["--params", "no-such.yaml"], 'no file "no-such.yaml"'],
    [["--format", "xml"], "Allowed choices are table, md, csv, json"],
    [["--trails", "5"], "Did you mean --trials?"],
  ])("%j is an error before anything runs", async (args, words) => {
    const { code, stdout, stderr } = await run(folder.good, ...args);
    expect(stderr.replace(/\s+/gu, " ")).toContain(words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
  });

  test("a file named twice, however it is written, is an error before anything runs", async () => {
    const out = folder.path("twice.json");
    const { code, stderr } = await run(folder.good, "-o", out, "-o", `${folder.path(".")}/twice.json`);
    expect(stderr.replace(/\s+/gu, " ")).toContain("named twice");
    expect(code).toBe(2);
  });

  test("a bad scenario does not stop the others, and the exit code tells", async () => {
    const out = folder.path("batch.json");
    const { code, stdout, stderr } = await run(folder.bad, folder.good, "nope.yaml", folder.other, "-o", out);
    expect(code).toBe(2);
    expect(stderr).toContain("bad.yaml:2:1  horizn");
    expect(stderr).toContain("bad.yaml:3:");
    expect(stderr).toContain('no file "nope.yaml"');
    expect(stdout).toContain("Small test · 3 months");
    expect(stdout).toContain("Another test · 3 months");
    const { manifest, failed, scenarios } = json(readFileSync(out, "utf8"));
    expect(scenarios.map(({ name }) => name)).toEqual(["Small test", "Another test"]);
    expect(manifest).toMatchObject({ seed: null, scenarioHash: null, trials: 500 });
    expect(scenarios.map(({ seed }) => seed)).toEqual(["s", "t"]);
    expect(failed).toMatchObject([
      { file: folder.bad, problems: [{ code: "unknown-key", line: 2, column: 1, keyPath: "horizn" }, { line: 3 }] },
      { file: "nope.yaml", problems: [{ code: "file-not-found" }] },
    ]);
  });

  test("if no scenario can be run, the report says so", async () => {
    const out = folder.path("never.json");
    const { code, stdout } = await run(folder.bad, "-o", out);
    expect([code, stdout]).toEqual([2, ""]);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ scenarios: [], failed: [{ file: folder.bad }] });
  });

  test("warnings go to stderr, and --quiet keeps them back", async () => {
    const huge = ["--set", "teams.sales.headcount=60"];
    const loud = await run(folder.good, ...huge);
    expect(loud.stderr).toContain("warning");
    expect(loud.code).toBe(0);
    expect((await run(folder.good, ...huge, "--quiet")).stderr).toBe("");
  });

  test("progress only on a terminal, only after a second, and not when quiet", async () => {
    const slow = { stderrIsTerminal: true };
    const many = ["run", folder.good, "--trials", "5000"];
    const { stderr, stdout } = await orgfunnel(many, slow);
    expect(stderr).toMatch(/\r\u001B\[K[\d,]+ of 5,000 trials, \d+ %, [\d,]+ trials\/s, [\d.]+ s left/u);
    expect(stderr.endsWith("\r\u001B[K")).toBe(true);
    expect(stdout).not.toContain("trials/s");
    expect((await orgfunnel(many)).stderr).toBe("");
    expect((await orgfunnel([...many, "--quiet"], slow)).stderr).toBe("");
    const quick = await orgfunnel(["run", folder.good], slow);
    expect(quick.stderr).toBe("");
  });

  test("an interrupt writes what was finished, says it is partial, and exits 130", async () => {
    let interrupt: () => void = () => undefined;
    let updates = 0;
    const { code, stdout } = await orgfunnel(["run", folder.good, folder.other, "--trials", "100000"], {
      stderrIsTerminal: true,
      stderr: () => {
        if (++updates === 2) interrupt();
      },
      onInterrupt: (callback) => {
        interrupt = callback;
        return () => undefined;
      },
    });
    expect(code).toBe(130);
    expect(stdout).toContain("partial result");
    expect(stdout).not.toContain("Another test");
  });

  test("an interrupt before the first trials leaves nothing to show", async () => {
    const { code, stdout, stderr } = await orgfunnel(["run", folder.good], {
      onInterrupt: (callback) => {
        callback();
        return () => undefined;
      },
    });
    expect([code, stdout]).toEqual([130, ""]);
    expect(stderr).toContain("Interrupted before any trials");
  });
});
