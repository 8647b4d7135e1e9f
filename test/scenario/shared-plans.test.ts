import { expect, test, vi } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { sharedPlans } from "../../src/scenario/checks/shared-plans.js";
import { STRUCTURES } from "./support.js";

const { plan } = parseScenario(STRUCTURES, "s.yaml");

test("of equal plans it is always the first, and every difference makes another", () => {
  const shared = sharedPlans();
  const copy = structuredClone(plan);
  const [first, ...others] = plan.inputs;
  const different = [
    { ...plan, seed: "other" },
    { ...plan, inputs: others },
    { ...plan, inputs: [...others, first] },
    { ...plan, structures: [...plan.structures].reverse() },
    { ...plan, inputs: [{ ...first, distribution: { kind: "constant", value: 7 } as const }, ...others] },
  ];
  expect(shared(plan)).toBe(plan);
  expect(shared(copy)).toBe(plan);
  for (const other of different) expect(shared(other)).toBe(other);
  for (const other of different) expect(shared(structuredClone(other))).toBe(other);
});

test("what checks with settings of their own have in common is written out once", () => {
  const count = 40;
  const checks = Array.from(
    { length: count },
    (_, place) => `  - { structure: a, at_least: 0, set: { funnel.acceptance: ${30 + place}% } }\n`,
  );
  const whole = JSON.stringify(plan).length;
  const written = vi.spyOn(JSON, "stringify");
  const scenario = parseScenario(`${STRUCTURES}checks:\n${checks.join("")}`, "s.yaml");
  const longest = Math.max(...written.mock.results.map(({ value }) => String(value).length));
  written.mockRestore();
  expect(new Set(scenario.checks.map((check) => check.plan)).size).toBe(count);
  expect(longest).toBeLessThan(whole / 4);
});
