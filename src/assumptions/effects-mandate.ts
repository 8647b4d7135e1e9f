import type { Assumption } from "./assumption.js";
import { REPORT } from "./claims.js";
import { effectRows } from "./effect-row.js";
import { RELATION_LABELS } from "./relation-labels.js";

const DRIVE = effectRows(
  "effect.mandate.drive",
  "When marketing is asked to drive revenue",
  "mandate drive",
  [
    ["lead_volume", "1.55 */ 1.25", REPORT.askedToDriveRevenue],
    ["acceptance", "1.60 */ 1.35", REPORT.askedToDriveRevenue],
    ["follow_up", "1.50 */ 1.35", REPORT.askedToDriveRevenue],
    ["response_time", "0.80 */ 1.30", REPORT.askedToDriveRevenue],
    ["win_rate", "1.28 */ 1.15", REPORT.askedToDriveRevenue],
    ["churn", "0.82 */ 1.20", REPORT.askedToDriveRevenue],
    ["focus.lead_generation", "1.1", REPORT.askedToDriveRevenue],
  ],
  { exponent: "mandate.weight" },
);

const SUPPORT = effectRows("effect.mandate.support", "When marketing is asked to support sales", "mandate support", [
  ["win_rate", "1.03 */ 1.08", REPORT.honestServant],
  ["outbound", "1.05 */ 1.10", REPORT.honestServant],
]);

const weight = (relation: keyof typeof RELATION_LABELS, value: string, whose: string): Assumption => ({
  id: `mandate.weight.${relation}`,
  label: `weight of the mandate, ${RELATION_LABELS[relation]}`,
  value,
  unit: "exponent of the mandate to drive revenue",
  domain: "probability",
  meaning: `How much being asked to drive revenue counts when ${whose} asks, compared with the CEO or COO.`,
  source: REPORT.importance,
  grade: "assumption",
});

/** A mandate weighs what its giver weighs: the exponent of the mandate to drive revenue, by relation. */
export const MANDATE_WEIGHTS = [
  weight("marketing_under_sales", "10% to 50%", "sales, marketing's superior,"),
  weight("sales_under_marketing", "30% to 80%", "marketing itself, the superior of sales,"),
  weight("shared_head", "20% to 60%", "a head of both teams"),
  weight("shared_bilingual_leader", "50% to 90%", "a leader who understands both teams"),
  weight("shared_executive", "1", "the CEO or COO"),
];

/** Effects of what marketing is asked to do about revenue. The mandate `none` has none. */
export const MANDATE_EFFECTS = [...DRIVE, ...SUPPORT];
