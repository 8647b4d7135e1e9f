import type { Source } from "./assumption.js";
import type { COMPANY } from "./company.js";
import type { PlausibleBounds } from "./quantity.js";
import * as sources from "./sources.js";
import { OWN_CHOICE } from "./sources.js";

/** Where a value of an assumption is to be expected. */
export interface PlausibleRange extends PlausibleBounds {
  readonly source: Source;
  /** The bounds are multiples of `money.sales_cost`: what a rep costs tells the level of pay, and the currency. */
  readonly perSalesCost?: true;
}

interface OrNone {
  readonly orNone?: true;
}
const OR_NONE: OrNone = { orNone: true };

/** Wide enough for any company we can think of, and too narrow for a unit that is off by a thousand. */
const own = (low: number, high: number, orNone?: OrNone): PlausibleRange => ({
  low,
  high,
  source: OWN_CHOICE,
  ...orNone,
});

const perSalesCost = (low: number, high: number, orNone?: OrNone): PlausibleRange => ({
  ...own(low, high, orNone),
  perSalesCost: true,
});

/** The assumption that all other money is measured by. */
export const YARDSTICK_OF_MONEY = "money.sales_cost";

/**
 * Of every assumption about the company. Where figures are published, the lowest and highest found; where only medians over
 * many firms are (churn, marketing attrition), half the lowest to twice the highest; a share p a year is the monthly hazard
 * -ln(1 - p) / 12. All others are our choice.
 */
