/** One row per number that stays constant over the months for one structure in one trial. */
interface TermRow {
  readonly id: string;
  readonly meaning: string;
  /** How many entries, default 1. */
  readonly entries?: number;
}

export const TERMS = [
  { id: "marketing_posts", meaning: "posts, filled or not" },
  { id: "sales_posts", meaning: "posts, filled or not" },
  { id: "marketing_leave_hazard", meaning: "hazard/month with the structure's effect, at today's employer brand" },
  { id: "sales_leave_hazard", meaning: "hazard/month with the structure's effect, at today's employer brand" },
  { id: "employer_brand_to_attrition", meaning: "elasticity" },
  { id: "refill_probability", meaning: "probability that a vacant post is filled within a month" },
  { id: "log_today_staff", meaning: "ln of marketing's filled posts that give today's effort" },
  { id: "log_focus", entries: 5, meaning: "ln of an activity's focus weight over today's, in the order of the book" },
  { id: "goodwill_kept", entries: 4, meaning: "share of a goodwill left after a month, in the order of the tallies" },
  { id: "leads", meaning: "leads per month at today's effort and goodwill, with the structure's effects" },
  { id: "log_growth", meaning: "ln of the market's growth factor per month" },
  { id: "focus_to_leads", meaning: "elasticity" },
  { id: "brand_to_leads", meaning: "elasticity" },
  { id: "referrals", meaning: "leads/customer/month at today's delight" },
  { id: "delight_to_referrals", meaning: "elasticity" },
  { id: "qualification", meaning: "probability at today's user experience" },
  { id: "ux_to_qualification", meaning: "elasticity of the odds" },
  { id: "acceptance", meaning: "probability with the structure's effect" },
  { id: "follow_up", meaning: "probability with the structure's effect" },
  { id: "leads_per_rep", meaning: "leads one rep can work per month" },
  { id: "opportunity", meaning: "probability with the structure's response time" },
  { id: "outbound_per_rep", meaning: "opportunities/rep/month without inbound load, with the structure's effect" },
  { id: "inbound_time_share", meaning: "share of outbound time lost when inbound load is full" },
  { id: "open_deals_per_rep", meaning: "open opportunities one rep can move at full speed" },
  { id: "close", meaning: "probability that an open opportunity closes within a month" },
  { id: "win_inbound", meaning: "probability with the structure's effect" },
  { id: "win_outbound", meaning: "probability with the structure's effect" },
  { id: "churn_hazard", meaning: "hazard/month with the structure's effect, at today's delight" },
  { id: "delight_to_churn", meaning: "elasticity" },
  { id: "gross_margin", meaning: "share of revenue" },
  { id: "marketing_cost", meaning: "currency/head/month" },
  { id: "sales_cost", meaning: "currency/head/month" },
  { id: "programme_spend", meaning: "currency/month" },
  { id: "log_discount", meaning: "ln of the discount factor per month" },
  { id: "initial_customers", meaning: "customers, a whole number" },
  { id: "initial_revenue", meaning: "recurring revenue at the start, currency/month" },
  { id: "seasonality", entries: 12, meaning: "multiplier per calendar month, January first" },
] as const satisfies readonly TermRow[];
