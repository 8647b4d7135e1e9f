import { OUTCOMES, type OutcomeId } from "../../src/funnel/outcomes.js";
import { Tally } from "../../src/funnel/model/places.js";
import type { Block } from "../../src/simulation/block.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { certainInputs, neutral, OFF, plan } from "../support/plans.js";

/** Nothing depends on anything else: no attrition, no elasticity, no referrals, room for everybody. */
export const PLAIN: Readonly<Record<string, number>> = {
  "market.referrals_per_customer": 0,
  "funnel.response_elasticity": 0,
  "capacity.leads_per_rep": 1e6,
  "capacity.open_deals_per_rep": 1e6,
  "capacity.inbound_time_share": 0,
  "people.marketing_attrition": 0,
  "people.sales_attrition": 0,
  "elasticity.focus_to_leads": 0,
  "elasticity.brand_to_leads": 0,
  "elasticity.ux_to_qualification": 0,
  "elasticity.delight_to_churn": 0,
  "elasticity.delight_to_referrals": 0,
  "elasticity.employer_brand_to_attrition": 0,
};

/** One neutral structure with all inputs certain; the wider company is off but for what is given. */
export function certainPlan(certain: Readonly<Record<string, number>>, changes: Partial<Plan> = {}): Plan {
  return plan([neutral("one")], { inputs: certainInputs({ ...OFF, ...certain }), horizonMonths: 12, ...changes });
}

export function simulate(given: Plan, trials: number): Block {
  return createMachine(given).simulate(0, trials, { inputs: false, tallies: true });
}

/** An outcome of the first structure, trial by trial. */
export function outcome(block: Block, id: OutcomeId): number[] {
  const row = OUTCOMES.findIndex((one) => one.id === id);
  return [...block.outcomes.slice(row * block.trials, (row + 1) * block.trials)];
}

/** What is recorded of the only structure after month `month` (from 0 on), trial by trial; flows are sums so far. */
export function recorded(block: Block, { horizonMonths }: Plan, entry: number, month: number): number[] {
  const tallies = block.tallies ?? new Float64Array(0);
  return Array.from(
    { length: block.trials },
    (_, trial) => tallies[(trial * horizonMonths + month) * Tally.Size + entry],
  );
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Distance of the mean of `values` from `expected`, in standard errors estimated from the values. */
export function zOfMean(values: readonly number[], expected: number): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) ** 2));
  return (centre - expected) / Math.sqrt(variance / values.length);
}
