import { expect, test } from "vitest";
import { scenarioHash } from "../../src/scenario/hash.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { withPlan } from "../../src/scenario/with-plan.js";

test("a scenario with another plan has the hash of that plan", () => {
  const scenario = parseScenario("structures:\n  a: { reports_to: { marketing: ceo, sales: ceo } }\n", "s.yaml");
  const plan = { ...scenario.plan, sampling: "qmc" } as const;
  const changed = withPlan(scenario, plan);
  expect(changed.plan).toBe(plan);
  expect(changed.hash).toBe(scenarioHash({ ...scenario, plan }));
  expect(changed.hash).not.toBe(scenario.hash);
});
