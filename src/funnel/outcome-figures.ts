import { exp } from "../distributions/elementary/exp.js";
import { LARGEST_FIGURE } from "./largest-figure.js";
import { OutcomeIndex, Tally } from "./model/places.js";

/**
 * Fills in the outcomes of a horizon: NaN where there is no data (0/0), and NaN in all of them if a number on the road to one
 * overflowed, for none that is left is to be trusted then.
 * @param overflow room for one number: 1 if there was such a one, else 0
 */
export function tellOutcomes(outcomes: Float64Array, overflow: Float64Array, tally: Float64Array): void {
  fillOutcomes(outcomes, tally);
  markOverflow(overflow, tally);
  for (let outcome = 0; outcome < OutcomeIndex.Size; outcome++) {
    overflow[0] = Math.abs(outcomes[outcome]) > LARGEST_FIGURE ? 1 : overflow[0];
  }
  withholdOutcomes(outcomes, overflow);
}

/** What every outcome comes to; NaN where there is no data. */
export function fillOutcomes(outcomes: Float64Array, tally: Float64Array): void {
  const wins = tally[Tally.WonInbound] + tally[Tally.WonOutbound];
  const bookings = tally[Tally.BookingsInbound] + tally[Tally.BookingsOutbound];
  outcomes[OutcomeIndex.Value] = tally[Tally.Profit] + tally[Tally.Worth];
  outcomes[OutcomeIndex.Profit] = tally[Tally.Profit];
  outcomes[OutcomeIndex.Revenue] = tally[Tally.Revenue];
  outcomes[OutcomeIndex.Bookings] = bookings;
  outcomes[OutcomeIndex.MarketingBookings] = tally[Tally.BookingsInbound];
  outcomes[OutcomeIndex.MarketingContribution] = tally[Tally.BookingsInbound] / bookings;
  outcomes[OutcomeIndex.ClosureRate] = wins / (tally[Tally.ClosedInbound] + tally[Tally.ClosedOutbound]);
  outcomes[OutcomeIndex.MqlAcceptance] = tally[Tally.Accepted] / tally[Tally.Mqls];
  outcomes[OutcomeIndex.FollowUpRate] = tally[Tally.Worked] / tally[Tally.Accepted];
  outcomes[OutcomeIndex.Leads] = tally[Tally.Leads];
  outcomes[OutcomeIndex.Mqls] = tally[Tally.Mqls];
  outcomes[OutcomeIndex.Opportunities] = tally[Tally.OpenedInbound] + tally[Tally.OpenedOutbound];
  outcomes[OutcomeIndex.OutboundOpportunities] = tally[Tally.OpenedOutbound];
  outcomes[OutcomeIndex.Wins] = wins;
  outcomes[OutcomeIndex.CustomerChurn] = annualised(tally[Tally.Churned] / tally[Tally.CustomerMonths]);
  outcomes[OutcomeIndex.CustomersEnd] = tally[Tally.Customers];
  outcomes[OutcomeIndex.RecurringRevenueEnd] = tally[Tally.MonthlyRevenue];
  outcomes[OutcomeIndex.StaffTurnover] = annualised(tally[Tally.Left] / tally[Tally.StaffMonths]);
  outcomes[OutcomeIndex.LeadsLostToCapacity] = tally[Tally.Wanted] - tally[Tally.Worked];
  outcomes[OutcomeIndex.CostPerWin] = wins === 0 ? NaN : tally[Tally.Cost] / wins;
  outcomes[OutcomeIndex.TotalCost] = tally[Tally.Cost];
  outcomes[OutcomeIndex.Hires] = tally[Tally.Hires];
  outcomes[OutcomeIndex.ReorganisationCost] = tally[Tally.ReorganisationCost];
  outcomes[OutcomeIndex.ExpansionBookings] = tally[Tally.ExpansionBookings];
  outcomes[OutcomeIndex.NetRevenueRetention] = exp((12 * tally[Tally.LogRetention]) / tally[Tally.Months]);
  for (let kind = 0; kind < 4; kind++) outcomes[OutcomeIndex.BrandIndex + kind] = exp(tally[Tally.Brand + kind]);
}

/**
 * Whether a number overflowed somewhere on the road to a tally: flows keep it, and what a stock does to flows too. The one tally
 * that may be NaN for want of events is the retention of a month without revenue.
 */
export function markOverflow(overflow: Float64Array, tally: Float64Array): void {
  overflow[0] = Math.abs(tally[Tally.LogRetention]) > LARGEST_FIGURE ? 1 : 0;
  for (let entry = 0; entry < Tally.Size; entry++) {
    if (entry === Tally.LogRetention) continue;
    overflow[0] = Math.abs(tally[entry]) <= LARGEST_FIGURE ? overflow[0] : 1;
  }
}

/** NaN where no figure is left, be it because another one overflowed. */
export function withholdOutcomes(outcomes: Float64Array, overflow: Float64Array): void {
  for (let outcome = 0; outcome < OutcomeIndex.Size; outcome++) {
    const isKnown = overflow[0] === 0 && Math.abs(outcomes[outcome]) <= LARGEST_FIGURE;
    outcomes[outcome] = isKnown ? outcomes[outcome] : NaN;
  }
}

/** The yearly rate of a monthly one. */
function annualised(monthlyRate: number): number {
  const kept = 1 - monthlyRate;
  const keptQuarter = kept * kept * kept;
  return 1 - keptQuarter * keptQuarter * keptQuarter * keptQuarter;
}
