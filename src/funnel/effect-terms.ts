import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { Effect, Input, Setup, TeamIndex, Term, Today } from "./model/places.js";
import { LOG_NOTHING, power, shiftOdds } from "./odds.js";

/** Fills the terms that the effects move: all else about a state stays as it is while its effects settle. See `KernelState`. */
export function fillEffectTerms(
  terms: Float64Array,
  effects: Float64Array,
  world: Float64Array,
  setup: Float64Array,
  base: Float64Array,
  today: Float64Array,
): void {
  for (let team = 0; team < TeamIndex.Size; team++) {
    terms[Term.LeaveHazard + team] = world[Input.PeopleMarketingAttrition + team] * effects[Effect.Attrition];
  }
  fillFocus(terms, effects, world, base);
  terms[Term.LeadEffect] = effects[Effect.LeadVolume];
  terms[Term.Leads] = world[Input.MarketLeadsPerMonth] * effects[Effect.LeadVolume] * budgetFactor(world, base);
  terms[Term.Acceptance] = shiftOdds(world[Input.FunnelAcceptance], effects[Effect.Acceptance]);
  terms[Term.FollowUp] = shiftOdds(world[Input.FunnelFollowUp], effects[Effect.FollowUp]);
  fillOpportunities(terms, effects, world, setup, base, today);
  terms[Term.ChurnHazard] = world[Input.CustomersMonthlyChurn] * effects[Effect.Churn];
  terms[Term.ExpansionHazard] = world[Input.CustomersExpansion] * effects[Effect.Expansion];
}

/**
 * Focus weights are multiplied by the structure's ratios, then scaled to sum to 1, as today's are. An activity that nobody
 * does today has no yardstick: only the ratios count for it.
 */
function fillFocus(terms: Float64Array, effects: Float64Array, world: Float64Array, base: Float64Array): void {
  let today: number = 0;
  let shifted: number = 0;
  for (let activity = 0; activity < 5; activity++) {
    today += base[Input.FocusLeadGeneration + activity];
    shifted += world[Input.FocusLeadGeneration + activity] * effects[Effect.FocusLeadGeneration + activity];
  }
  for (let activity = 0; activity < 5; activity++) {
    const before = base[Input.FocusLeadGeneration + activity];
    const own = before > 0 ? world[Input.FocusLeadGeneration + activity] / before : 1;
    const ratio = effects[Effect.FocusLeadGeneration + activity] * own;
    terms[Term.LogFocus + activity] = ratio > 0 ? log((ratio * today) / shifted) : LOG_NOTHING;
  }
}

/** What a larger or smaller programme budget than the scenario's does to leads. */
function budgetFactor(world: Float64Array, base: Float64Array): number {
  const spend = world[Input.MoneyProgrammeSpend];
  const before = base[Input.MoneyProgrammeSpend];
  return spend === before || before === 0 ? 1 : power(spend / before, world[Input.ElasticityProgrammeToLeads]);
}

/**
 * From worked leads to deals won, and what reps and SDRs find by themselves. Probabilities were measured with the teams of
 * today: with SDRs if there are any, whose hand-over is then part of them.
 */
function fillOpportunities(
  terms: Float64Array,
  effects: Float64Array,
  world: Float64Array,
  setup: Float64Array,
  base: Float64Array,
  today: Float64Array,
): void {
  const hasSdr = setup[Setup.PostsSdr] > 0;
  const hadSdr = today[Today.PostsSdr] > 0;
  const ownResponse = hasSdr ? log(world[Input.SdrResponseTime]) : 0;
  const responseToday = hadSdr ? log(base[Input.SdrResponseTime]) : 0;
  const logResponse = log(effects[Effect.ResponseTime]) + ownResponse - responseToday;
  const acceptance = world[Input.FunnelAcceptance];
  const logPush = acceptance > 0 ? log(terms[Term.Acceptance] / acceptance) : 0;
  const logHaste =
    -world[Input.FunnelResponseElasticity] * logResponse - world[Input.ElasticityAcceptanceToQuality] * logPush;
  const opportunity = shiftOdds(world[Input.FunnelOpportunity], exp(logHaste));
  const handedOver = hasSdr ? shiftOdds(world[Input.SdrHandover], effects[Effect.Handover]) : 1;
  const handedOverToday = hadSdr ? base[Input.SdrHandover] : 1;
  terms[Term.Opportunity] = Math.min(1, opportunity * ratioOr1(handedOver, handedOverToday));
  terms[Term.OutboundPerRep] = world[Input.CapacityOutboundPerRep] * effects[Effect.Outbound];
  terms[Term.OutboundPerSdr] = world[Input.SdrOutboundPerSdr] * effects[Effect.Outbound] * effects[Effect.SdrOutbound];
  const screened = hasSdr ? world[Input.SdrHandover] : 1;
  const winInbound = effects[Effect.WinRate] * ratioOr1(handedOverToday, screened);
  terms[Term.WinInbound] = shiftOdds(world[Input.FunnelWinInbound], winInbound);
  terms[Term.WinOutbound] = shiftOdds(world[Input.FunnelWinOutbound], effects[Effect.WinRate]);
}

/** A hand-over at which nothing passes is no yardstick. */
function ratioOr1(a: number, b: number): number {
  return b > 0 ? a / b : 1;
}
