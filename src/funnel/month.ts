import { binomialQuantile } from "../distributions/binomial-quantile.js";
import { poissonQuantile } from "../distributions/poisson-quantile.js";
import { exp } from "../distributions/elementary/exp.js";
import { logWhole } from "../distributions/elementary/log-whole.js";
import { INBOUND, type Luck, OUTBOUND } from "./luck.js";
import { Draw, Tally, Term } from "./model/places.js";
import { shiftOdds } from "./odds.js";

/** Effort below this share of today's counts as this share: the floor ln(0.01) in step 3. */
const LOG_LEAST_EFFORT: number = -4.605170185988091;
/** ln of no staff at all: small enough to stop every activity, finite so that an elasticity of 0 still means "no effect". */
const LOG_NO_STAFF: number = -1e4;

/**
 * One month of one structure: the twelve steps of the model. `now` holds the stocks of the month before and receives the
 * flows and stocks of this month (layout `Tally`); flows are this month's alone.
 * @param month 0 is the first
 * @param calendarMonth 0 is January
 */
export function stepMonth(now: Float64Array, terms: Float64Array, luck: Luck, month: i32, calendarMonth: i32): void {
  const row = month * Draw.Size;
  people(now, terms, luck, row);
  const logEffort = effort(now, terms);
  goodwill(now, terms, logEffort);
  demand(now, terms, luck, row, logEffort, month, calendarMonth);
  convert(now, terms, luck, row);
  open(now, terms, luck, row);
  close(now, terms, luck, row);
  book(now, luck, month);
  keep(now, terms, luck, row);
  money(now, terms, month);
}

/** Step 1: people leave, vacant posts are filled. */
function people(now: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const calm = exp(-terms[Term.EmployerBrandToAttrition] * now[Tally.EmployerBrand]);
  const marketing = now[Tally.MarketingStaff];
  const sales = now[Tally.SalesStaff];
  const marketingLeft = lose(luck, row + Draw.LeaveMarketing, marketing, terms[Term.MarketingLeaveHazard] * calm);
  const salesLeft = lose(luck, row + Draw.LeaveSales, sales, terms[Term.SalesLeaveHazard] * calm);
  const refill = terms[Term.RefillProbability];
  const marketingJoined = draw(luck, row + Draw.JoinMarketing, terms[Term.MarketingPosts] - marketing, refill);
  const salesJoined = draw(luck, row + Draw.JoinSales, terms[Term.SalesPosts] - sales, refill);
  now[Tally.StaffMonths] = marketing + sales;
  now[Tally.Left] = marketingLeft + salesLeft;
  now[Tally.MarketingStaff] = marketing + marketingJoined - marketingLeft;
  now[Tally.SalesStaff] = sales + salesJoined - salesLeft;
}

/** Step 2: ln of marketing's effort, 0 = today's. */
function effort(now: Float64Array, terms: Float64Array): number {
  const staff = now[Tally.MarketingStaff];
  return staff > 0 ? logWhole(staff) - terms[Term.LogTodayStaff] : LOG_NO_STAFF;
}

/** Step 3: goodwill moves towards what is being done for it. */
function goodwill(now: Float64Array, terms: Float64Array, logEffort: number): void {
  for (let kind = 0; kind < 4; kind++) {
    const kept = terms[Term.GoodwillKept + kind];
    const input = Math.max(logEffort + terms[Term.LogFocus + 1 + kind], LOG_LEAST_EFFORT);
    now[Tally.Brand + kind] = kept * now[Tally.Brand + kind] + (1 - kept) * input;
  }
}

/** Step 4: leads from marketing (negative binomial: a Poisson whose mean carries a gamma factor) and referrals. */
function demand(
  now: Float64Array,
  terms: Float64Array,
  luck: Luck,
  row: i32,
  logEffort: number,
  month: i32,
  calendarMonth: i32,
): void {
  const logShift =
    terms[Term.LogGrowth] * month +
    terms[Term.FocusToLeads] * (logEffort + terms[Term.LogFocus]) +
    terms[Term.BrandToLeads] * now[Tally.Brand];
  const mean = terms[Term.Leads] * terms[Term.Seasonality + calendarMonth] * exp(logShift);
  const leads = poissonQuantile(
    luck.uniforms[row + Draw.Leads],
    luck.scores[row + Draw.Leads],
    mean * luck.leadFactors[month],
  );
  const warmth = exp(terms[Term.DelightToReferrals] * now[Tally.CustomerDelight]);
  const referrals = poissonQuantile(
    luck.uniforms[row + Draw.Referrals],
    luck.scores[row + Draw.Referrals],
    terms[Term.Referrals] * now[Tally.Customers] * warmth,
  );
  now[Tally.Leads] = leads + referrals;
}

