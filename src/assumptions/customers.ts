import type { Assumption } from "./assumption.js";
import { OWN_CHOICE, SAAS_CHURN, SAAS_RETENTION } from "./sources.js";

/** Today's customers. */
export const CUSTOMERS = [
  {
    id: "customers.initial",
    label: "customers at the start",
    value: "400",
    unit: "customers",
    domain: "count",
    meaning: "Customers at the start.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "customers.annual_value",
    label: "what a customer of today pays",
    value: "15000",
    unit: "currency/customer/year",
    domain: "non-negative",
    meanOver: "customers",
    meaning: "What an average customer of today pays in a year.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "customers.monthly_churn",
    label: "churn of customers",
    value: "0.8% to 1.4%",
    unit: "hazard/month",
    domain: "non-negative",
    meaning: "Rate at which customers leave in a month.",
    source: { ...SAAS_CHURN, finding: "median 10 % a year, 0.87 % a month" },
    grade: "survey",
  },
  {
    id: "customers.expansion",
    label: "how often customers buy more",
    value: "0.02 to 0.05",
    unit: "hazard/month",
    domain: "non-negative",
    meaning: "Rate at which a customer buys more in a month.",
    source: {
      ...SAAS_RETENTION,
      finding: "net revenue retention 102 % against 91 % gross: about 11 % a year, together with the size",
    },
    grade: "survey",
  },
  {
    id: "customers.expansion_size",
    label: "how much more customers buy",
    value: "0.2 to 0.4",
    unit: "fraction of a customer's revenue",
    domain: "non-negative",
    meanOver: "purchases",
    meaning: "How much more a customer who buys more pays, compared with an average customer.",
    source: {
      ...SAAS_RETENTION,
      finding: "net revenue retention 102 % against 91 % gross: about 11 % a year, together with the rate",
    },
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
