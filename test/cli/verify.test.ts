import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { RunFigures } from "../../src/questions/run/record.js";
import { compareValues } from "../../src/questions/verify/compare.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const stored = async (name: string, ...args: string[]): Promise<string> => {
  const file = folder.path(name);
  expect((await orgfunnel(["run", ...args, "-o", file])).code).toBe(0);
  return file;
};
const verify = (...args: string[]) => orgfunnel(["verify", ...args]);
const edit = (file: string, change: (text: string) => string): void => {
  writeFileSync(file, change(readFileSync(file, "utf8")));
};

describe("verify confirms", () => {
  test.each([
    ["a plain run", []],
    [
      "overrides of every kind",
      ["--set", "funnel.acceptance=70%", "--seed", "q", "--trials", "50", "--effects", "0.5"],
    ],
    ["another objective, reference and replicates", ["--objective", "wins", "--reference", "ceo", "--replicates", "2"]],
    ["a mix, with series", ["--set", "objective={ profit: 1, wins: 5 }", "--series", "wins,profit"]],
    ["a precision", ["--precision", "0.3%"]],
    ["a precision that was not reached", ["--precision", "1", "--max-trials", "600"]],
    ["a winner", ["--precision", "winner", "--indifference", "1k"]],
    ["no data", ["--horizon", "1", "--trials", "1"]],
  ])("%s", async (_, args) => {
    const { code, stdout, stderr } = await verify(await stored("result.json", folder.good, ...args));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/result\.json: confirmed/u);
  });

  test("several scenarios, with parameters from a file beside the result", async () => {
    const params = folder.write("params.yaml", "trials: 60\n");
    const file = await stored("batch.json", folder.good, folder.other, "--params", params);
    edit(file, (text) => text.replaceAll(params, "params.yaml").replaceAll(folder.good, "good.yaml"));
    const { code, stdout } = await verify(file, "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      question: "verify",
      file,
      verified: "run",
      confirmed: true,
      verifications: [{ name: "Small test", trials: 60, file: folder.good, differences: [] }, { name: "Another test" }],
    });
  });

  test("a scenario that has moved, where --scenario says", async () => {
    const moving = folder.write("moving.yaml", readFileSync(folder.good, "utf8"));
    const file = await stored("moved.json", moving, "--trials", "30");
    mkdirSync(folder.path("elsewhere"));
    const there = folder.path("elsewhere/moving.yaml");
    renameSync(moving, there);
    const lost = await verify(file);
    expect([lost.code, lost.stderr.includes("--scenario")]).toEqual([2, true]);
    expect((await verify(file, "--scenario", there)).code).toBe(0);
  });

  test("an interrupted run, with the trials it holds", async () => {
    const file = folder.path("partial.json");
    let interrupt: () => void = () => undefined;
    const { code } = await orgfunnel(["run", folder.good, "--trials", "100000", "-j", "1", "-o", file], {
      stderrIsTerminal: true,
      stderr: () => {
        interrupt();
        interrupt = () => undefined;
      },
      onInterrupt: (callback) => {
        interrupt = callback;
        return () => undefined;
      },
    });
    expect(code).toBe(130);
    const written = folder.path("partial.partial.json");
    const { scenarios } = JSON.parse(readFileSync(written, "utf8")) as ResultFile<RunFigures>;
    expect(scenarios[0]).toMatchObject({ partial: true });
    expect(scenarios[0].trials).toBeLessThan(100_000);
    expect(await verify(written)).toMatchObject({ code: 0 });
  });
});