/** Steps 5 to 7: leads are qualified, accepted and followed up; what is over capacity is lost. */
function convert(now: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const ease = exp(terms[Term.UxToQualification] * now[Tally.UserExperience]);
  const qualification = shiftOdds(terms[Term.Qualification], ease);
  const mqls = draw(luck, row + Draw.Qualify, now[Tally.Leads], qualification);
  const accepted = draw(luck, row + Draw.Accept, mqls, terms[Term.Acceptance]);
  const wanted = draw(luck, row + Draw.FollowUp, accepted, terms[Term.FollowUp]);
  now[Tally.Mqls] = mqls;
  now[Tally.Accepted] = accepted;
  now[Tally.Wanted] = wanted;
  now[Tally.Worked] = Math.min(wanted, Math.floor(now[Tally.SalesStaff] * terms[Term.LeadsPerRep]));
}

/** Step 8: worked leads become opportunities; the time left goes into finding more. */
function open(now: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const worked = now[Tally.Worked];
  const capacity = Math.floor(now[Tally.SalesStaff] * terms[Term.LeadsPerRep]);
  const load = capacity > 0 ? worked / capacity : 1;
  const inbound = draw(luck, row + Draw.OpenInbound, worked, terms[Term.Opportunity]);
  const outbound = poissonQuantile(
    luck.uniforms[row + Draw.OpenOutbound],
    luck.scores[row + Draw.OpenOutbound],
    now[Tally.SalesStaff] * terms[Term.OutboundPerRep] * (1 - load * terms[Term.InboundTimeShare]),
  );
  now[Tally.OpenedInbound] = inbound;
  now[Tally.OpenedOutbound] = outbound;
  now[Tally.PipelineInbound] += inbound;
  now[Tally.PipelineOutbound] += outbound;
}

/** Step 9: opportunities close, more slowly when reps have too many; some are won. */
function close(now: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const pipeline = now[Tally.PipelineInbound] + now[Tally.PipelineOutbound];
  const room = now[Tally.SalesStaff] * terms[Term.OpenDealsPerRep];
  const overloaded = pipeline > room;
  const probability = overloaded ? (room / pipeline) * terms[Term.Close] : terms[Term.Close];
  const inbound = draw(luck, row + Draw.CloseInbound, now[Tally.PipelineInbound], probability);
  const outbound = draw(luck, row + Draw.CloseOutbound, now[Tally.PipelineOutbound], probability);
  now[Tally.ClosedInbound] = inbound;
  now[Tally.ClosedOutbound] = outbound;
  now[Tally.PipelineInbound] -= inbound;
  now[Tally.PipelineOutbound] -= outbound;
  now[Tally.WonInbound] = draw(luck, row + Draw.WinInbound, inbound, terms[Term.WinInbound]);
  now[Tally.WonOutbound] = draw(luck, row + Draw.WinOutbound, outbound, terms[Term.WinOutbound]);
}

/** Step 10: won deals are booked. */
function book(now: Float64Array, luck: Luck, month: i32): void {
  now[Tally.BookingsInbound] = luck.dealSum(month, INBOUND, now[Tally.WonInbound]);
  now[Tally.BookingsOutbound] = luck.dealSum(month, OUTBOUND, now[Tally.WonOutbound]);
}

/** Step 11: customers leave with their share of recurring revenue, new ones bring theirs. */
function keep(now: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const customers = now[Tally.Customers];
  const hazard = terms[Term.ChurnHazard] * exp(-terms[Term.DelightToChurn] * now[Tally.CustomerDelight]);
  const churned = lose(luck, row + Draw.Churn, customers, hazard);
  const keptRevenue = customers > 0 ? now[Tally.MonthlyRevenue] * (1 - churned / customers) : 0;
  now[Tally.CustomerMonths] = customers;
  now[Tally.Churned] = churned;
  now[Tally.MonthlyRevenue] = keptRevenue + (now[Tally.BookingsInbound] + now[Tally.BookingsOutbound]) / 12;
  now[Tally.Customers] = customers + now[Tally.WonInbound] + now[Tally.WonOutbound] - churned;
}

/** Step 12: what the month earned and cost. */
function money(now: Float64Array, terms: Float64Array, month: i32): void {
  const revenue = now[Tally.MonthlyRevenue];
  const cost =
    now[Tally.MarketingStaff] * terms[Term.MarketingCost] +
    now[Tally.SalesStaff] * terms[Term.SalesCost] +
    terms[Term.ProgrammeSpend];
  now[Tally.Revenue] = revenue;
  now[Tally.Cost] = cost;
  now[Tally.Profit] = exp(terms[Term.LogDiscount] * month) * (terms[Term.GrossMargin] * revenue - cost);
}

/** How many of `n` succeed, each with this probability. */
function draw(luck: Luck, place: i32, n: number, probability: number): number {
  return binomialQuantile(luck.uniforms[place], luck.scores[place], n, probability);
}

/** How many of `n` are lost within the month under this hazard. */
function lose(luck: Luck, place: i32, n: number, hazard: number): number {
  if (luck.uniforms[place] <= 1 - n * hazard) return 0; // P(none) = exp(-n * hazard), which is no less
  return draw(luck, place, n, 1 - exp(-hazard));
}
