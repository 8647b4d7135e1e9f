import type { Assumption } from "./assumption.js";
import { OWN_CHOICE } from "./sources.js";

/** Costs, margin and discounting. */
export const MONEY = [
  {
    id: "money.marketing_cost",
    value: "9000",
    unit: "currency/head/month",
    domain: "non-negative",
    meaning: "What one person in marketing costs in a month, everything included.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "money.sales_cost",
    value: "13000",
    unit: "currency/head/month",
    domain: "non-negative",
    meaning: "What one person in sales costs in a month, everything included.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "money.programme_spend",
    value: "35000",
    unit: "currency/month",
    domain: "non-negative",
    meaning: "What marketing spends in a month besides salaries: campaigns, events, tools.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "money.gross_margin",
    value: "0.8",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of revenue left after the cost of delivering the service.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "money.discount_rate",
    value: "0.10",
    unit: "fraction/year",
    domain: "non-negative",
    meaning: "How much less money is worth to us when it comes a year later.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
