import { afterAll, describe, expect, it } from "vitest";
import { orgfunnel } from "./program.js";
import { smallCalls } from "../questions/calls.js";

const { calls, scenario, write, store, remove } = smallCalls();
afterAll(remove);

describe("a call that takes more than is allowed", () => {
  it.each(["run", "check", "why", "drivers", "self-test"])("%s: is refused before it begins", async (name) => {
    const { code, stdout, stderr } = await orgfunnel([...calls[name], "--max-work", "5"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/This would take up to \d+ structure-months of work/u);
    const [, allowed] = /--max-work (\S+)\.$/mu.exec(stderr) ?? [];
    expect((await orgfunnel([...calls[name], "--max-work", allowed])).code).not.toBe(2);
  });

  it("verify: is told as what it is", async () => {
    await store();
    const { code, stderr } = await orgfunnel([...calls.verify, "--max-work", "5"]);
    expect(code).toBe(2);
    expect(stderr).toContain("structure-months of work");
  });

  it("is refused by the estimate of all its trials, and says how to allow it", async () => {
    const { code, stderr } = await orgfunnel(["run", scenario, "--trials", "1000000000"]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/gu, " ")).toContain(
      "This would take up to 2.4e9 structure-months of work (trials x replicates x structures x months); " +
        "the most without being asked for is 2e9. Ask for fewer trials, or allow it with --max-work 2.4e9.",
    );
  });

  it("counts the trials there may be at most", async () => {
    const { stderr } = await orgfunnel(["run", scenario, "--precision", "1%", "--max-trials", "1000000000"]);
    expect(stderr).toContain("structure-months of work");
  });

  it.each([
    ["2e9", true],
    ["10G", true],
    ["500k", true],
    ["1.5 M", true],
    ["0", false],
    ["-1", false],
    ["much", false],
    ["1e999", false],
  ])("--max-work %s is read: %s", async (text, isNumber) => {
    const { code, stderr } = await orgfunnel(["run", scenario, "--max-work", text]);
    expect(code).toBe(isNumber ? 0 : 2);
    if (!isNumber) expect(stderr).toContain("it takes a number of structure-months");
  });
});

describe("a trial that takes too long to be stopped", () => {
  const endless = `horizon: 1
trials: 1
assumptions: { capacity.outbound_per_rep: 1e9, capacity.open_deals_per_rep: 1e9 }
structures: { a: { reports_to: { sales: ceo, marketing: ceo } } }
`;

  it.each(["validate", "run"])("is an error of the file, %s says where", async (command) => {
    const { code, stderr } = await orgfunnel([command, write("endless.yaml", endless)]);
    expect(code).toBe(2);
    expect(stderr).toContain("endless.yaml:1:10  horizon");
    expect(stderr.replace(/\s+/gu, " ")).toContain("deals beyond the usual, eight of which take as long as a month.");
  });

  it("is one of the command line where replicates make it long", async () => {
    const { code, stderr } = await orgfunnel(["run", scenario, "--replicates", "1000000"]);
    expect(code).toBe(2);
    expect(stderr).toContain("error --replicates");
    expect(stderr.replace(/\s+/gu, " ")).toContain("Ask for fewer replicates");
  });

  it("is one of the check that sets it", async () => {
    const check = "{ structure: a, outcome: leads, at_least: 1, set: { capacity.outbound_per_rep: 1e9 } }";
    const file = endless
      .replace("capacity.outbound_per_rep: 1e9, ", "")
      .replace("structures", `checks: [${check}]\nstructures`);
    const { code, stderr } = await orgfunnel(["validate", write("check.yaml", file)]);
    expect(code).toBe(2);
    expect(stderr).toContain("One trial is as much work as about");
  });
});
