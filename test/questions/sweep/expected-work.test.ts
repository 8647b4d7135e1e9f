import { afterAll, expect, test } from "vitest";
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
