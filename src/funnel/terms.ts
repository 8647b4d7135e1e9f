import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { Effect, Input, Term } from "./model/places.js";
import { shiftOdds } from "./odds.js";

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
  const refillHazard = 1 / world[Input.PeopleMonthsToRefill];
  const refill = 1 - exp(-refillHazard);
  const leaveToday = 1 - exp(-world[Input.PeopleMarketingAttrition]);
  terms[Term.MarketingLeaveHazard] = world[Input.PeopleMarketingAttrition] * effects[Effect.Attrition];
  terms[Term.SalesLeaveHazard] = world[Input.PeopleSalesAttrition] * effects[Effect.Attrition];
  terms[Term.EmployerBrandToAttrition] = world[Input.ElasticityEmployerBrandToAttrition];
  terms[Term.RefillProbability] = refill;
  terms[Term.LogTodayStaff] = log((todayMarketing * refill) / (refill + leaveToday));
}

/** Focus weights are multiplied by the structure's ratios, then scaled back to the sum of today's. */
function fillFocus(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  let today: number = 0;
  let shifted: number = 0;
  for (let activity = 0; activity < 5; activity++) {
    const weight = world[Input.FocusLeadGeneration + activity];
    today += weight;
    shifted += weight * effects[Effect.FocusLeadGeneration + activity];
  }
  for (let activity = 0; activity < 5; activity++) {
    terms[Term.LogFocus + activity] = log((effects[Effect.FocusLeadGeneration + activity] * today) / shifted);
  }
  terms[Term.GoodwillKept] = keptAfterMonth(world[Input.GoodwillBrandHalfLife]);
  terms[Term.GoodwillKept + 1] = keptAfterMonth(world[Input.GoodwillDelightHalfLife]);
  terms[Term.GoodwillKept + 2] = keptAfterMonth(world[Input.GoodwillUxHalfLife]);
  terms[Term.GoodwillKept + 3] = keptAfterMonth(world[Input.GoodwillEmployerHalfLife]);
}

/** The share of a goodwill that is left after a month without effort. */
function keptAfterMonth(halfLifeMonths: number): number {
  return exp(-Math.LN2 / halfLifeMonths);
}

function fillDemand(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.Leads] = world[Input.MarketLeadsPerMonth] * effects[Effect.LeadVolume];
  terms[Term.LogGrowth] = log1p(world[Input.MarketMonthlyGrowth]);
  terms[Term.FocusToLeads] = world[Input.ElasticityFocusToLeads];
  terms[Term.BrandToLeads] = world[Input.ElasticityBrandToLeads];
  terms[Term.Referrals] = world[Input.MarketReferralsPerCustomer];
  terms[Term.DelightToReferrals] = world[Input.ElasticityDelightToReferrals];
  for (let month = 0; month < 12; month++) {
    terms[Term.Seasonality + month] = world[Input.MarketSeasonalityJanuary + month];
  }
}

function fillFunnel(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.Qualification] = world[Input.FunnelQualification];
  terms[Term.UxToQualification] = world[Input.ElasticityUxToQualification];
  const acceptance = shiftOdds(world[Input.FunnelAcceptance], effects[Effect.Acceptance]);
  terms[Term.Acceptance] = acceptance;
  const followUp = shiftOdds(world[Input.FunnelFollowUp], effects[Effect.FollowUp]);
  terms[Term.FollowUp] = followUp;
  terms[Term.LeadsPerRep] = world[Input.CapacityLeadsPerRep];
  const haste = exp(-world[Input.FunnelResponseElasticity] * log(effects[Effect.ResponseTime]));
  const opportunity = shiftOdds(world[Input.FunnelOpportunity], haste);
  terms[Term.Opportunity] = opportunity;
}

function fillPipeline(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  terms[Term.OutboundPerRep] = world[Input.CapacityOutboundPerRep] * effects[Effect.Outbound];
  terms[Term.InboundTimeShare] = world[Input.CapacityInboundTimeShare];
  terms[Term.OpenDealsPerRep] = world[Input.CapacityOpenDealsPerRep];
  const closeHazard = 1 / world[Input.FunnelSalesCycle];
  terms[Term.Close] = 1 - exp(-closeHazard);
  const winInbound = shiftOdds(world[Input.FunnelWinInbound], effects[Effect.WinRate]);
  terms[Term.WinInbound] = winInbound;
  const winOutbound = shiftOdds(world[Input.FunnelWinOutbound], effects[Effect.WinRate]);
  terms[Term.WinOutbound] = winOutbound;
}

function fillCustomers(terms: Float64Array, world: Float64Array, effects: Float64Array): void {
  const customers = Math.round(world[Input.CustomersInitial]);
  terms[Term.InitialCustomers] = customers;
  terms[Term.InitialRevenue] = (customers * world[Input.CustomersAnnualValue]) / 12;
  terms[Term.ChurnHazard] = world[Input.CustomersMonthlyChurn] * effects[Effect.Churn];
  terms[Term.DelightToChurn] = world[Input.ElasticityDelightToChurn];
  terms[Term.GrossMargin] = world[Input.MoneyGrossMargin];
  terms[Term.MarketingCost] = world[Input.MoneyMarketingCost];
  terms[Term.SalesCost] = world[Input.MoneySalesCost];
  terms[Term.ProgrammeSpend] = world[Input.MoneyProgrammeSpend];
  terms[Term.LogDiscount] = -log1p(world[Input.MoneyDiscountRate]) / 12;
}
