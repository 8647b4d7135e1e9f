import type { Source } from "./assumption.js";
import { effectRows } from "./effect-row.js";
import { SDR_REPORTING, SUCCESS_REPORTING } from "./sources.js";

const argued = (source: Source, finding: string): Source => ({
  ...source,
  finding: `${finding}; no effect sizes are published`,
});

const USUAL = argued(SDR_REPORTING, "68 % of firms have their SDRs under sales: the reference");
const ELSEWHERE = argued(SDR_REPORTING, "a third of firms have their SDRs elsewhere than under sales");
const DEBATED = argued(SUCCESS_REPORTING, "argued both ways: a check on sales, or a source of expansion");

/**
 * Effects of where a sales development and a customer success team stand in the chart; they act only where the team has
 * posts.
 */
export const PLACE_EFFECTS = [
  ...effectRows("effect.sdr.under_sales", "With SDRs under sales", "SDRs under sales", [
    ["follow_up", "1 */ 1.15", USUAL],
    ["response_time", "1 */ 1.15", USUAL],
    ["handover", "1 */ 1.15", USUAL],
    ["sdr_outbound", "1 */ 1.15", USUAL],
  ]),
  ...effectRows("effect.sdr.under_marketing", "With SDRs under marketing", "SDRs under marketing", [
    ["follow_up", "1.25 */ 1.30", ELSEWHERE],
    ["response_time", "0.85 */ 1.25", ELSEWHERE],
    ["handover", "0.80 */ 1.30", ELSEWHERE],
    ["sdr_outbound", "0.85 */ 1.25", ELSEWHERE],
  ]),
  ...effectRows("effect.sdr.apart", "With SDRs apart from marketing and sales", "SDRs apart", [
    ["follow_up", "1.05 */ 1.25", ELSEWHERE],
    ["response_time", "0.95 */ 1.20", ELSEWHERE],
    ["handover", "0.90 */ 1.25", ELSEWHERE],
    ["sdr_outbound", "1 */ 1.20", ELSEWHERE],
  ]),
  ...effectRows("effect.success.under_sales", "With customer success under sales", "customer success under sales", [
    ["churn", "1.04 */ 1.12", DEBATED],
    ["expansion", "1.12 */ 1.20", DEBATED],
  ]),
  ...effectRows(
    "effect.success.under_marketing",
    "With customer success under marketing",
    "customer success under marketing",
    [
      ["churn", "0.99 */ 1.10", DEBATED],
      ["expansion", "0.98 */ 1.15", DEBATED],
    ],
  ),
  ...effectRows(
    "effect.success.apart",
    "With customer success apart from marketing and sales",
    "customer success apart",
    [
      ["churn", "1 */ 1.08", DEBATED],
      ["expansion", "1 */ 1.10", DEBATED],
    ],
  ),
];
