import { lazyUnion } from "../foundation/lazily.js";
import type { Plan } from "../simulation/plan.js";
import { lazyHash } from "./hash.js";
import type { Scenario } from "./scenario.js";

/** The scenario with another plan, and the hash that goes with it. */
export function withPlan(scenario: Scenario, plan: Plan): Scenario {
  const { trials, objective, reference } = scenario;
  return lazyUnion(lazyUnion(scenario, { plan }), lazyHash({ plan, trials, objective, reference }));
}
