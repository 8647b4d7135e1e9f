import { EFFECT_RATIOS } from "../assumptions/effect-row.js";
import { EFFECT_TARGETS, type EffectTarget } from "./effects.js";

/** One row per effect target: what kind of ratio it is and which assumptions it acts on. */
export interface EffectTargetKind {
  readonly target: EffectTarget;
  readonly kind: (typeof EFFECT_RATIOS)[EffectTarget]["kind"];
  /** Ids of the assumptions that the ratio changes. */
  readonly bases: readonly string[];
  readonly label: string;
}

const ACTS_ON: Readonly<Record<EffectTarget, { readonly bases: readonly string[]; readonly label: string }>> = {
  lead_volume: { bases: ["market.leads_per_month"], label: "leads per month" },
  acceptance: { bases: ["funnel.acceptance"], label: "acceptance of MQLs" },
  follow_up: { bases: ["funnel.follow_up"], label: "follow-up of accepted leads" },
  response_time: { bases: ["funnel.opportunity"], label: "time to first response" },
  win_rate: { bases: ["funnel.win_inbound", "funnel.win_outbound"], label: "win rate" },
  outbound: { bases: ["capacity.outbound_per_rep"], label: "opportunities sales finds by itself" },
  churn: { bases: ["customers.monthly_churn"], label: "customer churn" },
  attrition: { bases: ["people.marketing_attrition", "people.sales_attrition"], label: "staff leaving" },
  "focus.lead_generation": { bases: ["focus.lead_generation"], label: "focus on lead generation" },
  "focus.brand": { bases: ["focus.brand"], label: "focus on brand" },
  "focus.customer_delight": { bases: ["focus.customer_delight"], label: "focus on customer delight" },
  "focus.user_experience": { bases: ["focus.user_experience"], label: "focus on user experience" },
  "focus.employer_brand": { bases: ["focus.employer_brand"], label: "focus on employer brand" },
};

/** In the order of `EFFECT_TARGETS`. Response time acts on the opportunity rate through `funnel.response_elasticity`. */
export const EFFECT_TARGET_KINDS: readonly EffectTargetKind[] = EFFECT_TARGETS.map((target) => ({
  target,
  kind: EFFECT_RATIOS[target].kind,
  ...ACTS_ON[target],
}));
