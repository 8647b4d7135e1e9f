import { ESSAY } from "./claims.js";
import { effectRows } from "./effect-row.js";

const SALES = effectRows(
  "effect.background.sales",
  "When the deciding manager comes from sales",
  "manager from sales",
  [
    ["focus.lead_generation", "1.5", ESSAY.brandAndDelightNeglected],
    ["focus.brand", "0.58", ESSAY.brandAndDelightNeglected],
    ["focus.customer_delight", "0.65", ESSAY.brandAndDelightNeglected],
    ["focus.user_experience", "0.89", ESSAY.brandAndDelightNeglected],
    ["focus.employer_brand", "0.74", ESSAY.brandAndDelightNeglected],
  ],
);

const MARKETING = effectRows(
  "effect.background.marketing",
  "When the deciding manager comes from marketing",
  "manager from marketing",
  [
    ["win_rate", "0.97 */ 1.08", ESSAY.cannotRunSales],
    ["outbound", "0.92 */ 1.10", ESSAY.cannotRunSales],
    ["focus.lead_generation", "0.95", ESSAY.cannotRunSales],
    ["focus.brand", "1.15", ESSAY.cannotRunSales],
  ],
);

/** Under a head, a manager of both backgrounds is a relation of its own; under a team's own head, it has no effect. */
const BOTH = effectRows(
  "effect.background.both",
  "When the CEO or COO over both teams understands both",
  "CEO who understands both",
  [
    ["lead_volume", "1.10 */ 1.15", ESSAY.specialists],
    ["acceptance", "1.25 */ 1.25", ESSAY.specialists],
    ["follow_up", "1.25 */ 1.25", ESSAY.specialists],
    ["response_time", "0.90 */ 1.25", ESSAY.specialists],
    ["win_rate", "1.12 */ 1.12", ESSAY.specialists],
    ["churn", "0.90 */ 1.15", ESSAY.nonRevenueMarketing],
    ["focus.lead_generation", "0.97", ESSAY.nonRevenueMarketing],
    ["focus.brand", "1.1", ESSAY.nonRevenueMarketing],
    ["focus.customer_delight", "1.15", ESSAY.nonRevenueMarketing],
    ["focus.user_experience", "1.08", ESSAY.nonRevenueMarketing],
    ["focus.employer_brand", "1.08", ESSAY.nonRevenueMarketing],
  ],
  { onlyUnder: "shared_executive" },
);

/** Effects of where the deciding manager comes from. The background `general` has none. */
export const BACKGROUND_EFFECTS = [...SALES, ...MARKETING, ...BOTH];
