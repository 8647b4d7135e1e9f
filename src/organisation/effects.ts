export const EFFECT_TARGETS = [
  "lead_volume",
  "acceptance",
  "follow_up",
  "response_time",
  "win_rate",
  "outbound",
  "churn",
  "attrition",
  "focus.lead_generation",
  "focus.brand",
  "focus.customer_delight",
  "focus.user_experience",
  "focus.employer_brand",
] as const;
/** What a structure effect acts on. Every effect is a ratio (rate, odds, time, hazard or weight ratio); 1 is no effect. */
export type EffectTarget = (typeof EFFECT_TARGETS)[number];

/** One factor of a structure's effect on `target`: the value, trial by trial, of the planned input `input`. */
export interface EffectTerm {
  readonly target: EffectTarget;
  readonly input: string;
}
