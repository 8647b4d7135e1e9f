import { ESSAY, REPORT } from "./claims.js";
import { effectRows } from "./effect-row.js";
import { RELATION_LABELS } from "./relation-labels.js";
import { OWN_CHOICE } from "./sources.js";

const MARKETING_UNDER_SALES = effectRows(
  "effect.relation.marketing_under_sales",
  "With marketing under sales",
  RELATION_LABELS.marketing_under_sales,
  [
    ["lead_volume", "1.15 */ 1.25", ESSAY.revenueFast],
    ["acceptance", "2.80 */ 1.50", REPORT.acceptanceRockets],
    ["follow_up", "1.70 */ 1.40", REPORT.contributionTriples],
    ["response_time", "0.80 */ 1.40", ESSAY.revenueFast],
    ["win_rate", "1.10 */ 1.15", REPORT.contributionTriples],
    ["outbound", "1 */ 1.10", OWN_CHOICE],
    ["churn", "0.66 */ 1.25", REPORT.churnLowest],
    ["attrition", "1.10 */ 1.20", ESSAY.controlRestricts],
    ["focus.lead_generation", "1.2", ESSAY.brandAndDelightNeglected],
    ["focus.brand", "0.80", ESSAY.brandAndDelightNeglected],
    ["focus.customer_delight", "0.85", ESSAY.brandAndDelightNeglected],
    ["focus.user_experience", "0.9", ESSAY.nonRevenueMarketing],
    ["focus.employer_brand", "0.85", ESSAY.nonRevenueMarketing],
  ],
);

const SALES_UNDER_MARKETING = effectRows(
  "effect.relation.sales_under_marketing",
  "With sales under marketing",
  RELATION_LABELS.sales_under_marketing,
  [
    ["lead_volume", "0.32 */ 1.30", REPORT.volumesTooLow],
    ["acceptance", "1.40 */ 1.40", REPORT.diligentFollowUp],
    ["follow_up", "3.90 */ 1.60", REPORT.diligentFollowUp],
    ["response_time", "0.60 */ 1.40", ESSAY.leadsFollowedUp],
    ["win_rate", "0.88 */ 1.15", ESSAY.cannotRunSales],
    ["outbound", "0.82 */ 1.15", ESSAY.cannotRunSales],
    ["churn", "0.95 */ 1.20", OWN_CHOICE],
    ["attrition", "1.10 */ 1.20", ESSAY.controlRestricts],
    ["focus.lead_generation", "0.8", REPORT.volumesTooLow],
    ["focus.brand", "1.3", OWN_CHOICE],
    ["focus.customer_delight", "1.1", OWN_CHOICE],
    ["focus.user_experience", "1.1", OWN_CHOICE],
    ["focus.employer_brand", "1.1", OWN_CHOICE],
  ],
);

const SHARED_HEAD = effectRows(
  "effect.relation.shared_head",
  "With a shared head of both teams",
  RELATION_LABELS.shared_head,
  [
    ["lead_volume", "1 */ 1.15", REPORT.flatLine],
    ["acceptance", "1 */ 1.20", REPORT.flatLine],
    ["follow_up", "1 */ 1.20", REPORT.flatLine],
    ["response_time", "1 */ 1.20", REPORT.flatLine],
    ["win_rate", "1 */ 1.10", REPORT.flatLine],
    ["outbound", "1 */ 1.10", REPORT.flatLine],
    ["churn", "1 */ 1.10", REPORT.flatLine],
    ["attrition", "1 */ 1.10", REPORT.flatLine],
  ],
);

const SHARED_BILINGUAL_LEADER = effectRows(
  "effect.relation.shared_bilingual_leader",
  "With a shared leader who understands both teams",
  RELATION_LABELS.shared_bilingual_leader,
  [
    ["lead_volume", "1.32 */ 1.15", ESSAY.specialists],
    ["acceptance", "1.60 */ 1.40", ESSAY.specialists],
    ["follow_up", "1.60 */ 1.40", ESSAY.specialists],
    ["response_time", "0.80 */ 1.30", ESSAY.specialists],
    ["win_rate", "1.27 */ 1.15", ESSAY.specialists],
    ["outbound", "1.05 */ 1.10", ESSAY.specialists],
    ["churn", "0.84 */ 1.20", ESSAY.nonRevenueMarketing],
    ["attrition", "0.97 */ 1.15", ESSAY.nonRevenueMarketing],
    ["focus.lead_generation", "0.97", ESSAY.nonRevenueMarketing],
    ["focus.brand", "1.1", ESSAY.nonRevenueMarketing],
    ["focus.customer_delight", "1.15", ESSAY.nonRevenueMarketing],
    ["focus.user_experience", "1.08", ESSAY.nonRevenueMarketing],
    ["focus.employer_brand", "1.08", ESSAY.nonRevenueMarketing],
  ],
);

const SHARED_EXECUTIVE = effectRows(
  "effect.relation.shared_executive",
  "With both teams under the CEO or COO",
  RELATION_LABELS.shared_executive,
  [
    ["lead_volume", "1.05 */ 1.20", REPORT.chiefExecutiveBest],
    ["acceptance", "1.15 */ 1.30", REPORT.chiefExecutiveBest],
    ["follow_up", "1.15 */ 1.30", REPORT.chiefExecutiveBest],
    ["response_time", "0.95 */ 1.30", REPORT.chiefExecutiveBest],
    ["win_rate", "1.05 */ 1.15", REPORT.chiefExecutiveBest],
    ["outbound", "1 */ 1.10", OWN_CHOICE],
    ["churn", "0.96 */ 1.15", REPORT.chiefExecutiveBest],
    ["attrition", "0.97 */ 1.15", REPORT.chiefExecutiveBest],
  ],
);

/** Effects of how the two teams are tied together. A missing target has no effect: exactly 1. */
export const RELATION_EFFECTS = [
  ...MARKETING_UNDER_SALES,
  ...SALES_UNDER_MARKETING,
  ...SHARED_HEAD,
  ...SHARED_BILINGUAL_LEADER,
  ...SHARED_EXECUTIVE,
];
