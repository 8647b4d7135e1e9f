import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/questions/run/answer.js";
import { loadScenario } from "../../src/scenario/load.js";

/**
 * Frozen, not derived: what every shipped scenario gave when this file was last written. A difference means that numbers
 * of unchanged scenarios changed, which needs a line in CHANGELOG.md; then renew with `npx vitest run test/frozen -u`.
 */
const TRIALS = 500;

/** A fixed list: an outcome added later changes no frozen file. */
const OUTCOMES = [
  "profit",
  "revenue",
  "bookings",
  "marketing_bookings",
  "marketing_contribution",
  "closure_rate",
  "mql_acceptance",
  "follow_up_rate",
  "leads",
  "mqls",
  "opportunities",
  "outbound_opportunities",
  "wins",
  "customer_churn",
  "customers_end",
  "recurring_revenue_end",
  "brand_index",
  "delight_index",
  "ux_index",
  "employer_index",
  "staff_turnover",
  "leads_lost_to_capacity",
  "cost_per_win",
  "objective",
] as const;

describe("the numbers of the shipped scenarios have not changed", () => {
  it.each(readdirSync("scenarios").filter((file) => file.endsWith(".yaml")))("%s", async (file) => {
    const { comparison } = await run(loadScenario(`scenarios/${file}`), { trials: TRIALS });
    const frozen = comparison.structures.map(({ id, outcomes, probabilityBest, expectedRegret }) => ({
      id,
      probabilityBest,
      expectedRegret,
      means: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcomes[outcome].mean])),
      medians: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcomes[outcome].p50])),
    }));
    const text = `${JSON.stringify({ trials: TRIALS, structures: frozen }, null, 1)}\n`;
    await expect(text).toMatchFileSnapshot(`./${file.replace(".yaml", ".json")}`);
  });
});
