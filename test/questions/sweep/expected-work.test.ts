import { afterAll, expect, test } from "vitest";
import { fewOfMany } from "../../../src/questions/sweep/variants/few-of-many.js";
import type { WhatIfsGiven } from "../../../src/questions/sweep/variants/read-what-ifs.js";
import { orgfunnel, scenarioFolder } from "../../cli/program.js";

const folder = scenarioFolder();
afterAll(folder.remove);
const file = folder.write(
  "two.yaml",
  `name: Two
horizon: 3
trials: 10
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  sales: { reports_to: { marketing: sales, sales: ceo } }
`,
);
const MANY = ["sweep", file, "-P", "market.leads_per_month=1:20000:1", "--dry-run", "--quiet", "--max-work"];

test("what-ifs that are far too much work are refused before they are read, be it to list them", async () => {
  const { code, stderr } = await orgfunnel([...MANY, "1000"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/This would take up to [\d.e]+ structure-months/u);
});

const LEADS = "market.leads_per_month=1:1000:1";

test.each<[string, WhatIfsGiven, number]>([
  ["a grid of two keys", { parameterScan: [LEADS, "customers.initial=1:1000:1"] }, 1_000_000],
  ["one key", { parameterScan: ["market.leads_per_month=1:1000000:1"] }, 1_000_000],
  ["a sample", { parameterScan: ["market.leads_per_month=1:1000"], random: "1000000" }, 1_000_000],
  ["pairs", { parameterScan: [LEADS, "customers.initial=2000:1001:-1"], zip: true }, 1_000],
  ["a list beside", { parameterScan: [LEADS], parameterList: ["trials=1,2,3"] }, 3_000],
])("how many what-ifs there are is known before they are made: %s", (_, given, count) => {
  const few = fewOfMany(given);
  expect(few?.count).toBe(count);
  // A few stand for all, from the first part to the last; of a million every 37th is asked for.
  const step = count > 10_000 ? 37 : 1;
  const values = new Set(Array.from({ length: count / step }, (__, place) => few?.at(step * place).settings[0].value));
  expect([values.size >= 10, values.size <= 20]).toEqual([true, true]);
  expect(few?.at(count - 1).settings).toHaveLength(
    [...(given.parameterScan ?? []), ...(given.parameterList ?? [])].length,
  );
});

test("nothing stands for lists that are paired, nor for what cannot be read", () => {
  expect(fewOfMany({ parameterScan: [LEADS], parameterList: ["trials=1,2"], zip: true })).toBeUndefined();
  expect(fewOfMany({ parameterScan: ["market.leads_per_month=1:x:1"] })).toBeUndefined();
});

test("a million what-ifs are refused for their work, and more by their number", async () => {
  const million = await orgfunnel([
    "sweep",
    file,
    "-P",
    LEADS,
    "-P",
    "customers.initial=1:1000:1",
    "--max-work",
    "1e6",
  ]);
  expect([million.code, /would take up to [\d.e]+ structure-months/u.test(million.stderr)]).toEqual([2, true]);
  const more = await orgfunnel(["sweep", file, "-P", "market.leads_per_month=1:1000000:1", "-L", "trials=1,2"]);
  expect([more.code, more.stderr.includes("2,000,000 what-ifs")]).toEqual([2, true]);
});
