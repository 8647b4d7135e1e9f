import type { Assumption } from "./assumption.js";
import { ACCOUNT_EXECUTIVE_LOAD, OWN_CHOICE } from "./sources.js";

/** What one sales rep can do. */
export const CAPACITY = [
  {
    id: "capacity.leads_per_rep",
    label: "leads a rep can work on",
    value: "10 to 15",
    unit: "leads/rep/month",
    domain: "non-negative",
    meaning: "Marketing's leads that one sales rep can work on in a month.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "capacity.open_deals_per_rep",
    label: "open deals a rep can handle",
    value: "18 to 34",
    unit: "opportunities/rep",
    domain: "positive",
    meaning: "Open deals that one sales rep can move forward at full speed.",
    source: { ...ACCOUNT_EXECUTIVE_LOAD, finding: "15 to 40 active opportunities" },
    grade: "vendor data",
  },
  {
    id: "capacity.outbound_per_rep",
    label: "deals a rep opens alone",
    value: "4 to 6.2",
    unit: "opportunities/rep/month",
    domain: "non-negative",
    meaning: "Deals one sales rep opens in a month without marketing's help, when no lead takes up time.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "capacity.inbound_time_share",
    label: "reps' time taken by leads",
    value: "30% to 70%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of the time for own prospecting that a rep loses when fully loaded with marketing's leads.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
