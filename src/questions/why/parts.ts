import type { PlayerId } from "../../analysis/why/players.js";

/** What the parts of a difference are called. */
export const PART_LABELS: Readonly<Record<PlayerId, string>> = {
  lead_volume: "lead volume",
  acceptance: "acceptance",
  follow_up: "follow-up",
  response_time: "response time",
  win_rate: "win rate",
  outbound: "outbound",
  churn: "churn",
  attrition: "attrition",
  expansion: "expansion of customers",
  handover: "hand-over from SDRs",
  sdr_outbound: "opportunities SDRs find",
  focus: "focus",
  mandate: "mandate",
  headcount: "headcount",
  managers: "managers",
  overrides: "other assumptions",
  transition: "disruption by the change",
  relation: "relation",
  background: "background",
  sdr: "place of the SDRs",
  success: "place of customer success",
  own: "own effects",
};