export const COMPANY_RANGES: Readonly<Record<(typeof COMPANY)[number]["id"], PlausibleRange>> = {
  "market.leads_per_month": own(1, 100000),
  "market.lead_dispersion": own(0.5, 1000),
  "market.monthly_growth": own(-0.1, 0.15),
  "market.seasonality.january": own(0, 5),
  "market.seasonality.february": own(0, 5),
  "market.seasonality.march": own(0, 5),
  "market.seasonality.april": own(0, 5),
  "market.seasonality.may": own(0, 5),
  "market.seasonality.june": own(0, 5),
  "market.seasonality.july": own(0, 5),
  "market.seasonality.august": own(0, 5),
  "market.seasonality.september": own(0, 5),
  "market.seasonality.october": own(0, 5),
  "market.seasonality.november": own(0, 5),
  "market.seasonality.december": own(0, 5),
  "market.referrals_per_customer": own(0.0001, 0.2, OR_NONE),
  "funnel.qualification": {
    low: 0.1,
    high: 0.5,
    source: { ...sources.STAGE_QUARTILES, finding: "lowest quartile 10 %; 50 % in account-based marketing elsewhere" },
  },
  "funnel.acceptance": {
    low: 0.36,
    high: 0.75,
    source: { ...sources.ALIGNMENT_STUDY, finding: "36 % at weak and 75 % at strong practice" },
  },
  "funnel.follow_up": {
    low: 0.2,
    high: 0.95,
    source: { ...sources.LEADS_IGNORED, finding: "80 % of leads ignored at worst; the upper end is our choice" },
  },
  "funnel.opportunity": {
    low: 0.3,
    high: 0.7,
    source: { ...sources.FUNNEL_METRICS, finding: "30 to 50 %; other compilations up to 70 %" },
  },
  "funnel.win_inbound": {
    low: 0.06,
    high: 0.7,
    source: {
      ...sources.CHANNEL_CONVERSION,
      finding: "6 % overall; 47 % of forecast deals elsewhere; the upper end is 63 % of decided deals in a CRM export",
    },
  },
  "funnel.win_outbound": {
    low: 0.06,
    high: 0.7,
    source: {
      ...sources.FORECAST_DEALS,
      finding:
        "47 % of forecast deals; 6 % of all deals elsewhere; the upper end is 63 % of decided deals in a CRM export",
    },
  },
  "funnel.response_elasticity": own(0, 3),
  "funnel.sales_cycle": {
    low: 0.46,
    high: 18,
    source: {
      ...sources.CYCLE_BY_DEAL_SIZE,
      finding: "14 to 180 days by deal size; the upper end, for plant and machinery, is our choice",
    },
  },
  "funnel.deal_value": perSalesCost(0.1, 400),
  "funnel.deal_cv": own(0.1, 5),
  "capacity.leads_per_rep": own(1, 300),
  "capacity.open_deals_per_rep": {
    low: 15,
    high: 80,
    source: {
      ...sources.ACCOUNT_EXECUTIVE_LOAD,
      finding: "15 to 40 active opportunities; 53 of small deals in a CRM export, the upper end is our choice",
    },
  },
  "capacity.outbound_per_rep": own(0.05, 60, OR_NONE),
  "capacity.inbound_time_share": own(0, 1),
  "customers.initial": own(1, 1000000, OR_NONE),
  "customers.annual_value": perSalesCost(0.1, 400),
  "customers.monthly_churn": {
    low: 0.0044,
    high: 0.0232,
    source: { ...sources.SAAS_CHURN, finding: "median 10 % a year; 13 % elsewhere" },
  },
  "customers.expansion": own(0.0005, 0.2, OR_NONE),
  "customers.expansion_size": own(0.01, 2, OR_NONE),
  "people.marketing_attrition": {
    low: 0.0058,
    high: 0.0311,
    source: { ...sources.TURNOVER_BY_JOB, finding: "17 % a year; 12.9 % in later data" },
  },
  "people.sales_attrition": {
    low: 0.0095,
    high: 0.0665,
    source: {
      ...sources.SALES_DEVELOPMENT_ATTRITION,
      finding: "above 55 % a year in one firm of ten; 10.8 % elsewhere",
    },
  },
  "people.sdr_attrition": {
    low: 0.0095,
    high: 0.0665,
    source: {
      ...sources.SALES_DEVELOPMENT_ATTRITION,
      finding: "above 55 % a year in one firm of ten; the lower end is that of other sales staff, 10.8 %",
    },
  },
  "people.success_attrition": own(0.005, 0.0665),
  "people.months_to_refill": own(0.25, 18),
  "people.marketing_ramp": own(0.25, 18),
  "people.sales_ramp": own(0.25, 18),
  "people.sdr_ramp": own(0.25, 18),
  "people.success_ramp": own(0.25, 18),
  "people.start_productivity": own(0, 1),
  "focus.lead_generation": own(0, 1),
  "focus.brand": own(0, 1),
  "focus.customer_delight": own(0, 1),
  "focus.user_experience": own(0, 1),
  "focus.employer_brand": own(0, 1),
  "goodwill.brand_half_life": own(1, 120),
  "goodwill.employer_half_life": own(1, 120),
  "goodwill.delight_half_life": own(1, 120),
  "goodwill.ux_half_life": own(1, 120),
  "elasticity.focus_to_leads": own(0, 1.5),
  "elasticity.brand_to_leads": own(0, 1.5),
  "elasticity.ux_to_qualification": own(0, 2),
  "elasticity.delight_to_churn": own(0, 2),
  "elasticity.delight_to_referrals": own(0, 3),
  "elasticity.employer_brand_to_attrition": own(0, 2),
  "elasticity.programme_to_leads": own(0, 1.5),
  "elasticity.delight_to_expansion": own(0, 2),
  "elasticity.coverage_to_churn": own(0, 2),
  "elasticity.coverage_to_expansion": own(0, 2),
  "elasticity.leads_to_spend": own(0, 1),
  "elasticity.acceptance_to_quality": own(0, 2),
  "money.marketing_cost": perSalesCost(0.15, 5),
  "money.sales_cost": { low: 1500, high: 60000, source: OWN_CHOICE },
  "money.sdr_cost": perSalesCost(0.15, 5),
  "money.success_cost": perSalesCost(0.15, 5),
  "money.manager_cost": perSalesCost(0.2, 5, OR_NONE),
  "money.cost_per_hire": perSalesCost(0.05, 20, OR_NONE),
  "money.programme_spend": perSalesCost(0.02, 200, OR_NONE),
  "money.gross_margin": own(0.1, 1),
  "money.discount_rate": own(0, 0.5),
  "money.customer_life_counted": own(1, 120),
  "start.steady": own(0, 1),
  "sdr.leads_per_sdr": {
    low: 57,
    high: 192,
    source: { ...sources.SDR_CAPACITY, finding: "20 to 25 meetings a month at 13 to 35 % of leads" },
  },
  "sdr.outbound_per_sdr": own(0.05, 60, OR_NONE),
  "sdr.inbound_time_share": own(0, 1),
  "sdr.response_time": own(0.02, 2),
  "sdr.handover": {
    low: 0.5,
    high: 0.9,
    source: {
      ...sources.SDR_HANDOVER,
      finding: "30 to 50 % of booked meetings lost; above 80 % accepted in mature teams",
    },
  },
  "success.customers_per_csm": {
    low: 20,
    high: 100,
    source: { ...sources.CUSTOMERS_PER_MANAGER, finding: "50 to 100 at a contract value of $20k; mid-market 20 to 75" },
  },
  "change.settle_months": own(0.25, 24),
  "change.dip": own(0, 0.6),
  "change.recovery_months": own(0.25, 24),
  "change.attrition_shock": own(0, 5),
  "change.cost_per_head": perSalesCost(0.004, 10, OR_NONE),
  "change.severance": perSalesCost(0.05, 50, OR_NONE),
};

/** A ratio of an effect, in a structure or in the book: the strongest of the book end at 0.25 and 6.2. */
export const RATIO_RANGE: PlausibleRange = own(0.1, 10);
/** A share of the mandate's strength. */
export const WEIGHT_RANGE: PlausibleRange = own(0, 1);
/** Posts of a team: far beyond the small teams that the sources speak of, and of which there is a warning of its own. */
export const HEADCOUNT_RANGE: PlausibleRange = own(0, 1000);
