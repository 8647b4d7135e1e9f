import { capitalised } from "../foundation/capitalised.js";
import type { Assumption } from "./assumption.js";
import { MONTHS } from "./months.js";
import { OWN_CHOICE } from "./sources.js";

const SEASONALITY = MONTHS.map(
  (month) =>
    ({
      id: `market.seasonality.${month}` as const,
      label: `leads in ${capitalised(month)}`,
      value: "1",
      unit: "multiplier",
      domain: "non-negative",
      meaning: `How many leads ${capitalised(month)} brings, compared with an average month.`,
      source: OWN_CHOICE,
      grade: "assumption",
    }) as const satisfies Assumption,
);

/** Demand at today's team and focus. */
export const MARKET = [
  {
    id: "market.leads_per_month",
    label: "marketing's leads a month",
    value: "186 to 364",
    unit: "leads/month",
    domain: "positive",
    meanOver: "months",
    meaning: "New leads marketing brings in a month with today's team and today's focus.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "market.lead_dispersion",
    label: "evenness of leads",
    value: "12",
    unit: "negative-binomial size",
    domain: "positive",
    meaning: "How evenly leads arrive: the larger the number, the less good and bad months differ.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "market.monthly_growth",
    label: "growth of demand",
    value: "0",
    unit: "fraction/month",
    domain: "real",
    meaning: "How much the market's demand grows from one month to the next.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  ...SEASONALITY,
  {
    id: "market.referrals_per_customer",
    label: "referrals per customer",
    value: "0.003 to 0.0055",
    unit: "leads/customer/month",
    domain: "non-negative",
    meaning: "New leads an average customer sends us in a month by recommending us.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
