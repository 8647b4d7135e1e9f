import { TEAM_ROWS } from "../../assumptions/teams.js";

/** One row per number that is constant over the months for one state of a structure in one trial. */
interface TermRow {
  readonly id: string;
  readonly meaning: string;
  /** How many entries, default 1. */
  readonly entries?: number;
}

const TEAMS = { entries: TEAM_ROWS.length } as const;

/** Terms with the structure's effects come first; while these settle, the terms are filled anew every month. */
export const TERMS = [
  { id: "leave_hazard", ...TEAMS, meaning: "hazard/month with the structure's effect, at today's employer brand" },
  { id: "log_focus", entries: 5, meaning: "ln of an activity's focus weight over today's, in the order of the book" },
  { id: "leads", meaning: "leads per month at today's effort and goodwill, with the structure's effect and budget" },
  { id: "lead_effect", meaning: "the structure's effect on lead volume alone" },
  { id: "acceptance", meaning: "probability with the structure's effect" },
  { id: "follow_up", meaning: "probability with the structure's effect" },
  { id: "opportunity", meaning: "probability with response time, pushed acceptance and hand-over" },
  { id: "outbound_per_rep", meaning: "opportunities/rep/month without inbound load, with the structure's effect" },
  { id: "outbound_per_sdr", meaning: "opportunities/SDR/month without inbound load, with the structure's effects" },
  { id: "win_inbound", meaning: "probability with the structure's effect and the hand-over" },
  { id: "win_outbound", meaning: "probability with the structure's effect" },
  { id: "churn_hazard", meaning: "hazard/month with the structure's effect, at today's delight and coverage" },
  { id: "expansion_hazard", meaning: "hazard/month with the structure's effect, at today's delight and coverage" },
  { id: "posts", ...TEAMS, meaning: "posts, filled or not" },
  { id: "ramping_kept", ...TEAMS, meaning: "share of those ramping up who still do a month later" },
  { id: "salary", ...TEAMS, meaning: "currency/head/month" },
  { id: "employer_brand_to_attrition", meaning: "elasticity" },
  { id: "refill_probability", meaning: "probability that a vacant post is filled within a month" },
  { id: "ramping_loss", meaning: "productivity that someone ramping up lacks" },
  { id: "dip", meaning: "productivity that a disrupted team lacks" },
  { id: "attrition_shock", meaning: "by how much a disrupted team's hazard is raised" },
  { id: "log_today_effort", meaning: "ln of marketing's productive staff today" },
  { id: "goodwill_kept", entries: 4, meaning: "share of a goodwill left after a month, in the order of the tallies" },
  { id: "log_growth", meaning: "ln of the market's growth factor per month" },
  { id: "focus_to_leads", meaning: "elasticity" },
  { id: "brand_to_leads", meaning: "elasticity" },
  { id: "referrals", meaning: "leads/customer/month at today's delight" },
  { id: "delight_to_referrals", meaning: "elasticity" },
  { id: "qualification", meaning: "probability at today's user experience" },
  { id: "ux_to_qualification", meaning: "elasticity of the odds" },
  { id: "sdr_works_leads", meaning: "1 where SDRs take the leads, 0 where reps do" },
  { id: "leads_per_head", meaning: "leads that one of them can work per month" },
  { id: "inbound_time_share", meaning: "share of a rep's outbound time lost when inbound load is full; 0 with SDRs" },
  { id: "sdr_inbound_time_share", meaning: "share of an SDR's outbound time lost when inbound load is full" },
  { id: "open_deals_per_rep", meaning: "open opportunities one rep can move at full speed" },
  { id: "close", meaning: "probability that an open opportunity closes within a month" },
  { id: "deal_scale", meaning: "mean contract value over the one that deals are drawn with" },
  { id: "delight_to_churn", meaning: "elasticity" },
  { id: "coverage_counts", meaning: "1 where today or the structure has customer success, else 0" },
  { id: "customers_per_csm", meaning: "customers one head of customer success can look after" },
  { id: "today_coverage", meaning: "share of customers looked after today" },
  { id: "coverage_to_churn", meaning: "elasticity" },
  { id: "coverage_to_expansion", meaning: "elasticity" },
  { id: "delight_to_expansion", meaning: "elasticity" },
  { id: "expansion_size", meaning: "what a customer adds, in average customers" },
  { id: "gross_margin", meaning: "share of revenue" },
  { id: "managers", meaning: "cost of the managers, currency/month" },
  { id: "programme_spend", meaning: "currency/month at today's leads" },
  { id: "leads_to_spend", meaning: "share of the programme spend that grows with leads" },
  { id: "cost_per_hire", meaning: "currency" },
  { id: "severance", meaning: "currency/filled post cut" },
  { id: "log_discount", meaning: "ln of the discount factor per month" },
  { id: "customer_life", meaning: "months that count beyond the horizon" },
  { id: "initial_customers", meaning: "customers, a whole number" },
  { id: "initial_revenue", meaning: "recurring revenue at the start, currency/month" },
  { id: "seasonality", entries: 12, meaning: "multiplier per calendar month, January first" },
] as const satisfies readonly TermRow[];
