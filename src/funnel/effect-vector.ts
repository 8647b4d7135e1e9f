/** A structure's effects as one vector of ratios, 1 = no effect, in the order of `EFFECT_TARGETS`. */
export const enum Effect {
  LeadVolume,
  Acceptance,
  FollowUp,
  ResponseTime,
  WinRate,
  Outbound,
  Churn,
  Attrition,
  FocusLeadGeneration,
  FocusBrand,
  FocusCustomerDelight,
  FocusUserExperience,
  FocusEmployerBrand,
  Size,
}
