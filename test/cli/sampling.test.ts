import { afterAll, describe, expect, it } from "vitest";
import { orgfunnel } from "./program.js";
import { smallCalls } from "../questions/calls.js";

const { scenario, remove, path } = smallCalls();
afterAll(remove);

const QMC = ["run", scenario, "--trials", "64", "--sampling", "qmc", "--quiet"];

describe("run --sampling qmc", () => {
  it("says so in the result, whose numbers come out again, on any number of threads", async () => {
    const file = path("quasi.json");
    const { code, stdout } = await orgfunnel([...QMC, "--format", "json", "-o", file]);
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as {
      manifest: { settings: Record<string, string> };
      scenarios: [{ sampling?: string; structures: unknown; resolved: { plan: { sampling?: string } } }];
    };
    const [one] = result.scenarios;
    expect([result.manifest.settings.sampling, one.sampling, one.resolved.plan.sampling]).toEqual([
      "qmc",
      "qmc",
      "qmc",
    ]);
    expect((await orgfunnel(["verify", file])).code).toBe(0);
    const again = JSON.parse((await orgfunnel([...QMC, "-j", "1", "--format", "json"])).stdout) as typeof result;
    expect(again.scenarios[0].structures).toEqual(one.structures);
    const random = await orgfunnel([...QMC.slice(0, -3), "--sampling", "random", "--format", "json"]);
    expect((JSON.parse(random.stdout) as typeof result).scenarios[0].structures).not.toEqual(one.structures);
  });

  it("says in words what the errors rest on", async () => {
    const { stdout } = await orgfunnel([...QMC, "--format", "md"]);
    expect(stdout).toContain("scrambled Sobol’ points");
  });

  it.each([
    [["--precision", "winner"], "independent trials"],
    [["--self-test"], "a self-test compares a run with itself"],
    [["--save-baseline", path("never")], "a baseline is compared trial by trial"],
  ])("is refused with %s", async (others, reason) => {
    const options = others[0] === "--precision" ? QMC.filter((word) => !["--trials", "64"].includes(word)) : QMC;
    const { code, stderr } = await orgfunnel([...options, ...others]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/gu, " ")).toContain(reason);
  });

  it("takes one of two methods", async () => {
    const { code, stderr } = await orgfunnel([...QMC, "--sampling", "sobol"]);
    expect(code).toBe(2);
    expect(stderr).toContain("qmc");
  });
});
