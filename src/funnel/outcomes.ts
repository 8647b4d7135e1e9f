import { exp } from "../distributions/elementary/exp.js";
import { Tally } from "./model/places.js";
import { hasOverflowed, isBeyond } from "./overflow.js";

/** A number per structure and sample. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly label: string;
  readonly unit: OutcomeUnit;
  readonly better: "higher" | "lower" | "neither";
  readonly definition: string;
  /** The outcome of the tally that starts at `at` of `tallies`; NaN where there is no data (0/0). */
  readonly value: (tallies: Float64Array, at: number) => number;
}

export type OutcomeUnit =
  "currency" | "currency/month" | "currency/win" | "fraction" | "fraction/year" | "count" | "index";

/** Every outcome of the model; sums run over the horizon and over both sources unless said. */
export const OUTCOMES = [
  {
    id: "value",
    label: "value",
    unit: "currency",
    better: "higher",
    definition: "profit and, discounted, the gross margin that the customers at the end will still bring",
    value: (t, at) => t[at + Tally.Profit] + t[at + Tally.Worth],
  },
  {
    id: "profit",
    label: "profit",
    unit: "currency",
    better: "higher",
    definition: "discounted sum of gross margin on recurring revenue less total cost",
    value: (t, at) => t[at + Tally.Profit],
  },
  {
    id: "revenue",
    label: "revenue",
    unit: "currency",
    better: "higher",
    definition: "sum of monthly recurring revenue",
    value: (t, at) => t[at + Tally.Revenue],
  },
  {
    id: "bookings",
    label: "bookings",
    unit: "currency",
    better: "higher",
    definition: "annual contract value of all deals won",
    value: (t, at) => bookings(t, at),
  },
  {
    id: "marketing_bookings",
    label: "marketing bookings",
    unit: "currency",
    better: "higher",
    definition: "annual contract value of deals won from marketing's leads and referrals",
    value: (t, at) => t[at + Tally.BookingsInbound],
  },
  {
    id: "marketing_contribution",
    label: "marketing contribution",
    unit: "fraction",
    better: "neither",
    definition: "marketing bookings / bookings",
    value: (t, at) => t[at + Tally.BookingsInbound] / bookings(t, at),
  },
  {
    id: "closure_rate",
    label: "closure rate",
    unit: "fraction",
    better: "higher",
    definition: "deals won / opportunities closed, won or lost",
    value: (t, at) => wins(t, at) / (t[at + Tally.ClosedInbound] + t[at + Tally.ClosedOutbound]),
  },
  {
    id: "mql_acceptance",
    label: "MQL acceptance",
    unit: "fraction",
    better: "higher",
    definition: "MQLs accepted by sales / MQLs",
    value: (t, at) => t[at + Tally.Accepted] / t[at + Tally.Mqls],
  },
  {
    id: "follow_up_rate",
    label: "follow-up rate",
    unit: "fraction",
    better: "higher",
    definition: "leads worked by sales / leads accepted by sales",
    value: (t, at) => t[at + Tally.Worked] / t[at + Tally.Accepted],
  },
  {
    id: "leads",
    label: "leads",
    unit: "count",
    better: "higher",
    definition: "leads from marketing and referrals",
    value: (t, at) => t[at + Tally.Leads],
  },
  {
    id: "mqls",
    label: "MQLs",
    unit: "count",
    better: "higher",
    definition: "marketing-qualified leads",
    value: (t, at) => t[at + Tally.Mqls],
  },
  {
    id: "opportunities",
    label: "opportunities",
    unit: "count",
    better: "higher",
    definition: "opportunities opened, from marketing and from sales",
    value: (t, at) => t[at + Tally.OpenedInbound] + t[at + Tally.OpenedOutbound],
  },
  {
    id: "outbound_opportunities",
    label: "outbound opportunities",
    unit: "count",
    better: "higher",
    definition: "opportunities sales found by itself",
    value: (t, at) => t[at + Tally.OpenedOutbound],
  },
  {
    id: "wins",
    label: "wins",
    unit: "count",
    better: "higher",
    definition: "deals won",
    value: (t, at) => wins(t, at),
  },
  {
    id: "customer_churn",
    label: "customer churn",
    unit: "fraction/year",
    better: "lower",
    definition: "annualised: 1 - (1 - customers lost / customers at month start)^12",
    value: (t, at) => annualised(t[at + Tally.Churned] / t[at + Tally.CustomerMonths]),
  },
  {
    id: "customers_end",
    label: "customers at the end",
    unit: "count",
    better: "higher",
    definition: "customers at the end of the horizon",
    value: (t, at) => t[at + Tally.Customers],
  },
  {
    id: "recurring_revenue_end",
    label: "recurring revenue at the end",
    unit: "currency/month",
    better: "higher",
    definition: "monthly recurring revenue at the end of the horizon",
    value: (t, at) => t[at + Tally.MonthlyRevenue],
  },
  {
    id: "brand_index",
    label: "brand index",
    unit: "index",
    better: "higher",
    definition: "brand goodwill at the end; 1 = today",
    value: (t, at) => exp(t[at + Tally.Brand]),
  },
  {
    id: "delight_index",
    label: "delight index",
    unit: "index",
    better: "higher",
    definition: "customer-delight goodwill at the end; 1 = today",
    value: (t, at) => exp(t[at + Tally.CustomerDelight]),
  },
  {
    id: "ux_index",
    label: "UX index",
    unit: "index",
    better: "higher",
    definition: "user-experience goodwill at the end; 1 = today",
    value: (t, at) => exp(t[at + Tally.UserExperience]),
  },
  {
    id: "employer_index",
    label: "employer-brand index",
    unit: "index",
    better: "higher",
    definition: "employer-brand goodwill at the end; 1 = today",
    value: (t, at) => exp(t[at + Tally.EmployerBrand]),
  },
  {
    id: "staff_turnover",
    label: "staff turnover",
    unit: "fraction/year",
    better: "lower",
    definition: "annualised: 1 - (1 - staff who left / filled posts at month start)^12, all teams",
    value: (t, at) => annualised(t[at + Tally.Left] / t[at + Tally.StaffMonths]),
  },
  {
    id: "leads_lost_to_capacity",
    label: "leads lost to capacity",
    unit: "count",
    better: "lower",
    definition: "accepted leads sales would have worked but had no time for",
    value: (t, at) => t[at + Tally.Wanted] - t[at + Tally.Worked],
  },
  {
    id: "cost_per_win",
    label: "cost per win",
    unit: "currency/win",
    better: "lower",
    definition: "total cost / wins",
    value: (t, at) => (wins(t, at) === 0 ? NaN : t[at + Tally.Cost] / wins(t, at)),
  },
  {
    id: "total_cost",
    label: "total cost",
    unit: "currency",
    better: "lower",
    definition: "undiscounted salaries, managers, programme spend, hiring and reorganisation",
    value: (t, at) => t[at + Tally.Cost],
  },
  {
    id: "hires",
    label: "hires",
    unit: "count",
    better: "neither",
    definition: "staff who joined, all teams",
    value: (t, at) => t[at + Tally.Hires],
  },
  {
    id: "reorganisation_cost",
    label: "reorganisation cost",
    unit: "currency",
    better: "lower",
    definition: "undiscounted severance and cost of new superiors",
    value: (t, at) => t[at + Tally.ReorganisationCost],
  },
  {
    id: "expansion_bookings",
    label: "expansion bookings",
    unit: "currency",
    better: "higher",
    definition: "annual value of what customers added",
    value: (t, at) => t[at + Tally.ExpansionBookings],
  },
  {
    id: "net_revenue_retention",
    label: "net revenue retention",
    unit: "fraction/year",
    better: "higher",
    definition: "annualised: revenue kept and added by customers over revenue before, multiplied over the months",
    value: (t, at) => exp((12 * t[at + Tally.LogRetention]) / t[at + Tally.Months]),
  },
] as const satisfies readonly (Omit<Outcome, "id"> & { readonly id: string })[];

