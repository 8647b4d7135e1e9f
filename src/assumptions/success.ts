import type { Assumption } from "./assumption.js";
import { CUSTOMERS_PER_MANAGER } from "./sources.js";

/** What a customer success team does, if there is one. */
export const SUCCESS = [
  {
    id: "success.customers_per_csm",
    label: "customers per person in customer success",
    value: "40 to 80",
    unit: "customers/head",
    domain: "non-negative",
    meaning: "Customers that one person in customer success can look after.",
    source: { ...CUSTOMERS_PER_MANAGER, finding: "50 to 100 at a contract value of $20k" },
    grade: "practitioner opinion",
  },
] as const satisfies readonly Assumption[];
