import { expect, test } from "vitest";
import { inputDrawer } from "../../src/simulation/drawn-inputs.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { bookInputs, FIVE, plan } from "../support/plans.js";

const OTHER_LAWS = bookInputs().map((input, place) => {
  const own = input.distribution;
  if (place === 0) return { ...input, distribution: { kind: "empirical", values: [1, 2, 3] } as const };
  if (place === 1) return { ...input, distribution: { kind: "pert", low: 1, mode: 2, high: 5, shape: 4 } as const };
  return { ...input, distribution: own };
});

test.each<[string, Partial<Plan>]>([
  ["independent", {}],
  ["of several streams of luck", { replicates: 3 }],
  ["correlated", { correlations: [{ a: "funnel.acceptance", b: "funnel.follow_up", rank: 0.8 }] }],
  ["quasi-random", { sampling: "qmc" }],
  ["of a design", { design: { kind: "saltelli", factors: [["funnel.acceptance"], ["market.leads_per_month"]] } }],
  ["of other laws", { inputs: OTHER_LAWS }],
])("inputs drawn again, %s, are those of a simulation, bit by bit", (_, changes) => {
  const given = plan(FIVE.slice(0, 2), { horizonMonths: 1, ...changes });
  const { inputs } = createMachine(given).simulate(37, 61, { inputs: true, tallies: false });
  const drawn = inputDrawer(given)({ from: 37, to: 98 });
  expect(Buffer.from(drawn.buffer).equals(Buffer.from(inputs?.buffer ?? new ArrayBuffer(0)))).toBe(true);
});