export type OutcomeId = (typeof OUTCOMES)[number]["id"];
export const OUTCOME_IDS: readonly OutcomeId[] = OUTCOMES.map((outcome) => outcome.id);

/**
 * The outcome that has data in every sample but those that overflowed: where it is NaN, something overflowed, and every other
 * outcome of the sample is NaN too. See `fillOutcomes`.
 */
export const ALWAYS_KNOWN: OutcomeId = "total_cost";

/**
 * Fills in every outcome of the tallies of `samples` samples, which stand one after the other: those of the registry's first one,
 * sample by sample, then those of the next. NaN where there is no data, and NaN in all outcomes of a sample if a number on the road
 * to it overflowed, for none that is left is to be trusted then.
 */
export function fillOutcomes(tallies: Float64Array, samples: number, outcomes: Float64Array): void {
  const lost: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    if (hasOverflowed(tallies, sample * Tally.Size)) lost.push(sample);
  }
  for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
    const { value } = OUTCOMES[outcome];
    for (let sample = 0; sample < samples; sample++) {
      const found = value(tallies, sample * Tally.Size);
      outcomes[outcome * samples + sample] = found;
      if (isBeyond(found) && !Number.isNaN(found)) lost.push(sample);
    }
  }
  for (const sample of lost) withhold(outcomes, samples, sample);
}

/** No outcome of a sample has data. */
export function withhold(outcomes: Float64Array, samples: number, sample: number): void {
  for (let at = sample; at < outcomes.length; at += samples) outcomes[at] = NaN;
}

/** The registry's row for `id`. */
export function findOutcome(id: OutcomeId): Outcome {
  return OUTCOMES[OUTCOME_IDS.indexOf(id)];
}

function bookings(t: Float64Array, at: number): number {
  return t[at + Tally.BookingsInbound] + t[at + Tally.BookingsOutbound];
}

function wins(t: Float64Array, at: number): number {
  return t[at + Tally.WonInbound] + t[at + Tally.WonOutbound];
}

/** The yearly rate of a monthly one. */
function annualised(monthlyRate: number): number {
  const kept = 1 - monthlyRate;
  const keptQuarter = kept * kept * kept;
  return 1 - keptQuarter * keptQuarter * keptQuarter * keptQuarter;
}
