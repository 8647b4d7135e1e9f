import type { Assumption } from "./assumption.js";
import * as sources from "./sources.js";

/** From lead to signed deal. */
export const FUNNEL = [
  {
    id: "funnel.qualification",
    label: "qualification of leads",
    value: "15% to 31%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of leads that marketing qualifies (lead to MQL).",
    source: { ...sources.STAGE_QUARTILES, finding: "quartiles of lead to MQL 10, 20 and 30 %" },
    grade: "vendor data",
  },
  {
    id: "funnel.acceptance",
    label: "acceptance of qualified leads",
    value: "42% to 62%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of qualified leads (MQLs) that sales accepts.",
    source: { ...sources.ALIGNMENT_STUDY, finding: "acceptance 36 % at weak and 75 % at strong practice, n = 500" },
    grade: "survey",
  },
  {
    id: "funnel.follow_up",
    label: "follow-up of accepted leads",
    value: "58% to 80%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of accepted leads that sales really works on, time permitting.",
    source: {
      ...sources.ONLINE_LEADS,
      finding:
        "23 % of 2,241 firms never answered a test lead: a share of firms, not of the leads sales has accepted, so the range is our choice",
    },
    grade: "assumption",
  },
  {
    id: "funnel.opportunity",
    label: "worked leads that become deals",
    value: "35% to 55%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of worked leads that become an open deal (an opportunity).",
    source: {
      ...sources.FUNNEL_METRICS,
      finding: "SQL to opportunity 30 to 50 %; five points more here, since only leads that are worked count",
    },
    grade: "vendor data",
  },
  {
    id: "funnel.win_inbound",
    label: "win rate of marketing's deals",
    value: "17% to 28%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of deals won, of the deals decided that began with marketing.",
    source: {
      ...sources.STAGE_QUARTILES,
      finding:
        "quartiles of opportunity to won 15, 20 and 25 %; the range is two points to the right of them, since a lead that asked wins more often",
    },
    grade: "vendor data",
  },
  {
    id: "funnel.win_outbound",
    label: "win rate of sales' own deals",
    value: "15% to 26%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of deals won, of the deals decided that sales found by itself.",
    source: {
      ...sources.STAGE_QUARTILES,
      finding: "quartiles of opportunity to won 15, 20 and 25 %, taken as they are",
    },
    grade: "vendor data",
  },
  {
    id: "funnel.response_elasticity",
    label: "gain from answering faster",
    value: "0.1 to 0.5",
    unit: "log-odds of opportunity per log response time",
    domain: "non-negative",
    meaning: "How strongly a faster first answer raises the chance that a lead becomes an opportunity.",
    source: {
      ...sources.ONLINE_LEADS,
      finding: "odds of qualifying about 7 times higher within an hour than an hour later; the default is far weaker",
    },
    grade: "assumption",
  },
  {
    id: "funnel.sales_cycle",
    label: "sales cycle",
    value: "2 to 3.2",
    unit: "months",
    domain: "positive",
    meanOver: "deals",
    meaning: "How long a deal stays open on average before it is won or lost.",
    source: {
      ...sources.SAAS_ACCOUNT_EXECUTIVES,
      finding:
        "median 60 days at a contract value of $25k, n = 384; the default deal is smaller, so the range is our choice",
    },
    grade: "assumption",
  },
  {
    id: "funnel.deal_value",
    label: "value of a new contract",
    value: "13000 to 17300",
    unit: "currency/year",
    domain: "positive",
    meanOver: "deals",
    meaning: "What an average new contract brings in a year.",
    source: sources.OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "funnel.deal_cv",
    label: "spread of deal sizes",
    value: "1.3",
    unit: "coefficient of variation",
    domain: "positive",
    meaning: "How much single deals differ in size: the standard deviation as a multiple of the mean.",
    source: sources.OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
