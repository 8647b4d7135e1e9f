import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  check,
  drivers,
  explain,
  InvalidInput,
  loadScenario,
  run,
  scenarioFrom,
  validate,
  verify,
  why,
  type DriversFigures,
  type ExplainFigures,
  type Scenario,
  type Why,
} from "../../src/index.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { renderJson } from "../../src/report/formats/json.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { resultFileOf, smallCalls } from "./calls.js";

const { path, write, remove, scenario: file, calls } = smallCalls();
afterAll(remove);

const scenario = loadScenario(file);
const text = readFileSync(file, "utf8");
/** As it stands in a result file: no data is null. */
const stored = (value: unknown): unknown => JSON.parse(renderJson(value));
const codesOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe("a scenario from memory", () => {
  test("text and object give the scenario of the file, but for its name", () => {
    const object = parse(text) as object;
    const fromText = scenarioFrom(text);
    expect(fromText.file).toBe("scenario");
    for (const made of [fromText, scenarioFrom(object, { file: "x" })]) {
      expect(made.hash).toBe(scenario.hash);
      expect(made.plan).toEqual(scenario.plan);
      expect(made.checks.map(({ claim }) => claim)).toEqual(scenario.checks.map(({ claim }) => claim));
    }
    expect(scenarioFrom(text, { file: "x.yaml" }).file).toBe("x.yaml");
  });

  test("runs to the same numbers, with what is laid over it", async () => {
    const made = scenarioFrom(text, { set: ["funnel.acceptance=40%"], flags: { trials: 7 } });
    const read = loadScenario(file, { set: ["funnel.acceptance=40%"], flags: { trials: 7 } });
    const [a, b] = [await run(made, { runner: serialRunner }), await run(read)];
    expect(a.trials).toBe(7);
    expect(a.comparison).toEqual(b.comparison);
  });

  test("has every problem at once, at its place; names no file unless it is given a way to read them", () => {
    expect(codesOf(() => scenarioFrom("horizn: 3\ntrials: x\n"))).toEqual(
      expect.arrayContaining(["unknown-key", "wrong-type"]),
    );
    expect(codesOf(() => scenarioFrom({ horizn: 3 }))).toContain("unknown-key");
    expect(codesOf(() => scenarioFrom({ extends: "small.yaml" }))).not.toEqual([]);
  });
});

describe("the questions are functions, and say what the command line does", () => {
  test("why", async () => {
    const { scenarios } = (await resultFileOf(calls.why, path("why.json"))) as ResultFile<{ why: Why }>;
    expect(stored(await why(scenario, "head", "ceo", { by: "origin" }))).toEqual(scenarios[0].why);
    const few = await why(scenario, "head", "ceo", { by: "origin", trials: 2, runner: serialRunner });
    expect(few.bridge.trials).toBe(2);
    await expect(why(scenario, "haed", "nobody")).rejects.toMatchObject({
      problems: [{ code: "unknown-structure", arguments: { nearest: "head" } }, { code: "unknown-structure" }],
    });
  });

  test("explain", async () => {
    const { scenarios } = (await resultFileOf(calls.explain, path("explain.json"))) as ResultFile<ExplainFigures>;
    const { structures, assumptions } = scenarios[0];
    expect(stored(explain(scenario, "head"))).toEqual({ structures, assumptions });
    expect(explain(scenario).structures.map(({ id }) => id)).toEqual(["ceo", "head"]);
    expect(codesOf(() => explain(scenario, "haed"))).toEqual(["unknown-subject"]);
    expect(explain(scenario, "funnel.acceptance")).toMatchObject({
      structures: [],
      assumptions: [{ id: "funnel.acceptance" }],
    });
  });

  test("drivers and check", async () => {
    const answer = (await resultFileOf(calls.drivers, path("drivers.json"))) as ResultFile<DriversFigures>;
    expect(stored(await drivers(scenario, { method: "morris", basePoints: 2 }))).toEqual(answer.scenarios[0].drivers);
    const [sound] = await check(scenario, { maxTrials: 20, runner: serialRunner });
    expect(sound).toMatchObject({ result: "pass", trials: 20 });
    const none = scenarioFrom({ ...(parse(text) as object), checks: undefined });
    await expect(check(none)).rejects.toMatchObject({ problems: [{ code: "no-checks" }] });
  });

  test("validate: valid, invalid and what is not about the scenario", () => {
    expect(validate(file, () => scenario)).toEqual({
      file,
      name: "Small",
      structures: 2,
      origins: { own: 0, book: 88 },
      valid: true,
      errors: [],
      warnings: [],
    });
    const broken = validate("broken", () => scenarioFrom("horizn: 3\n", { file: "broken" }));
    expect(broken.valid).toBe(false);
    expect(broken.errors[0]).toMatchObject({ code: "unknown-key", file: "broken", line: 1, column: 1 });
    const bug = (): Scenario => {
      throw new Error("boom");
    };
    expect(() => validate("x", bug)).toThrow("boom");
  });

  test("verify: confirmed, not confirmed, moved, interrupted", async () => {
    const moved = write("elsewhere.yaml", text);
    const result = path("result.json");
    await resultFileOf(calls.run, result);
    expect(await verify(result)).toMatchObject({ file: result, verified: "run", confirmed: true });
    expect(await verify(result, { scenarios: [moved], runner: serialRunner })).toMatchObject({
      confirmed: true,
      verifications: [{ file: moved, differences: [] }],
    });
    await expect(verify(result, { signal: AbortSignal.abort() })).rejects.toThrow("aborted");
    writeFileSync(moved, text.replace("seed: q", "seed: r"));
    const other = await verify(result, { scenarios: [moved], version: "9.8.7" });
    expect(other.confirmed).toBe(false);
    expect(other.verifications[0].circumstances.filter(({ stored, now }) => stored !== now)).toMatchObject([
      { what: "seed", stored: "q", now: "r" },
      { what: "file's name", stored: "small.yaml", now: "elsewhere.yaml" },
      { what: "scenario hash" },
    ]);
    await expect(verify(path("nothing.json"))).rejects.toBeInstanceOf(InvalidInput);
  });
});
