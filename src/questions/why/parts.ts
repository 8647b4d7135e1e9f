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
  focus: "focus",
  mandate: "mandate",
  headcount: "headcount",
  relation: "relation",
  background: "background",
  own: "own effects",
};
