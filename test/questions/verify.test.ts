import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { ResultFile } from "../../src/report/result/result-file.js";
import type { VerifyRest } from "../../src/questions/verify/record.js";
import { interruptedBeforeAnswer, orgfunnel } from "../cli/program.js";
import { resultFileOf, smallCalls } from "./calls.js";

const { path, write, remove, scenario, calls } = smallCalls();
afterAll(remove);

/** A result of every question that has scenarios, and one number of it. */
const RESULTS: readonly (readonly [what: string, args: readonly string[], number: string])[] = [
  ["run", calls.run, "structures.head.outcomes.wins.mean"],
  ["run, overridden", [...calls.run, "--set", "funnel.acceptance=40%", "--seed", "z"], "pairs.0.advantage"],
  ["check", calls.check, "checks.0.observed"],
  ["why", calls.why, "why.bridge.total.mean"],
  ["why, by target", [...calls.why, "--by", "target", "--effects", "0.5"], "why.funnel.stages.leads.from.mean"],
  ["drivers", calls.drivers, "drivers.factors.0.difference.muStar"],
  ["drivers, sobol", [...calls.drivers, "--method", "sobol"], "drivers.factors.1.difference.total.share"],
  ["sweep", calls.sweep, "variants.1.lead.mean"],
  ["sweep, other outcomes", [...calls.sweep, "--outcomes", "wins"], "variants.1.lead.mean"],
  ["sweep, random", [...calls["sweep-plan"].slice(0, -1)], "base.structures.head.outcomes.value.mean"],
  ["sweep, cases", ["sweep", scenario, "--cases", write("cases.csv", "horizon\n1\n2\n")], "variants.1.trials"],
  ["sweep-plan", calls["sweep-plan"], "work"],
  ["choice", calls.choice, "near.1.shortfall.mean"],
  ["explain", calls.explain, "structures.head.effects.0.ratio"],
  ["self-test", calls["self-test"], "parts.0.compared"],
];

const verified = async (file: string) => {
  const { code, stdout, stderr } = await orgfunnel(["verify", file, "--format", "json"]);
  return { code, stderr, result: JSON.parse(stdout) as ResultFile<object> & VerifyRest };
};

/** Adds 1 to the number at a dotted path, as `verify` writes it: items of lists by id, else by place. */
function changeNumber(tree: unknown, at: string): void {
  const [key, ...rest] = at.split(".");
  if (typeof tree !== "object" || tree === null) throw new Error(`nothing at ${at}`);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(tree);
  const idOf = (item: unknown): unknown =>
    typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
  const [name, value] = entries.find(([place, item]) => (idOf(item) ?? place) === key) ?? [];
  if (name === undefined) throw new Error(`nothing at ${at}`);
  if (rest.length > 0) changeNumber(value, rest.join("."));
  else if (typeof value === "number") Object.assign(tree, { [name]: value + 1 });
  else throw new Error(`no number at ${at}`);
}

describe("verify finds again", () => {
  test.each(RESULTS)("%s, and one changed number", async (what, args, number) => {
    const file = path("stored.json");
    const stored = await resultFileOf(args, file);
    const same = await verified(file);
    expect([same.code, same.stderr]).toEqual([0, ""]);
    expect(same.result).toMatchObject({ confirmed: true, verified: what.split(",")[0] });
    expect(same.result.verifications).toMatchObject([{ name: "Small", file: scenario, differences: [] }]);
    expect(same.result.verifications[0].compared).toBeGreaterThan(10);

    changeNumber(stored.scenarios[0], number);
    writeFileSync(file, JSON.stringify(stored));
    const other = await verified(file);
    expect([other.code, other.result.confirmed]).toEqual([99, false]);
    expect(other.result.verifications[0].differences.map((difference) => difference.path)).toEqual([number]);
  });

  test("drivers from samples, with groups", async () => {
    const file = path("samples.json");
    const group = ["--group", "mine=funnel.*"];
    await resultFileOf(["drivers", scenario, "--trials", "700", ...group], file);
    expect((await verified(file)).code).toBe(0);
  });

  test("a check that fails, and one against a baseline", async () => {
    const base = path("base.json");
    await resultFileOf(calls.run, base);
    const file = path("compared.json");
    await resultFileOf([...calls.check, "--baseline", base, "--set", "funnel.acceptance=10%"], file);
    const { code, result } = await verified(file);
    expect(code).toBe(0);
    expect(result.verifications[0].compared).toBeGreaterThan(100);
  });
});

describe("verify refuses", () => {
  test.each([
    ["the book", ["explain"]],
    ["a validation", calls.validate],
  ])("%s: no number in it came of a scenario", async (_, args) => {
    const file = path("bare.json");
    await resultFileOf(args, file);
    const { code, stdout, stderr } = await orgfunnel(["verify", file]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/gu, " ")).toContain("without numbers of a scenario: there is nothing to compare");
  });

  test("an interrupted check: the trials it was left with are not those of another", async () => {
    const file = path("cut.json");
    expect((await orgfunnel([...calls.check, "-o", file], interruptedBeforeAnswer())).code).toBe(130);
    const { code, stdout, stderr } = await orgfunnel(["verify", path("cut.partial.json")]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replace(/\s+/gu, " ")).toContain("was interrupted");
  });
});

test("a scenario that cannot be read any more confirms nothing", async () => {
  const moving = write("moving.yaml", readFileSync(scenario, "utf8"));
  const file = path("moved.json");
  await resultFileOf(["explain", moving], file);
  writeFileSync(moving, "horizn: 3\n");
  const { code, stdout, stderr } = await orgfunnel(["verify", file]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("horizn");
});
