import { TEAM_ROWS } from "../../assumptions/teams.js";

/**
 * One row per number that the month loop records for one structure in one sample. Flows are sums over the months so far,
 * stocks are values at the end of the month. Outcomes are functions of a tally: of the last one (the horizon), of each
 * month's (cumulative series) or of what a month added (monthly series).
 */
interface TallyRow {
  readonly id: string;
  readonly kind: "flow" | "stock";
  readonly unit: string;
  readonly meaning: string;
}

const ROWS = [
  { id: "leads", kind: "flow", unit: "leads", meaning: "from marketing and referrals" },
  { id: "mqls", kind: "flow", unit: "leads", meaning: "marketing-qualified" },
  { id: "accepted", kind: "flow", unit: "leads", meaning: "accepted by sales" },
  { id: "wanted", kind: "flow", unit: "leads", meaning: "accepted leads that would be worked with capacity for all" },
  { id: "worked", kind: "flow", unit: "leads", meaning: "worked, within capacity" },
  { id: "opened_inbound", kind: "flow", unit: "opportunities", meaning: "opened from marketing's leads and referrals" },
  { id: "opened_outbound", kind: "flow", unit: "opportunities", meaning: "found by sales itself" },
  { id: "closed_inbound", kind: "flow", unit: "opportunities", meaning: "won or lost" },
  { id: "closed_outbound", kind: "flow", unit: "opportunities", meaning: "won or lost" },
  { id: "won_inbound", kind: "flow", unit: "deals", meaning: "won from marketing's leads and referrals" },
  { id: "won_outbound", kind: "flow", unit: "deals", meaning: "won from what sales found" },
  { id: "bookings_inbound", kind: "flow", unit: "currency/year", meaning: "contract value of deals won, inbound" },
  { id: "bookings_outbound", kind: "flow", unit: "currency/year", meaning: "contract value of deals won, outbound" },
  { id: "churned", kind: "flow", unit: "customers", meaning: "customers lost" },
  { id: "customer_months", kind: "flow", unit: "customers", meaning: "customers at the start of each month" },
  {
    id: "expansion_bookings",
    kind: "flow",
    unit: "currency/year",
    meaning: "revenue that customers add, a year's worth",
  },
  { id: "log_retention", kind: "flow", unit: "log ratio", meaning: "revenue kept and added over revenue before" },
  { id: "months", kind: "flow", unit: "months", meaning: "months recorded" },
  { id: "left", kind: "flow", unit: "people", meaning: "staff who left, all teams" },
  { id: "hires", kind: "flow", unit: "people", meaning: "staff who joined, all teams" },
  { id: "staff_months", kind: "flow", unit: "people", meaning: "filled posts after the month's cuts, all teams" },
  { id: "revenue", kind: "flow", unit: "currency", meaning: "recurring revenue of each month" },
  { id: "salaries", kind: "flow", unit: "currency", meaning: "of all teams, undiscounted" },
  {
    id: "programme_cost",
    kind: "flow",
    unit: "currency",
    meaning: "what marketing spends besides salaries, undiscounted",
  },
  { id: "hiring_cost", kind: "flow", unit: "currency", meaning: "of all who joined, undiscounted" },
  { id: "manager_cost", kind: "flow", unit: "currency", meaning: "undiscounted" },
  { id: "reorganisation_cost", kind: "flow", unit: "currency", meaning: "severance and new superiors, undiscounted" },
  { id: "cost", kind: "flow", unit: "currency", meaning: "the five kinds of cost together, undiscounted" },
  { id: "discounted_cost", kind: "flow", unit: "currency", meaning: "the five kinds of cost together, discounted" },
  { id: "profit", kind: "flow", unit: "currency", meaning: "gross margin less cost, discounted" },
  ...TEAM_ROWS.map(({ id }) => ({
    id: `staff.${id}` as const,
    kind: "stock" as const,
    unit: "people",
    meaning: "filled posts",
  })),
  { id: "brand", kind: "stock", unit: "log index", meaning: "goodwill, 0 = today" },
  { id: "customer_delight", kind: "stock", unit: "log index", meaning: "goodwill, 0 = today" },
  { id: "user_experience", kind: "stock", unit: "log index", meaning: "goodwill, 0 = today" },
  { id: "employer_brand", kind: "stock", unit: "log index", meaning: "goodwill, 0 = today" },
  { id: "pipeline_inbound", kind: "stock", unit: "opportunities", meaning: "open" },
  { id: "pipeline_outbound", kind: "stock", unit: "opportunities", meaning: "open" },
  { id: "customers", kind: "stock", unit: "customers", meaning: "customers at the end of the month" },
  { id: "monthly_revenue", kind: "stock", unit: "currency/month", meaning: "recurring revenue" },
  { id: "worth", kind: "stock", unit: "currency", meaning: "what the customers will still bring, discounted" },
] as const satisfies readonly TallyRow[];

/** All tallies, flows first. */
export const TALLIES = [...ROWS.filter(({ kind }) => kind === "flow"), ...ROWS.filter(({ kind }) => kind === "stock")];

/** How many are flows. */
export const FLOW_COUNT = ROWS.filter(({ kind }) => kind === "flow").length;
