/** A number per structure and sample. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly label: string;
  readonly unit: OutcomeUnit;
  readonly better: "higher" | "lower" | "neither";
  readonly definition: string;
}

export type OutcomeUnit =
  "currency" | "currency/month" | "currency/win" | "fraction" | "fraction/year" | "count" | "index";

/** Every outcome of the model, which `outcome-figures.ts` computes; sums run over the horizon and over both sources unless said. */
export const OUTCOMES = [
  {
    id: "value",
    label: "value",
    unit: "currency",
    better: "higher",
    definition: "profit and, discounted, the gross margin that the customers at the end will still bring",
  },
  {
    id: "profit",
    label: "profit",
    unit: "currency",
    better: "higher",
    definition: "discounted sum of gross margin on recurring revenue less total cost",
  },
  {
    id: "revenue",
    label: "revenue",
    unit: "currency",
    better: "higher",
    definition: "sum of monthly recurring revenue",
  },
  {
    id: "bookings",
    label: "bookings",
    unit: "currency",
    better: "higher",
    definition: "annual contract value of all deals won",
  },
  {
    id: "marketing_bookings",
    label: "marketing bookings",
    unit: "currency",
    better: "higher",
    definition: "annual contract value of deals won from marketing's leads and referrals",
  },
  {
    id: "marketing_contribution",
    label: "marketing contribution",
    unit: "fraction",
    better: "neither",
    definition: "marketing bookings / bookings",
  },
  {
    id: "closure_rate",
    label: "closure rate",
    unit: "fraction",
    better: "higher",
    definition: "deals won / opportunities closed, won or lost",
  },
  {
    id: "mql_acceptance",
    label: "MQL acceptance",
    unit: "fraction",
    better: "higher",
    definition: "MQLs accepted by sales / MQLs",
  },
  {
    id: "follow_up_rate",
    label: "follow-up rate",
    unit: "fraction",
    better: "higher",
    definition: "leads worked by sales / leads accepted by sales",
  },
  {
    id: "leads",
    label: "leads",
    unit: "count",
    better: "higher",
    definition: "leads from marketing and referrals",
  },
  {
    id: "mqls",
    label: "MQLs",
    unit: "count",
    better: "higher",
    definition: "marketing-qualified leads",
  },
  {
    id: "opportunities",
    label: "opportunities",
    unit: "count",
    better: "higher",
    definition: "opportunities opened, from marketing and from sales",
  },
  {
    id: "outbound_opportunities",
    label: "outbound opportunities",
    unit: "count",
    better: "higher",
    definition: "opportunities sales found by itself",
  },
  {
    id: "wins",
    label: "wins",
    unit: "count",
    better: "higher",
    definition: "deals won",
  },
  {
    id: "customer_churn",
    label: "customer churn",
    unit: "fraction/year",
    better: "lower",
    definition: "annualised: 1 - (1 - customers lost / customers at month start)^12",
  },
  {
    id: "customers_end",
    label: "customers at the end",
    unit: "count",
    better: "higher",
    definition: "customers at the end of the horizon",
  },
  {
    id: "recurring_revenue_end",
    label: "recurring revenue at the end",
    unit: "currency/month",
    better: "higher",
    definition: "monthly recurring revenue at the end of the horizon",
  },
  {
    id: "brand_index",
    label: "brand index",
    unit: "index",
    better: "higher",
    definition: "brand goodwill at the end; 1 = today",
  },
  {
    id: "delight_index",
    label: "delight index",
    unit: "index",
    better: "higher",
    definition: "customer-delight goodwill at the end; 1 = today",
  },
  {
    id: "ux_index",
    label: "UX index",
    unit: "index",
    better: "higher",
    definition: "user-experience goodwill at the end; 1 = today",
  },
  {
    id: "employer_index",
    label: "employer-brand index",
    unit: "index",
    better: "higher",
    definition: "employer-brand goodwill at the end; 1 = today",
  },
  {
    id: "staff_turnover",
    label: "staff turnover",
    unit: "fraction/year",
    better: "lower",
    definition: "annualised: 1 - (1 - staff who left / filled posts at month start)^12, all teams",
  },
  {
    id: "leads_lost_to_capacity",
    label: "leads lost to capacity",
    unit: "count",
    better: "lower",
    definition: "accepted leads sales would have worked but had no time for",
  },
  {
    id: "cost_per_win",
    label: "cost per win",
    unit: "currency/win",
    better: "lower",
    definition: "total cost / wins",
  },
  {
    id: "total_cost",
    label: "total cost",
    unit: "currency",
    better: "lower",
    definition: "undiscounted salaries, managers, programme spend, hiring and reorganisation",
  },
  {
    id: "hires",
    label: "hires",
    unit: "count",
    better: "neither",
    definition: "staff who joined, all teams",
  },
  {
    id: "reorganisation_cost",
    label: "reorganisation cost",
    unit: "currency",
    better: "lower",
    definition: "undiscounted severance and cost of new superiors",
  },
  {
    id: "expansion_bookings",
    label: "expansion bookings",
    unit: "currency",
    better: "higher",
    definition: "annual value of what customers added",
  },
  {
    id: "net_revenue_retention",
    label: "net revenue retention",
    unit: "fraction/year",
    better: "higher",
    definition: "annualised: revenue kept and added by customers over revenue before, multiplied over the months",
  },
] as const satisfies readonly (Omit<Outcome, "id"> & { readonly id: string })[];

export type OutcomeId = (typeof OUTCOMES)[number]["id"];
export const OUTCOME_IDS: readonly OutcomeId[] = OUTCOMES.map((outcome) => outcome.id);

/**
 * The outcome that has data in every sample but those that overflowed: where it is NaN, something overflowed, and every other
 * outcome of the sample is NaN too. See `tellOutcomes`.
 */
export const ALWAYS_KNOWN: OutcomeId = "total_cost";

/** The registry's row for `id`. */
export function findOutcome(id: OutcomeId): Outcome {
  return OUTCOMES[OUTCOME_IDS.indexOf(id)];
}
