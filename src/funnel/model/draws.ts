import { TEAM_ROWS } from "../../assumptions/teams.js";

/**
 * One row per draw: everything that a kernel must agree on to have the same luck. The parameters are in words of the
 * tallies (`now`) and terms of one structure in the month; a variate is the quantile function of its distribution at the
 * uniform of (seed, id, trial, replicate, month), 0 being the month of a draw of the start. Renaming an id changes every result.
 */
interface DrawRow {
  /** The name under which the draw is keyed. */
  readonly id: string;
  /** The function of the month that draws it. */
  readonly stage: string;
  readonly kind: "binomial" | "poisson" | "gamma" | "log-normal";
  /** Binomial: of how many. */
  readonly of?: string;
  /** Binomial: probability. Poisson: mean. Gamma, log-normal: mean and spread. */
  readonly parameter: string;
}

/** A draw that every team has. */
const perTeam = <Kind extends string>(kind: Kind, row: (team: string) => Omit<DrawRow, "id">) =>
  TEAM_ROWS.map(({ id }) => ({ id: `${kind}.${id}` as const, ...row(id) }));

/** The draws of one month; each has one uniform number per sample and month, shared by all structures. Teams first. */
export const DRAWS = [
  ...perTeam("leave", (team) => ({
    stage: "people",
    kind: "binomial",
    of: `staff.${team} after the cut`,
    parameter:
      "1 - exp(-leave_hazard * exp(-employer_brand_to_attrition * employer_brand) * (1 + attrition_shock * disruption))",
  })),
  ...perTeam("join", (team) => ({
    stage: "people",
    kind: "binomial",
    of: `posts - staff.${team} after the cut`,
    parameter: "refill_probability",
  })),
  {
    id: "leads",
    stage: "demand",
    kind: "poisson",
    parameter:
      "lead_spread * leads * seasonality * exp(log_growth * month + focus_to_leads * (effort + log_focus) + brand_to_leads * brand)",
  },
  {
    id: "referrals",
    stage: "demand",
    kind: "poisson",
    parameter: "referrals * customers * exp(delight_to_referrals * customer_delight)",
  },
  {
    id: "qualify",
    stage: "convert",
    kind: "binomial",
    of: "leads",
    parameter: "qualification, its odds times exp(ux_to_qualification * user_experience)",
  },
  { id: "accept", stage: "convert", kind: "binomial", of: "mqls", parameter: "acceptance" },
  { id: "follow_up", stage: "convert", kind: "binomial", of: "accepted", parameter: "follow_up" },
  { id: "open.inbound", stage: "open", kind: "binomial", of: "worked", parameter: "opportunity" },
  {
    id: "open.outbound",
    stage: "open",
    kind: "poisson",
    parameter:
      "productive sales staff * outbound_per_rep * (1 - load * inbound_time_share), and productive SDRs * outbound_per_sdr * (1 - load * sdr_inbound_time_share)",
  },
  {
    id: "close.inbound",
    stage: "close",
    kind: "binomial",
    of: "pipeline_inbound after opening",
    parameter: "close * min(1, productive sales staff * open_deals_per_rep / both pipelines)",
  },
  {
    id: "close.outbound",
    stage: "close",
    kind: "binomial",
    of: "pipeline_outbound after opening",
    parameter: "close * min(1, productive sales staff * open_deals_per_rep / both pipelines)",
  },
  { id: "win.inbound", stage: "close", kind: "binomial", of: "closed_inbound", parameter: "win_inbound" },
  { id: "win.outbound", stage: "close", kind: "binomial", of: "closed_outbound", parameter: "win_outbound" },
  {
    id: "churn",
    stage: "keep",
    kind: "binomial",
    of: "customers at the start of the month",
    parameter:
      "1 - exp(-churn_hazard * exp(-delight_to_churn * customer_delight - coverage_to_churn * (coverage - today_coverage)))",
  },
  {
    id: "expand",
    stage: "keep",
    kind: "binomial",
    of: "customers at the start of the month less churned",
    parameter:
      "1 - exp(-expansion_hazard * exp(delight_to_expansion * customer_delight + coverage_to_expansion * (coverage - today_coverage)))",
  },
] as const satisfies readonly DrawRow[];

/** The draws of the start; each has one uniform number per sample, shared by all structures. Teams first. */
export const START_DRAWS = [
  ...perTeam("start.staff", (team) => ({
    stage: "begin",
    kind: "binomial",
    of: `posts.${team} of the first state`,
    parameter: "start_filled",
  })),
  { id: "start.inbound", stage: "begin", kind: "poisson", parameter: "start_inbound" },
  { id: "start.outbound", stage: "begin", kind: "poisson", parameter: "start_outbound" },
] as const satisfies readonly DrawRow[];

/** The sizes of the deals won; each deal of a month and source has a uniform of its own. In the order of the sources. */
export const DEAL_DRAWS = [
  {
    id: "deal.inbound",
    stage: "book",
    kind: "log-normal",
    parameter: "mean funnel.deal_value (times deal_scale), coefficient of variation funnel.deal_cv",
  },
  {
    id: "deal.outbound",
    stage: "book",
    kind: "log-normal",
    parameter: "mean funnel.deal_value (times deal_scale), coefficient of variation funnel.deal_cv",
  },
] as const satisfies readonly DrawRow[];

/** What spreads the leads beyond Poisson (a Poisson whose mean carries it is negative binomial): one a month. */
export const LEAD_SPREAD = {
  id: "lead_spread",
  stage: "demand",
  kind: "gamma",
  parameter: "mean 1, shape market.lead_dispersion",
} as const satisfies DrawRow;
