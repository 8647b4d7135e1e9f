import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { DriversFigures } from "../../src/questions/drivers/record.js";
import type { WhyFigures } from "../../src/questions/why/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const file = (name: string, ...structures: string[]): string =>
  folder.write(
    name,
    `name: ${name}\nhorizon: 3\ntrials: 600\nseed: e\nstructures:\n${structures.map((line) => `  ${line}\n`).join("")}`,
  );
const EXECUTIVE = "{ reports_to: { sales: ceo, marketing: ceo } }";
const one = file("one.yaml", `a: ${EXECUTIVE}`);
const twins = file("twins.yaml", `a: ${EXECUTIVE}`, `b: ${EXECUTIVE}`);

describe("drivers where there is little to say", () => {
  test.each(["samples", "sobol", "morris"])("one structure: nothing to decide, by %s", async (method) => {
    const { code, stdout, stderr } = await orgfunnel(["drivers", one, "--method", method]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("takes two of them");
  });

  test.each(["samples", "sobol", "morris"])("an objective without data, by %s", async (method) => {
    const options = ["--objective", "closure_rate", "--set", "teams.sales.headcount=0"];
    const { code, stdout, stderr } = await orgfunnel(["drivers", twins, ...options, "--method", method]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("nothing to compare");
  });

  test.each([
    [["--group", "x=funnel.*", "--method", "sobol"], "--group"],
    [["--base-points", "5"], "--base-points"],
  ])("%j has no effect, so it is refused", async (args, option) => {
    const { code, stderr } = await orgfunnel(["drivers", twins, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${option} means nothing without --method`);
  });

  test("two of the same: nobody is ahead, nothing is worth knowing, no figure is NaN", async () => {
    const json = folder.path("twins.json");
    const { code, stdout } = await orgfunnel(["drivers", twins, "--full", "-o", json]);
    expect(code).toBe(0);
    expect(stdout).toContain("No difference: a and b come out the same in every trial.");
    expect(stdout).toContain("none of them moves the lead");
    expect(stdout).not.toContain("NaN");
    const { scenarios } = JSON.parse(readFileSync(json, "utf8")) as ResultFile<DriversFigures>;
    expect(scenarios[0].drivers).toMatchObject({
      perfectInformation: { mean: 0 },
      lead: { mean: 0, standardError: 0 },
    });
  });
});

test("why A A: every difference along the funnel is exactly none, also that of sums", async () => {
  const { stdout } = await orgfunnel(["why", twins, "a", "a", "--trials", "30", "--format", "json"]);
  const { stages } = (JSON.parse(stdout) as ResultFile<WhyFigures>).scenarios[0].why.funnel;
  for (const { difference } of stages) expect(difference).toEqual({ mean: 0, standardError: 0 });
});
