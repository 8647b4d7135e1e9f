import { Tally } from "../../funnel/model/places.js";

/** Who found the customer. */
export type LeadSource = "marketing" | "sales";

/** A stage of the funnel: a sum over the horizon, or a stock at its end. */
export interface FunnelStage {
  readonly id: string;
  readonly label: string;
  readonly unit: "count" | "currency" | "currency/month";
  readonly tallies: readonly number[];
}

/** In the order in which a lead passes them. */
export const FUNNEL_STAGES: readonly FunnelStage[] = [
  { id: "leads", label: "leads", unit: "count", tallies: [Tally.Leads] },
  { id: "mqls", label: "MQLs", unit: "count", tallies: [Tally.Mqls] },
  { id: "accepted", label: "accepted", unit: "count", tallies: [Tally.Accepted] },
  { id: "worked", label: "worked", unit: "count", tallies: [Tally.Worked] },
  { id: "opportunities_marketing", label: "opportunities from them", unit: "count", tallies: [Tally.OpenedInbound] },
  { id: "opportunities_sales", label: "opportunities sales found", unit: "count", tallies: [Tally.OpenedOutbound] },
  { id: "wins", label: "wins", unit: "count", tallies: [Tally.WonInbound, Tally.WonOutbound] },
  { id: "bookings", label: "bookings", unit: "currency", tallies: [Tally.BookingsInbound, Tally.BookingsOutbound] },
  { id: "customers_lost", label: "customers lost", unit: "count", tallies: [Tally.Churned] },
  {
    id: "retained_revenue",
    label: "monthly revenue at the end",
    unit: "currency/month",
    tallies: [Tally.MonthlyRevenue],
  },
];

/** One factor of a source's bookings: `of` over `per`; the first has no `per`. */
export interface FunnelFactor {
  readonly id: string;
  readonly label: string;
  readonly unit: "count" | "fraction" | "currency";
  readonly of: number;
  readonly per?: number;
}

/** Factors whose product is the source's bookings: each one's `per` is the `of` of the one before. */
export const FUNNEL_FACTORS: Readonly<Record<LeadSource, readonly FunnelFactor[]>> = {
  marketing: [
    { id: "leads", label: "leads", unit: "count", of: Tally.Leads },
    { id: "qualification", label: "qualification", unit: "fraction", of: Tally.Mqls, per: Tally.Leads },
    { id: "acceptance", label: "acceptance", unit: "fraction", of: Tally.Accepted, per: Tally.Mqls },
    { id: "follow_up", label: "follow-up", unit: "fraction", of: Tally.Worked, per: Tally.Accepted },
    { id: "opportunity", label: "opportunity", unit: "fraction", of: Tally.OpenedInbound, per: Tally.Worked },
    { id: "closing", label: "closed in time", unit: "fraction", of: Tally.ClosedInbound, per: Tally.OpenedInbound },
    { id: "win", label: "won", unit: "fraction", of: Tally.WonInbound, per: Tally.ClosedInbound },
    { id: "deal_value", label: "deal value", unit: "currency", of: Tally.BookingsInbound, per: Tally.WonInbound },
  ],
  sales: [
    { id: "opportunities", label: "opportunities found", unit: "count", of: Tally.OpenedOutbound },
    { id: "closing", label: "closed in time", unit: "fraction", of: Tally.ClosedOutbound, per: Tally.OpenedOutbound },
    { id: "win", label: "won", unit: "fraction", of: Tally.WonOutbound, per: Tally.ClosedOutbound },
    { id: "deal_value", label: "deal value", unit: "currency", of: Tally.BookingsOutbound, per: Tally.WonOutbound },
  ],
};