describe("verify does not confirm", () => {
  test("a changed number: names it, and says that nothing explains it", async () => {
    const file = await stored("edited.json", folder.good);
    edit(file, (text) => text.replace(/"p50": (\d)/u, '"p50": 9$1'));
    const { code, stdout } = await verify(file);
    expect(code).toBe(99);
    expect(stdout).toContain("NOT confirmed");
    expect(stdout).toMatch(/^structures\.ceo\.outcomes\.value\.p50 +9\d+(?:\.\d+)? +\d+/mu);
    expect(stdout.replace(/\s+/gu, " ")).toContain("version, seed and scenario hash are those of the stored result");
  });

  test("a changed scenario: the hash explains it", async () => {
    const scenario = folder.write("changing.yaml", readFileSync(folder.good, "utf8"));
    const file = await stored("before.json", scenario);
    writeFileSync(scenario, `${readFileSync(scenario, "utf8")}assumptions: { funnel.acceptance: 99% }\n`);
    const { code, stdout } = await verify(file);
    expect(code).toBe(99);
    expect(stdout).toMatch(/the first 20 of [\d,]+ values that differ/u);
    expect(stdout.replace(/\s+/gu, " ")).toMatch(/the scenario hash was sha256:[0-9a-f]{64} and is sha256:/u);
    expect(stdout).not.toContain("the seed was");
  });

  test("another seed, and another version", async () => {
    const scenario = folder.write("seed.yaml", readFileSync(folder.good, "utf8"));
    const file = await stored("seed.json", scenario);
    edit(scenario, (text) => text.replace("seed: s", "seed: t"));
    edit(file, (text) => text.replace('"version": "9.8.7"', '"version": "9.8.6"'));
    const { code, stdout } = await verify(file);
    expect(code).toBe(99);
    const text = stdout.replace(/\s+/gu, " ");
    expect(text).toContain("the version was 9.8.6 and is 9.8.7; the seed was s and is t;");
  });

  test("another version alone is told, and confirmed", async () => {
    const file = await stored("version.json", folder.good);
    edit(file, (text) => text.replace('"version": "9.8.7"', '"version": "9.8.6"'));
    const { code, stdout } = await verify(file);
    expect(code).toBe(0);
    expect(stdout).toContain("every value is the same all the same");
  });
});

describe("verify cannot read", () => {
  test.each([
    ["nothing.json", undefined, "no file"],
    ["broken.json", "{", "is not JSON"],
    ["other.json", "{}", "it is not what `-o result.json` writes"],
    ["list.json", "[]", "it is not what `-o result.json` writes"],
    ["bare.json", '{ "schemaVersion": "2.0.0", "question": "run" }', '"manifest" is missing or not as it should be'],
    ["old.json", '{ "schemaVersion": "1.0.0" }', "result file of version 1.0.0; this version of orgfunnel reads 2.x"],
    ["future.json", '{ "schemaVersion": "3.0.0" }', "result file of version 3.0.0"],
  ])("%s", async (name, text, words) => {
    const file = text === undefined ? folder.path(name) : folder.write(name, text);
    const { code, stdout, stderr } = await verify(file);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/gu, " ")).toContain(words);
  });

  test("as many scenarios as there are results, or none", async () => {
    const file = await stored("two.json", folder.good, folder.other);
    const { code, stderr } = await verify(file, "--scenario", folder.good);
    expect([code, stderr.includes("--scenario was given")]).toEqual([2, true]);
  });

  test("what was interrupted confirms nothing", async () => {
    const file = await stored("again.json", folder.good);
    const onInterrupt = (callback: () => void) => {
      callback();
      return () => undefined;
    };
    const { code, stdout } = await orgfunnel(["verify", file], { onInterrupt });
    expect([code, stdout]).toEqual([130, ""]);
  });
});

describe("comparing values", () => {
  test("counts leaves, names structures, and misses nothing that is only on one side", () => {
    const a = { x: [{ id: "s", v: 1, w: null }, { id: "t" }], only: true };
    const b = { x: [{ id: "s", v: 2, w: 0 }], extra: "e" };
    expect(compareValues(a, b)).toEqual({
      compared: 6,
      differences: [
        { path: "x.s.v", stored: 1, now: 2 },
        { path: "x.s.w", stored: null, now: 0 },
        { path: "x.t", stored: { id: "t" }, now: undefined },
        { path: "only", stored: true, now: undefined },
        { path: "extra", stored: undefined, now: "e" },
      ],
    });
    expect(compareValues(a, structuredClone(a)).differences).toEqual([]);
  });
});

describe("what holds no numbers is refused in one sentence", () => {
  test.each<[string, readonly string[], string]>([
    ["the report of a failed call", ["run", folder.bad], "is the report of a call that failed"],
    ["a result of validate", ["validate", folder.good], "is a result of validate without numbers"],
  ])("%s", async (_, args, sentence) => {
    const file = folder.path("no-numbers.json");
    await orgfunnel([...args, "-o", file]);
    for (const reading of [verify(file), orgfunnel(["check", folder.good, "--baseline", file])]) {
      const { code, stderr } = await reading;
      expect([code, stderr.replace(/\s+/gu, " ")]).toEqual([2, expect.stringContaining(sentence)]);
      expect(stderr.match(/^error/gmu)).toHaveLength(1);
    }
  });

  test("an empty object", async () => {
    const file = folder.write("empty-object.json", "{}");
    for (const reading of [verify(file), orgfunnel(["check", folder.good, "--baseline", file])])
      expect((await reading).stderr.match(/^error/gmu)).toHaveLength(1);
  });
});
