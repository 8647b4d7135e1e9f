import { REPORT } from "./claims.js";
import { effectRows } from "./effect-row.js";

const DRIVE = effectRows("effect.mandate.drive", "When marketing is asked to drive revenue", [
  ["lead_volume", "1.55 */ 1.25", REPORT.askedToDriveRevenue],
  ["acceptance", "1.60 */ 1.35", REPORT.askedToDriveRevenue],
  ["follow_up", "1.50 */ 1.35", REPORT.askedToDriveRevenue],
  ["response_time", "0.80 */ 1.30", REPORT.askedToDriveRevenue],
  ["win_rate", "1.28 */ 1.15", REPORT.askedToDriveRevenue],
  ["churn", "0.82 */ 1.20", REPORT.askedToDriveRevenue],
  ["focus.lead_generation", "1.1", REPORT.askedToDriveRevenue],
]);

const SUPPORT = effectRows("effect.mandate.support", "When marketing is asked to support sales", [
  ["win_rate", "1.03 */ 1.08", REPORT.honestServant],
  ["outbound", "1.05 */ 1.10", REPORT.honestServant],
]);

/** Effects of what marketing is asked to do about revenue. The mandate `none` has none. */
export const MANDATE_EFFECTS = [...DRIVE, ...SUPPORT];
