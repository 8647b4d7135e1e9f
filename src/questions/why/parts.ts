import { EFFECT_TARGET_ROWS, type EffectTarget } from "../../assumptions/effect-targets.js";
import type { PlayerId } from "../../analysis/why/players.js";

const acting = (target: EffectTarget): string => EFFECT_TARGET_ROWS.find(({ id }) => id === target)?.short ?? target;

/** What the parts of a difference are called. */
export const PART_LABELS: Readonly<Record<PlayerId, string>> = {
  lead_volume: acting("lead_volume"),
  acceptance: acting("acceptance"),
  follow_up: acting("follow_up"),
  response_time: acting("response_time"),
  win_rate: acting("win_rate"),
  outbound: acting("outbound"),
  churn: acting("churn"),
  attrition: acting("attrition"),
  expansion: acting("expansion"),
  handover: acting("handover"),
  sdr_outbound: acting("sdr_outbound"),
  focus: "marketing's focus",
  mandate: "mandate",
  headcount: "headcount",
  managers: "managers",
  overrides: "other assumptions",
  transition: "disruption by the change",
  relation: "reporting lines",
  background: "manager's background",
  sdr: "place of the SDRs",
  success: "place of customer success",
  own: "own effects",
};
