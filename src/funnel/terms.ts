import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { log1p } from "../distributions/elementary/log1p.js";
import { Input, Setup, TeamIndex, Term, Today } from "./model/places.js";

/**
 * Fills the terms that follow from a world alone, which most states have in common.
 * @param base the scenario's own inputs, whatever the world overrides
 */
export function fillWorldTerms(
  terms: Float64Array,
  world: Float64Array,
  base: Float64Array,
  today: Float64Array,
): void {
  fillPeople(terms, world, today);
  fillDemand(terms, world);
  fillWork(terms, world, base);
  fillCustomers(terms, world, today);
  fillMoney(terms, world);
}

/**
 * Fills those that follow from the setup, too. Where the structure has SDRs they take the leads, and reps have all their time
 * for opportunities of their own.
 */
export function fillSetupTerms(
  terms: Float64Array,
  world: Float64Array,
  setup: Float64Array,
  today: Float64Array,
): void {
  const hasSdr = setup[Setup.PostsSdr] > 0;
  for (let team = 0; team < TeamIndex.Size; team++) terms[Term.Posts + team] = setup[Setup.PostsMarketing + team];
  terms[Term.SdrWorksLeads] = hasSdr ? 1 : 0;
  terms[Term.LeadsPerHead] = hasSdr ? world[Input.SdrLeadsPerSdr] : world[Input.CapacityLeadsPerRep];
  terms[Term.InboundTimeShare] = hasSdr ? 0 : world[Input.CapacityInboundTimeShare];
  terms[Term.CoverageCounts] = today[Today.PostsSuccess] + setup[Setup.PostsSuccess] > 0 ? 1 : 0;
  terms[Term.Managers] =
    setup[Setup.ManagersAtBookCost] * world[Input.MoneyManagerCost] + setup[Setup.ManagersGivenCost];
}

function fillPeople(terms: Float64Array, world: Float64Array, today: Float64Array): void {
  const refillHazard = 1 / world[Input.PeopleMonthsToRefill];
  for (let team = 0; team < TeamIndex.Size; team++) {
    terms[Term.RampingKept + team] = exp(-1 / world[Input.PeopleMarketingRamp + team]);
    terms[Term.Salary + team] = world[Input.MoneyMarketingCost + team];
  }
  terms[Term.EmployerBrandToAttrition] = world[Input.ElasticityEmployerBrandToAttrition];
  terms[Term.RefillProbability] = 1 - exp(-refillHazard);
  terms[Term.RampingLoss] = 1 - world[Input.PeopleStartProductivity];
  terms[Term.Dip] = world[Input.ChangeDip];
  terms[Term.AttritionShock] = world[Input.ChangeAttritionShock];
  terms[Term.LogTodayEffort] = log(today[Today.ProductiveMarketing]);
}

function fillDemand(terms: Float64Array, world: Float64Array): void {
  terms[Term.GoodwillKept] = keptAfterMonth(world[Input.GoodwillBrandHalfLife]);
  terms[Term.GoodwillKept + 1] = keptAfterMonth(world[Input.GoodwillDelightHalfLife]);
  terms[Term.GoodwillKept + 2] = keptAfterMonth(world[Input.GoodwillUxHalfLife]);
  terms[Term.GoodwillKept + 3] = keptAfterMonth(world[Input.GoodwillEmployerHalfLife]);
  terms[Term.LogGrowth] = log1p(world[Input.MarketMonthlyGrowth]);
  terms[Term.FocusToLeads] = world[Input.ElasticityFocusToLeads];
  terms[Term.BrandToLeads] = world[Input.ElasticityBrandToLeads];
  terms[Term.Referrals] = world[Input.MarketReferralsPerCustomer];
  terms[Term.DelightToReferrals] = world[Input.ElasticityDelightToReferrals];
  for (let month = 0; month < 12; month++) {
    terms[Term.Seasonality + month] = world[Input.MarketSeasonalityJanuary + month];
  }
}

/** The share of a goodwill that is left after a month without effort. */
function keptAfterMonth(halfLifeMonths: number): number {
  return exp(-Math.LN2 / halfLifeMonths);
}

function fillWork(terms: Float64Array, world: Float64Array, base: Float64Array): void {
  terms[Term.Qualification] = world[Input.FunnelQualification];
  terms[Term.UxToQualification] = world[Input.ElasticityUxToQualification];
  terms[Term.SdrInboundTimeShare] = world[Input.SdrInboundTimeShare];
  terms[Term.OpenDealsPerRep] = world[Input.CapacityOpenDealsPerRep];
  const closeHazard = 1 / world[Input.FunnelSalesCycle];
  terms[Term.Close] = 1 - exp(-closeHazard);
  terms[Term.DealScale] = world[Input.FunnelDealValue] / base[Input.FunnelDealValue];
}

function fillCustomers(terms: Float64Array, world: Float64Array, today: Float64Array): void {
  const customers = Math.round(world[Input.CustomersInitial]);
  terms[Term.InitialCustomers] = customers;
  terms[Term.InitialRevenue] = (customers * world[Input.CustomersAnnualValue]) / 12;
  terms[Term.DelightToChurn] = world[Input.ElasticityDelightToChurn];
  terms[Term.CustomersPerCsm] = world[Input.SuccessCustomersPerCsm];
  terms[Term.TodayCoverage] = today[Today.Coverage];
  terms[Term.CoverageToChurn] = world[Input.ElasticityCoverageToChurn];
  terms[Term.CoverageToExpansion] = world[Input.ElasticityCoverageToExpansion];
  terms[Term.DelightToExpansion] = world[Input.ElasticityDelightToExpansion];
  terms[Term.ExpansionSize] = world[Input.CustomersExpansionSize];
}

function fillMoney(terms: Float64Array, world: Float64Array): void {
  terms[Term.GrossMargin] = world[Input.MoneyGrossMargin];
  terms[Term.ProgrammeSpend] = world[Input.MoneyProgrammeSpend];
  terms[Term.LeadsToSpend] = world[Input.ElasticityLeadsToSpend];
  terms[Term.CostPerHire] = world[Input.MoneyCostPerHire];
  terms[Term.Severance] = world[Input.ChangeSeverance];
  terms[Term.LogDiscount] = -log1p(world[Input.MoneyDiscountRate]) / 12;
  terms[Term.CustomerLife] = world[Input.MoneyCustomerLifeCounted];
}
