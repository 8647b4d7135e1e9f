import type { EffectTerm } from "../organisation/effects.js";
import type { Posts } from "../organisation/structure.js";
import { explainEffects, medianOf, type Medians } from "./explain.js";

/** What a month asks of sales, in the long run at the medians: all posts filled, goodwill and seasons as today. */
export interface MonthlyLoad {
  /** Accepted leads that sales wants to work per month, referrals included. */
  readonly wantedLeads: number;
  readonly leadsCapacity: number;
  readonly openDeals: number;
  readonly openDealsCapacity: number;
}

/** Steps 2, 4 to 9 of the model's month in expectation. Both teams must have posts today. */
export function monthlyLoad(medians: Medians, posts: Posts, effects: readonly EffectTerm[]): MonthlyLoad {
  const base = (id: string): number => medianOf(medians, id);
  const rates = explainEffects(medians, { effects }).flatMap((effect) => effect.rates);
  const changed = new Map(rates.map(({ assumption, result }) => [assumption, result]));
  const rate = (id: string): number => medianOf(changed, id);

  const effort = posts.marketing / base("teams.marketing.headcount");
  const leadEffort = (effort * rate("focus.lead_generation")) / base("focus.lead_generation");
  const leads = rate("market.leads_per_month") * leadEffort ** base("elasticity.focus_to_leads");
  const referrals = base("market.referrals_per_customer") * base("customers.initial");
  const wantedLeads =
    (leads + referrals) * base("funnel.qualification") * rate("funnel.acceptance") * rate("funnel.follow_up");

  const leadsCapacity = posts.sales * base("capacity.leads_per_rep");
  const load = leadsCapacity > 0 ? Math.min(1, wantedLeads / leadsCapacity) : 1;
  const inbound = Math.min(wantedLeads, leadsCapacity) * rate("funnel.opportunity");
  const outbound = posts.sales * rate("capacity.outbound_per_rep") * (1 - load * base("capacity.inbound_time_share"));
  const closingShare = 1 - Math.exp(-1 / base("funnel.sales_cycle"));
  return {
    wantedLeads,
    leadsCapacity,
    // As many deals close as open once (open deals) x (closing share) = deals opened per month.
    openDeals: (inbound + outbound) / closingShare,
    openDealsCapacity: posts.sales * base("capacity.open_deals_per_rep"),
  };
}
