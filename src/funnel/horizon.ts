import type { Luck } from "./luck.js";
import { FIRST_STOCK, Tally, Term } from "./model/places.js";
import { stepMonth } from "./month.js";

/**
 * One structure over the whole horizon: fills `tally` (layout `Tally`) and, if asked to, copies it to `monthly` after
 * each month.
 * `now` is a work array of `Tally.Size` numbers.
 * @param startMonth calendar month of month 0; 0 is January
 */
export function simulateHorizon(
  tally: Float64Array,
  monthly: Float64Array,
  now: Float64Array,
  terms: Float64Array,
  luck: Luck,
  horizonMonths: i32,
  startMonth: i32,
  keepMonths: boolean,
): void {
  begin(tally, now, terms);
  for (let month = 0; month < horizonMonths; month++) {
    stepMonth(now, terms, luck, month, (startMonth + month) % 12);
    record(tally, now);
    if (keepMonths) monthly.set(tally, month * Tally.Size);
  }
}

/** All posts filled, goodwill at today's level, pipelines empty, today's customers. */
function begin(tally: Float64Array, now: Float64Array, terms: Float64Array): void {
  tally.fill(0);
  now.fill(0);
  now[Tally.MarketingStaff] = terms[Term.MarketingPosts];
  now[Tally.SalesStaff] = terms[Term.SalesPosts];
  now[Tally.Customers] = terms[Term.InitialCustomers];
  now[Tally.MonthlyRevenue] = terms[Term.InitialRevenue];
}

function record(tally: Float64Array, now: Float64Array): void {
  for (let flow = 0; flow < FIRST_STOCK; flow++) tally[flow] += now[flow];
  for (let stock = FIRST_STOCK; stock < Tally.Size; stock++) tally[stock] = now[stock];
}
