import type { COMPANY } from "./company.js";

/** One row per effect target. Every effect is a ratio; 1 is no effect. */
export interface EffectTargetRow {
  readonly id: string;
  readonly kind: "rate ratio" | "odds ratio" | "time ratio" | "hazard ratio" | "weight ratio";
  /** What the ratio multiplies: "Multiplies ...". */
  readonly multiplies: string;
  readonly label: string;
  /** The same in one to three words, where it stands beside something else. */
  readonly short: string;
  /** Ids of the assumptions that the ratio changes. */
  readonly bases: readonly (typeof COMPANY)[number]["id"][];
}

/**
 * What a structure effect acts on, in the order of every vector of effects. Response time acts on the opportunity rate
 * through `funnel.response_elasticity`; focus weights are normalised after the ratios.
 */
export const EFFECT_TARGET_ROWS = [
  {
    id: "lead_volume",
    kind: "rate ratio",
    multiplies: "the leads marketing generates",
    label: "leads per month",
    short: "lead volume",
    bases: ["market.leads_per_month"],
  },
  {
    id: "acceptance",
    kind: "odds ratio",
    multiplies: "the odds that sales accepts a qualified lead",
    label: "acceptance of qualified leads",
    short: "acceptance",
    bases: ["funnel.acceptance"],
  },
  {
    id: "follow_up",
    kind: "odds ratio",
    multiplies: "the odds that an accepted lead is worked on",
    label: "follow-up of accepted leads",
    short: "follow-up",
    bases: ["funnel.follow_up"],
  },
  {
    id: "response_time",
    kind: "time ratio",
    multiplies: "the time until a lead gets its first answer",
    label: "time to first response",
    short: "response time",
    bases: ["funnel.opportunity"],
  },
  {
    id: "win_rate",
    kind: "odds ratio",
    multiplies: "the odds that a deal is won",
    label: "win rate",
    short: "win rate",
    bases: ["funnel.win_inbound", "funnel.win_outbound"],
  },
  {
    id: "outbound",
    kind: "rate ratio",
    multiplies: "the deals sales opens by itself",
    label: "opportunities sales finds by itself",
    short: "outbound",
    bases: ["capacity.outbound_per_rep"],
  },
  {
    id: "churn",
    kind: "hazard ratio",
    multiplies: "the rate at which customers leave",
    label: "customer churn",
    short: "churn",
    bases: ["customers.monthly_churn"],
  },
  {
    id: "attrition",
    kind: "hazard ratio",
    multiplies: "the rate at which staff leave",
    label: "staff leaving",
    short: "staff leaving",
    bases: ["people.marketing_attrition", "people.sales_attrition", "people.sdr_attrition", "people.success_attrition"],
  },
  {
    id: "expansion",
    kind: "hazard ratio",
    multiplies: "the rate at which customers buy more",
    label: "expansion of customers",
    short: "expansion",
    bases: ["customers.expansion"],
  },
  {
    id: "handover",
    kind: "odds ratio",
    multiplies: "the odds that sales takes over what an SDR hands on",
    label: "hand-over from SDRs to sales",
    short: "hand-over from SDRs",
    bases: ["sdr.handover"],
  },
  {
    id: "sdr_outbound",
    kind: "rate ratio",
    multiplies: "the deals SDRs open by themselves",
    label: "opportunities SDRs find by themselves",
    short: "outbound by SDRs",
    bases: ["sdr.outbound_per_sdr"],
  },
  {
    id: "focus.lead_generation",
    kind: "weight ratio",
    multiplies: "marketing's focus on finding leads",
    label: "focus on lead generation",
    short: "focus on leads",
    bases: ["focus.lead_generation"],
  },
  {
    id: "focus.brand",
    kind: "weight ratio",
    multiplies: "marketing's focus on the brand",
    label: "focus on brand",
    short: "focus on brand",
    bases: ["focus.brand"],
  },
  {
    id: "focus.customer_delight",
    kind: "weight ratio",
    multiplies: "marketing's focus on customer delight",
    label: "focus on customer delight",
    short: "focus on delight",
    bases: ["focus.customer_delight"],
  },
  {
    id: "focus.user_experience",
    kind: "weight ratio",
    multiplies: "marketing's focus on user experience",
    label: "focus on user experience",
    short: "focus on user experience",
    bases: ["focus.user_experience"],
  },
  {
    id: "focus.employer_brand",
    kind: "weight ratio",
    multiplies: "marketing's focus on the employer brand",
    label: "focus on employer brand",
    short: "focus on employer brand",
    bases: ["focus.employer_brand"],
  },
] as const satisfies readonly EffectTargetRow[];

/** What a structure effect acts on. */
export type EffectTarget = (typeof EFFECT_TARGET_ROWS)[number]["id"];
export const EFFECT_TARGETS: readonly EffectTarget[] = EFFECT_TARGET_ROWS.map(({ id }) => id);
