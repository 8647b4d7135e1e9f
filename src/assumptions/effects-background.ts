import { ESSAY } from "./claims.js";
import { effectRows } from "./effect-row.js";

const SALES = effectRows("effect.background.sales", "When the deciding manager comes from sales", [
  ["focus.lead_generation", "1.2", ESSAY.brandAndDelightNeglected],
  ["focus.brand", "0.85", ESSAY.brandAndDelightNeglected],
  ["focus.customer_delight", "0.85", ESSAY.brandAndDelightNeglected],
  ["focus.employer_brand", "0.9", ESSAY.brandAndDelightNeglected],
]);

const MARKETING = effectRows("effect.background.marketing", "When the deciding manager comes from marketing", [
  ["win_rate", "0.97 */ 1.08", ESSAY.cannotRunSales],
  ["outbound", "0.92 */ 1.10", ESSAY.cannotRunSales],
  ["focus.lead_generation", "0.95", ESSAY.cannotRunSales],
  ["focus.brand", "1.15", ESSAY.cannotRunSales],
]);

/** Effects of where the deciding manager comes from. The backgrounds `both` and `general` have none. */
export const BACKGROUND_EFFECTS = [...SALES, ...MARKETING];
