import type { EffectTerm } from "../organisation/effects.js";
import type { Posts, Team } from "../organisation/structure.js";
import { explainEffects, medianOf, type Medians } from "./explain.js";

/** What a month asks of those who work leads and move deals, in the long run at the medians: goodwill and seasons as today. */
export interface MonthlyLoad {
  /** Accepted leads that would be worked per month, referrals included. */
  readonly wantedLeads: number;
  /** Who works them: SDRs if the structure has any. */
  readonly leadsTeam: "sales" | "sdr";
  readonly leadsCapacity: number;
  readonly openDeals: number;
  readonly openDealsCapacity: number;
}

/** What is looked at, all at the medians. */
export interface LoadedStructure {
  readonly posts: Posts;
  readonly effects: readonly EffectTerm[];
  /** Those of today's structure, under which the assumptions were measured. */
  readonly todayEffects?: readonly EffectTerm[];
}

/** Steps 2, 4 to 9 and the SDRs of the model's month in expectation. Marketing and sales must have posts today. */
export function monthlyLoad(medians: Medians, { posts, effects, todayEffects = [] }: LoadedStructure): MonthlyLoad {
  const base = (id: string): number => medianOf(medians, id);
  const rates = explainEffects(medians, { effects, today: todayEffects }).flatMap((effect) => effect.rates);
  const changed = new Map(rates.map(({ assumption, result }) => [assumption, result]));
  const rate = (id: string): number => medianOf(changed, id);
  const staff = (team: Team): number => posts[team] * productiveShare(medians, team);
  const hasSdr = posts.sdr > 0;

  const effort = posts.marketing / base("teams.marketing.headcount");
  const leadEffort = (effort * rate("focus.lead_generation")) / base("focus.lead_generation");
  const leads = rate("market.leads_per_month") * leadEffort ** base("elasticity.focus_to_leads");
  const referrals = base("market.referrals_per_customer") * base("customers.initial");
  const wantedLeads =
    (leads + referrals) * base("funnel.qualification") * rate("funnel.acceptance") * rate("funnel.follow_up");

  const leadsCapacity = hasSdr
    ? staff("sdr") * base("sdr.leads_per_sdr")
    : staff("sales") * base("capacity.leads_per_rep");
  const load = leadsCapacity > 0 ? Math.min(1, wantedLeads / leadsCapacity) : 1;
  const handedOver = hasSdr && base("teams.sdr.headcount") === 0 ? rate("sdr.handover") : 1;
  const inbound = Math.min(wantedLeads, leadsCapacity) * rate("funnel.opportunity") * handedOver;
  const ownTime = hasSdr ? 1 : 1 - load * base("capacity.inbound_time_share");
  const outbound = staff("sales") * rate("capacity.outbound_per_rep") * ownTime;
  const bySdr = staff("sdr") * rate("sdr.outbound_per_sdr") * (1 - load * base("sdr.inbound_time_share"));
  const closingShare = 1 - Math.exp(-1 / base("funnel.sales_cycle"));
  return {
    wantedLeads,
    leadsTeam: hasSdr ? "sdr" : "sales",
    leadsCapacity,
    // As many deals close as open once (open deals) x (closing share) = deals opened per month.
    openDeals: (inbound + outbound + bySdr) / closingShare,
    openDealsCapacity: staff("sales") * base("capacity.open_deals_per_rep"),
  };
}

/** Share of a team's posts that is filled and productive in the long run, without effects. */
function productiveShare(medians: Medians, team: Team): number {
  const refill = 1 - Math.exp(-1 / medianOf(medians, "people.months_to_refill"));
  const leave = 1 - Math.exp(-medianOf(medians, `people.${team}_attrition`));
  const stillRamping = Math.exp(-1 / medianOf(medians, `people.${team}_ramp`));
  const ramping = leave / (1 - (1 - leave) * stillRamping);
  return (refill / (refill + leave)) * (1 - (1 - medianOf(medians, "people.start_productivity")) * ramping);
}
