/** What an export must have for an assumption to be measured from it. */
export const NEEDED: readonly { readonly assumptions: readonly string[]; readonly needs: string }[] = [
  {
    assumptions: ["funnel.win_inbound", "funnel.win_outbound", "funnel.sales_cycle"],
    needs: "a list of deals: created, closed and stage",
  },
  { assumptions: ["funnel.deal_value", "funnel.deal_cv"], needs: "an amount of won deals" },
  { assumptions: ["market.leads_per_month", "market.lead_dispersion"], needs: "a list of leads: created" },
  { assumptions: ["market.monthly_growth"], needs: "a list of leads over a year or more" },
  {
    assumptions: ["funnel.qualification", "funnel.acceptance", "funnel.follow_up", "funnel.opportunity"],
    needs: "dates of stages in a list of leads: --map qualified=..., accepted=..., worked=..., opportunity=...",
  },
  {
    assumptions: ["customers.monthly_churn", "customers.initial", "customers.annual_value"],
    needs: "a list of customers: start, end and amount",
  },
  {
    assumptions: ["people.marketing_attrition", "people.sales_attrition"],
    needs: "a list of staff: start, end and team",
  },
  { assumptions: ["capacity.outbound_per_rep"], needs: "deals with an owner and a source: --map outbound=..." },
];
