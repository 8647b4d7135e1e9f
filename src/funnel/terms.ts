import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { shiftOdds } from "./odds.js";
import { Effect } from "./effect-vector.js";
import { World } from "./world.js";

/** What stays constant over the months for one structure in one trial. */
export const enum Term {
  MarketingPosts,
  SalesPosts,
  /** Staff hazards per month with the structure's effect, at today's employer brand. */
  MarketingLeaveHazard,
  SalesLeaveHazard,
  EmployerBrandToAttrition,
  RefillProbability,
  /** ln of marketing's filled posts that give today's effort. */
  LogTodayStaff,
  /** Five entries, in the order of `World.FocusLeadGeneration`: ln of an activity's focus weight over today's. */
  LogFocus,
  /** Four entries, in the order of `Tally.Brand`: the share of a goodwill that is left after a month. */
  GoodwillKept = LogFocus + 5,
  /** Leads per month at today's effort and goodwill, with the structure's effects. */
  Leads = GoodwillKept + 4,
  LogGrowth,
  FocusToLeads,
  BrandToLeads,
  Referrals,
  DelightToReferrals,
  Qualification,
  UxToQualification,
  Acceptance,
  FollowUp,
  LeadsPerRep,
  Opportunity,
  OutboundPerRep,
  InboundTimeShare,
  OpenDealsPerRep,
  Close,
  WinInbound,
  WinOutbound,
  ChurnHazard,
  DelightToChurn,
  GrossMargin,
  MarketingCost,
  SalesCost,
  ProgrammeSpend,
  LogDiscount,
  InitialCustomers,
  InitialRevenue,
  Seasonality,
  Size = Seasonality + 12,
}

/**
 * Fills `terms` from the trial's assumptions (`world`), the structure's effects (ratios, 1 = none) and its posts.
 * `todayMarketing` is today's number of marketing posts, the yardstick of effort; > 0.
 */
export function fillTerms(
  terms: Float64Array,
  world: Float64Array,
  effects: Float64Array,
  marketingPosts: number,
  salesPosts: number,
  todayMarketing: number,
): void {
  terms[Term.MarketingPosts] = marketingPosts;
  terms[Term.SalesPosts] = salesPosts;
  fillPeople(terms, world, effects, todayMarketing);
  fillFocus(terms, world, effects);
  fillDemand(terms, world, effects);
  fillFunnel(terms, world, effects);
  fillPipeline(terms, world, effects);
  fillCustomers(terms, world, effects);
}

function fillPeople(terms: Float64Array, world: Float64Array, effects: Float64Array, todayMarketing: number): void {
  const refillHazard = 1 / world[World.MonthsToRefill];
  const refill = 1 - exp(-refillHazard);
  const leaveToday = 1 - exp(-world[World.MarketingAttrition]);
  terms[Term.MarketingLeaveHazard] = world[World.MarketingAttrition] * effects[Effect.Attrition];
  terms[Term.SalesLeaveHazard] = world[World.SalesAttrition] * effects[Effect.Attrition];
  terms[Term.EmployerBrandToAttrition] = world[World.EmployerBrandToAttrition];
  terms[Term.RefillProbability] = refill;
  terms[Term.LogTodayStaff] = log((todayMarketing * refill) / (refill + leaveToday));
}

/** Focus weights are multiplied by the structure's ratios, then scaled back to the sum of today's. */
function fillFocus(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  let today: number = 0;
  let shifted: number = 0;
  for (let activity = 0; activity < 5; activity++) {
    const weight = world[World.FocusLeadGeneration + activity];
    today += weight;
    shifted += weight * effects[Effect.FocusLeadGeneration + activity];
  }
  for (let activity = 0; activity < 5; activity++) {
    terms[Term.LogFocus + activity] = log((effects[Effect.FocusLeadGeneration + activity] * today) / shifted);
  }
  for (let goodwill = 0; goodwill < 4; goodwill++) {
    terms[Term.GoodwillKept + goodwill] = exp(-Math.LN2 / world[World.BrandHalfLife + goodwill]);
  }
}

function fillDemand(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.Leads] = world[World.LeadsPerMonth] * effects[Effect.LeadVolume];
  terms[Term.LogGrowth] = log1p(world[World.MonthlyGrowth]);
  terms[Term.FocusToLeads] = world[World.FocusToLeads];
  terms[Term.BrandToLeads] = world[World.BrandToLeads];
  terms[Term.Referrals] = world[World.ReferralsPerCustomer];
  terms[Term.DelightToReferrals] = world[World.DelightToReferrals];
  for (let month = 0; month < 12; month++) {
    terms[Term.Seasonality + month] = world[World.SeasonalityJanuary + month];
  }
}

function fillFunnel(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.Qualification] = world[World.Qualification];
  terms[Term.UxToQualification] = world[World.UxToQualification];
  const acceptance = shiftOdds(world[World.Acceptance], effects[Effect.Acceptance]);
  terms[Term.Acceptance] = acceptance;
  const followUp = shiftOdds(world[World.FollowUp], effects[Effect.FollowUp]);
  terms[Term.FollowUp] = followUp;
  terms[Term.LeadsPerRep] = world[World.LeadsPerRep];
  const haste = exp(-world[World.ResponseElasticity] * log(effects[Effect.ResponseTime]));
  const opportunity = shiftOdds(world[World.Opportunity], haste);
  terms[Term.Opportunity] = opportunity;
}

function fillPipeline(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.OutboundPerRep] = world[World.OutboundPerRep] * effects[Effect.Outbound];
  terms[Term.InboundTimeShare] = world[World.InboundTimeShare];
  terms[Term.OpenDealsPerRep] = world[World.OpenDealsPerRep];
  const closeHazard = 1 / world[World.SalesCycle];
  terms[Term.Close] = 1 - exp(-closeHazard);
  const winInbound = shiftOdds(world[World.WinInbound], effects[Effect.WinRate]);
  terms[Term.WinInbound] = winInbound;
  const winOutbound = shiftOdds(world[World.WinOutbound], effects[Effect.WinRate]);
  terms[Term.WinOutbound] = winOutbound;
}

function fillCustomers(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  const customers = Math.round(world[World.InitialCustomers]);
  terms[Term.InitialCustomers] = customers;
  terms[Term.InitialRevenue] = (customers * world[World.AnnualValue]) / 12;
  terms[Term.ChurnHazard] = world[World.MonthlyChurn] * effects[Effect.Churn];
  terms[Term.DelightToChurn] = world[World.DelightToChurn];
  terms[Term.GrossMargin] = world[World.GrossMargin];
  terms[Term.MarketingCost] = world[World.MarketingCost];
  terms[Term.SalesCost] = world[World.SalesCost];
  terms[Term.ProgrammeSpend] = world[World.ProgrammeSpend];
  terms[Term.LogDiscount] = -log1p(world[World.DiscountRate]) / 12;
}
