import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Answers } from "../../src/cli/init/answers.js";
import { faultOfAssumption, faultOfName, faultOfPosts } from "../../src/cli/init/answer-faults.js";
import { CHARTS } from "../../src/cli/init/charts.js";
import { scenarioText } from "../../src/cli/init/scenario-text.js";
import { TEMPLATE_TEXTS } from "../../src/cli/init/template-texts.js";
import { TEMPLATES } from "../../src/cli/init/templates.js";
import { scenarioFrom } from "../../src/scenario/from.js";
import { faultsOf } from "../scenario/editor/schema.js";
import { orgfunnel } from "./program.js";

let folder = "";
const path = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgfunnel-init-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const LINE = "# yaml-language-server: $schema=./scenario.schema.json\n";

describe("templates", () => {
  test.each(TEMPLATES)("$id is short, valid for reader and editor, without a warning, and runs", async ({ id }) => {
    const file = path(`${id}.yaml`);
    const { code, stdout } = await orgfunnel(["init", file, "--template", id]);
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      `Written: ${file}, and ${path("scenario.schema.json")} for your editor. Next:`,
    ]);
    const text = readFileSync(file, "utf8");
    expect(text).toBe(TEMPLATE_TEXTS[id]);
    expect(text.startsWith(LINE)).toBe(true);
    expect(text).toContain("Change first:");
    expect(text.split("\n").length).toBeLessThan(60);
    expect(faultsOf(text)).toEqual([]);
    expect(await orgfunnel(["validate", file])).toMatchObject({ code: 0, stderr: "" });
    expect(await orgfunnel(["run", file, "--trials", "40"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("are listed by the question they answer, and nothing is written", async () => {
    const { stdout } = await orgfunnel(["init", "--list"]);
    for (const { id, question } of TEMPLATES)
      expect(stdout.split("\n").find((line) => line.startsWith(`${id} `))).toContain(question);
    expect(existsSync("scenario.yaml")).toBe(false);
  });

  test("the claims of the template can be checked", async () => {
    const file = path("claims.yaml");
    await orgfunnel(["init", file, "--template", "claims"]);
    const { code, stderr } = await orgfunnel(["check", file, "--max-trials", "200", "--allow-undecided"]);
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("init", () => {
  test("writes over nothing", async () => {
    writeFileSync(path("mine.yaml"), "mine");
    writeFileSync(path("scenario.schema.json"), "mine, too");
    const refused = await orgfunnel(["init", path("mine.yaml"), "--yes"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("is there already and stays as it is");
    const { code, stdout, stderr } = await orgfunnel(["init", path("other.yml"), "--yes"]);
    expect([code, stdout.split("\n")[0]]).toEqual([0, `Written: ${path("other.yml")}. Next:`]);
    expect(stderr).toContain("scenario.schema.json is there already, is not what this version would write, and stays");
    expect(readFileSync(path("mine.yaml"), "utf8")).toBe("mine");
    expect(readFileSync(path("scenario.schema.json"), "utf8")).toBe("mine, too");
    expect(readFileSync(path("other.yml"), "utf8")).toBe(TEMPLATE_TEXTS[TEMPLATES[0].id]);
  });

  test("says what to give where nobody can be asked: without a terminal, and in CI", async () => {
    const terminal = { stdinIsTerminal: true, stdoutIsTerminal: true };
    for (const around of [{}, { stdoutIsTerminal: true }, { ...terminal, env: { CI: "true" } }]) {
      const { code, stderr } = await orgfunnel(["init", path("a.yaml")], around);
      expect(code).toBe(2);
      expect(stderr.replace(/\s+/gu, " ")).toContain(
        "There is no terminal to ask on. Give --template with one of reporting-lines,",
      );
    }
    expect(existsSync(path("a.yaml"))).toBe(false);
  });

  test.each([
    ["a name without an extension", "plan", "Name the file with one of: .yaml, .yml"],
    ["a folder that is not there", "no/plan.yaml", "does not exist"],
    ["a folder of that name", "folder.yaml", "it is a folder"],
  ])("refuses %s, and writes no schema either", async (_, name, told) => {
    mkdirSync(path("folder.yaml"));
    const { code, stderr } = await orgfunnel(["init", path(name), "--yes"]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/gu, " ")).toContain(told);
    expect(existsSync(path("scenario.schema.json"))).toBe(false);
  });

  test("a folder of the schema's name: nothing is written", async () => {
    mkdirSync(path("scenario.schema.json"));
    const { code, stderr } = await orgfunnel(["init", path("plan.yaml"), "--yes"]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/gu, " ")).toContain("it is a folder");
    expect(existsSync(path("plan.yaml"))).toBe(false);
  });

  test("a schema that is as it would be written is no news", async () => {
    await orgfunnel(["init", path("one.yaml"), "--yes"]);
    expect(await orgfunnel(["init", path("two.yaml"), "--yes"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("a template that is none is refused with those that are", async () => {
    const { code, stderr } = await orgfunnel(["init", path("a.yaml"), "--template", "nope"]);
    expect(code).toBe(2);
    expect(stderr).toContain("reporting-lines, small-team");
  });
});

describe("the scenario that answers come to", () => {
  const charts = CHARTS.map(({ id }) => id);
  const interval = fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }))
    .map(([low, more]) => `${String(low)} to ${String(low + more)}`);
  const amount = fc.oneof(
    interval,
    fc.integer({ min: 1, max: 90_000 }).map(String),
    fc.constantFrom("2k", "1.2k to 3k"),
  );
  const answers: fc.Arbitrary<Answers> = fc
    .record({
      name: fc.oneof(
        fc.constantFrom("Our: options", "5", "# 1", "yes", "'a' \"b\"", "- x", "null"),
        fc.string({ maxLength: 12 }),
      ),
      posts: fc.record({
        marketing: fc.integer({ min: 1, max: 40 }),
        sales: fc.integer({ min: 1, max: 60 }),
        sdr: fc.integer({ min: 0, max: 20 }),
        success: fc.integer({ min: 0, max: 20 }),
      }),
      today: fc.constantFrom(...charts),
      asked: fc.boolean(),
      leads: amount,
      customers: amount,
      compared: fc.subarray(charts, { minLength: 2 }),
    })
    .filter(({ name, leads, customers }) =>
      [
        faultOfName(name),
        faultOfAssumption("market.leads_per_month", leads),
        faultOfAssumption("customers.initial", customers),
      ].every((fault) => fault === undefined),
    );

  test("is valid for reader and editor, and says what was answered", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const text = scenarioText(given);
        expect(text.startsWith(LINE)).toBe(true);
        const scenario = scenarioFrom(text);
        expect(faultsOf(text)).toEqual([]);
        expect(scenario.name).toBe(given.name.normalize("NFC"));
        expect(scenario.today).toBe(given.today);
        expect(scenario.structures.map(({ id }) => id).sort()).toEqual(
          [...new Set([given.today, ...given.compared])].sort(),
        );
        for (const [team, posts] of Object.entries(given.posts))
          expect(text.includes(`  ${team}: { headcount: ${String(posts)} }\n`)).toBe(posts > 0);
      }),
      { numRuns: 100 },
    );
  });

  test("an answer that the reader would refuse is told why", () => {
    expect(faultOfAssumption("market.leads_per_month", "300 to 100")).toContain("300 to 100");
    expect(faultOfAssumption("customers.initial", "many")).toBeDefined();
    expect(faultOfAssumption("customers.initial", "250 to 300")).toBeUndefined();
    expect(faultOfPosts("sales", "ten")).toBe("Give a whole number.");
    expect(faultOfPosts("sales", "99999")).toBeDefined();
    for (const posts of ["0", "4"]) expect(faultOfPosts("sdr", posts)).toBeUndefined();
  });
});
