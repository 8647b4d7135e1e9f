import type { Assumption } from "./assumption.js";
import { OWN_CHOICE, SALES_DEVELOPMENT_ATTRITION, TURNOVER_BY_JOB } from "./sources.js";

/** How staff leave and are replaced. */
export const PEOPLE = [
  {
    id: "people.marketing_attrition",
    value: "1.0% to 2.1%",
    unit: "hazard/month",
    domain: "non-negative",
    meaning: "Rate at which marketing staff leave in a month.",
    source: { ...TURNOVER_BY_JOB, finding: "17 % a year in marketing, about 1.5 % a month" },
    grade: "vendor data",
  },
  {
    id: "people.sales_attrition",
    value: "1.8% to 3.7%",
    unit: "hazard/month",
    domain: "non-negative",
    meaning: "Rate at which sales staff leave in a month.",
    source: { ...SALES_DEVELOPMENT_ATTRITION, finding: "30 to 34 % a year, about 3 to 3.5 % a month" },
    grade: "survey",
  },
  {
    id: "people.months_to_refill",
    value: "3 to 5.5",
    unit: "months",
    domain: "positive",
    meaning: "How long a post stays empty on average after someone left.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
