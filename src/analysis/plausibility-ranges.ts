import type { Source } from "../assumptions/assumption.js";
import * as sources from "../assumptions/sources.js";

/** Where published figures for an assumption lie; a median outside is unusual, not wrong. */
export interface PlausibleRange {
  readonly assumption: string;
  readonly low: number;
  readonly high: number;
  readonly source: Source;
}

/**
 * The lowest and highest figures found. Where only medians over many firms are published (churn, marketing attrition), half
 * the lowest to twice the highest; a share p a year is the monthly hazard -ln(1 - p) / 12.
 */
export const PLAUSIBLE_RANGES: readonly PlausibleRange[] = [
  {
    assumption: "funnel.qualification",
    low: 0.1,
    high: 0.5,
    source: { ...sources.STAGE_QUARTILES, finding: "lowest quartile 10 %; 50 % in account-based marketing elsewhere" },
  },
  {
    assumption: "funnel.acceptance",
    low: 0.36,
    high: 0.75,
    source: { ...sources.ALIGNMENT_STUDY, finding: "36 % at weak and 75 % at strong practice" },
  },
  {
    assumption: "funnel.follow_up",
    low: 0.2,
    high: 0.95,
    source: { ...sources.LEADS_IGNORED, finding: "80 % of leads ignored at worst; the upper end is our choice" },
  },
  {
    assumption: "funnel.opportunity",
    low: 0.3,
    high: 0.7,
    source: { ...sources.FUNNEL_METRICS, finding: "30 to 50 %; other compilations up to 70 %" },
  },
  {
    assumption: "funnel.win_inbound",
    low: 0.06,
    high: 0.47,
    source: { ...sources.CHANNEL_CONVERSION, finding: "6 % overall; 47 % of forecast deals elsewhere" },
  },
  {
    assumption: "funnel.win_outbound",
    low: 0.06,
    high: 0.47,
    source: { ...sources.FORECAST_DEALS, finding: "47 % of forecast deals; 6 % of all deals elsewhere" },
  },
  {
    assumption: "funnel.sales_cycle",
    low: 0.46,
    high: 5.9,
    source: { ...sources.CYCLE_BY_DEAL_SIZE, finding: "14 to 180 days by deal size" },
  },
  {
    assumption: "capacity.open_deals_per_rep",
    low: 15,
    high: 40,
    source: { ...sources.ACCOUNT_EXECUTIVE_LOAD, finding: "15 to 40 active opportunities" },
  },
  {
    assumption: "customers.monthly_churn",
    low: 0.0044,
    high: 0.0232,
    source: { ...sources.SAAS_CHURN, finding: "median 10 % a year; 13 % elsewhere" },
  },
  {
    assumption: "people.marketing_attrition",
    low: 0.0058,
    high: 0.0311,
    source: { ...sources.TURNOVER_BY_JOB, finding: "17 % a year; 12.9 % in later data" },
  },
  {
    assumption: "people.sales_attrition",
    low: 0.0095,
    high: 0.0665,
    source: {
      ...sources.SALES_DEVELOPMENT_ATTRITION,
      finding: "above 55 % a year in one firm of ten; 10.8 % elsewhere",
    },
  },
  {
    assumption: "people.sdr_attrition",
    low: 0.0095,
    high: 0.0665,
    source: {
      ...sources.SALES_DEVELOPMENT_ATTRITION,
      finding: "above 55 % a year in one firm of ten; the lower end is that of other sales staff, 10.8 %",
    },
  },
  {
    assumption: "sdr.leads_per_sdr",
    low: 57,
    high: 192,
    source: { ...sources.SDR_CAPACITY, finding: "20 to 25 meetings a month at 13 to 35 % of leads" },
  },
  {
    assumption: "sdr.handover",
    low: 0.5,
    high: 0.9,
    source: {
      ...sources.SDR_HANDOVER,
      finding: "30 to 50 % of booked meetings lost; above 80 % accepted in mature teams",
    },
  },
  {
    assumption: "success.customers_per_csm",
    low: 20,
    high: 100,
    source: { ...sources.CUSTOMERS_PER_MANAGER, finding: "50 to 100 at a contract value of $20k; mid-market 20 to 75" },
  },
];
