import { exp } from "../distributions/elementary/exp.js";
import { Input, TeamIndex, Today } from "./model/places.js";

/**
 * Fills what describes today's company from the scenario's own inputs of the trial and its posts, which are in `today`
 * already: staff in the long run, how the company starts, coverage, and how fast changes settle.
 */
export function fillToday(today: Float64Array, base: Float64Array): void {
  for (let team = 0; team < TeamIndex.Size; team++) fillStaff(today, base, team);
  fillPipelines(today, base);
  const customers = Math.round(base[Input.CustomersInitial]);
  const covered = today[Today.ProductiveSuccess] * base[Input.SuccessCustomersPerCsm];
  today[Today.Coverage] = customers > 0 ? Math.min(1, covered / customers) : 1;
  const settlingHazard = 1 / base[Input.ChangeSettleMonths];
  today[Today.Settling] = 1 - exp(-settlingHazard);
  today[Today.DisruptionKept] = exp(-1 / base[Input.ChangeRecoveryMonths]);
}

/** Long-run shares: of posts that are filled, and of staff still ramping up. */
function fillStaff(today: Float64Array, base: Float64Array, team: i32): void {
  const refillHazard = 1 / base[Input.PeopleMonthsToRefill];
  const refill = 1 - exp(-refillHazard);
  const leave = 1 - exp(-base[Input.PeopleMarketingAttrition + team]);
  const kept = exp(-1 / base[Input.PeopleMarketingRamp + team]);
  const ramping = leave > 0 ? leave / (1 - (1 - leave) * kept) : 0;
  const filled = refill / (refill + leave);
  const filledPosts = (today[Today.PostsMarketing + team] * refill) / (refill + leave);
  const steady = base[Input.StartSteady];
  today[Today.ProductiveMarketing + team] = filledPosts * (1 - (1 - base[Input.PeopleStartProductivity]) * ramping);
  today[Today.StartFilledMarketing + team] = 1 - steady * (1 - filled);
  today[Today.StartRampingMarketing + team] = steady * ramping;
}

/** Open opportunities of a company that has run for long: what opens in a month times the months it then stays open. */
function fillPipelines(today: Float64Array, base: Float64Array): void {
  const hasSdr = today[Today.PostsSdr] > 0;
  const sales = today[Today.ProductiveSales];
  const sdr = today[Today.ProductiveSdr];
  const capacity = hasSdr ? sdr * base[Input.SdrLeadsPerSdr] : sales * base[Input.CapacityLeadsPerRep];
  const customers = Math.round(base[Input.CustomersInitial]);
  const leads = base[Input.MarketLeadsPerMonth] + base[Input.MarketReferralsPerCustomer] * customers;
  const wanted = leads * base[Input.FunnelQualification] * base[Input.FunnelAcceptance] * base[Input.FunnelFollowUp];
  const work = Math.min(wanted, capacity);
  const load = capacity > 0 ? work / capacity : 1;
  const ownTime = hasSdr ? 1 : 1 - load * base[Input.CapacityInboundTimeShare];
  const sdrTime = hasSdr ? 1 - load * base[Input.SdrInboundTimeShare] : 0;
  const outbound = sales * base[Input.CapacityOutboundPerRep] * ownTime + sdr * base[Input.SdrOutboundPerSdr] * sdrTime;
  const closeHazard = 1 / base[Input.FunnelSalesCycle];
  const close = 1 - exp(-closeHazard);
  const steady = base[Input.StartSteady];
  const months = steady > 0 ? (steady * (1 - close)) / close : 0;
  today[Today.StartInbound] = months * work * base[Input.FunnelOpportunity];
  today[Today.StartOutbound] = months * outbound;
}
