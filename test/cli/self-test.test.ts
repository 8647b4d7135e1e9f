import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createSelfTest } from "../../src/analysis/self-test.js";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import type { SelfTestFigures } from "../../src/questions/run/self-test/record.js";
import { selfTestView } from "../../src/questions/run/self-test/view.js";
import { headerOf } from "../../src/report/result/header-of.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { loadScenario } from "../../src/scenario/load.js";
import { createMachine } from "../../src/simulation/machine.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const OWN = "{ reports_to: { sales: ceo, marketing: ceo }, effects: { churn: 0.5 to 0.9 } }";

describe("run --self-test", () => {
  test("every structure differs from its twin by exactly 0, also with effects of its own", async () => {
    const args = ["run", folder.good, "--self-test", "--set", `structures.own=${OWN}`, "--replicates", "2"];
    const { code, stdout } = await orgfunnel(args);
    expect(code).toBe(0);
    expect(stdout).toContain("self-test passed");
    expect(stdout).toContain(`Difference in 500 trials x 2 streams of luck x ${OUTCOMES.length} outcomes`);
    for (const id of ["ceo", "head", "own"]) expect(stdout).toMatch(new RegExp(`^${id} +0 +0 +0 +0$`, "mu"));
  });

  test("as JSON: every number of every trial was compared, in four ways", async () => {
    const { stdout } = await orgfunnel(["run", folder.good, "--self-test", "--format", "json"]);
    const { question, manifest, scenarios } = JSON.parse(stdout) as ResultFile<SelfTestFigures>;
    const parts = ["ceo", "head"].flatMap((structure) =>
      ["twin", "added", "reversed", "chunks"].map((way) => {
        return { way, structure, compared: 500 * OUTCOMES.length, different: 0 };
      }),
    );
    expect([question, manifest.settings]).toEqual(["self-test", { selfTest: true }]);
    expect(scenarios).toMatchObject([{ name: "Small test", trials: 500, passed: true }]);
    expect(scenarios[0].parts).toEqual(parts);
  });

  test("is written to files like every result", async () => {
    const [json, csv] = ["a.json", "a.csv"].map(folder.path);
    const { code, stderr } = await orgfunnel(["run", folder.good, "--self-test", "-o", json, "-o", csv]);
    expect([code, stderr]).toEqual([0, ""]);
    expect((JSON.parse(readFileSync(json, "utf8")) as ResultFile<SelfTestFigures>).scenarios[0].passed).toBe(true);
    const rows = csvRecords(readFileSync(csv, "utf8"));
    expect(
      rows
        .filter(({ statistic }) => statistic === "different")
        .map(({ structure, about, value }) => [structure, about, value]),
    ).toEqual(
      ["ceo", "head"].flatMap((structure) =>
        ["twin", "added", "reversed", "chunks"].map((way) => [structure, way, "0"]),
      ),
    );
  });

  test("has no figures to follow, to save for a comparison or to stop by", async () => {
    const { code, stdout, stderr } = await orgfunnel([
      "run",
      folder.good,
      "--self-test",
      "--series",
      "wins",
      "--precision",
      "1%",
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--self-test and --precision exclude each other");
    expect(stderr).toContain("--self-test and --series exclude each other");
  });

  test("invalid input is 2 and does not stop the others", async () => {
    const { code, stdout } = await orgfunnel(["run", folder.bad, folder.good, "--self-test"]);
    expect(code).toBe(2);
    expect(stdout).toContain("Small test: self-test passed");
  });
});

describe("a self-test of a run that is not reproducible", () => {
  const scenario = loadScenario(folder.good);
  const { plan } = scenario;
  const block = createMachine(plan).simulate(0, 30, { inputs: false, tallies: false });
  const samples = 30;
  // Structure 1 (head), outcome 2, trial 17.
  block.outcomes[(OUTCOMES.length + 2) * samples + 17] += 1;
  const selfTest = createSelfTest(plan);
  selfTest.add(block);
  const parts = selfTest.result();

  test("finds the one number that differs, and where", () => {
    const changed = parts.filter(({ different }) => different > 0);
    expect(changed.map(({ way, structure, different }) => [way, structure, different])).toEqual([
      ["added", "head", 1],
      ["reversed", "head", 1],
      ["chunks", "head", 1],
    ]);
    for (const { first } of changed) {
      expect(first).toMatchObject({ trial: 17, replicate: 0, outcome: OUTCOMES[2].id });
      expect((first?.value ?? 0) - (first?.again ?? 0)).toBeCloseTo(1, 6);
    }
  });

  test("says so", () => {
    const view = selfTestView({ ...headerOf(scenario, 30, false), passed: false, parts });
    expect(view.title).toContain("FAILED");
    expect(view.warnings).toHaveLength(3);
    expect(view.warnings[0]).toContain(`first in ${OUTCOMES[2].id} of trial 17`);
  });
});
