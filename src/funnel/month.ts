import { poissonQuantile } from "../distributions/poisson-quantile.js";
import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { draw, lose } from "./chances.js";
import { INBOUND, type Luck, OUTBOUND } from "./luck.js";
import { Carried, Draw, Tally, TeamIndex, Term } from "./model/places.js";
import { LOG_NOTHING, shiftOdds } from "./odds.js";

/** Effort below this share of today's counts as this share: the floor ln(0.01) in step 3. */
const LOG_LEAST_EFFORT: number = -4.605170185988091;

/**
 * One month of one structure, the first nine of the twelve steps of the model: all counts but those of customers. `now` holds
 * the stocks of the month before and receives those of this month, and of its flows those that the month asks for itself;
 * flows are added to those of the months before in `tally` (both have the layout `Tally`). `carried` is kept from month to
 * month.
 * @param teams 1 for every team that the structure ever has
 * @param month 0 is the first
 * @param calendarMonth 0 is January
 */
export function stepFunnel(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  teams: Int32Array,
  luck: Luck,
  month: i32,
  calendarMonth: i32,
): void {
  const row = month * Draw.Size;
  people(now, tally, carried, terms, teams, luck, row);
  const logEffort = effort(carried, terms);
  goodwill(now, terms, logEffort);
  carried[Carried.Activity] = activity(terms, logEffort);
  demand(now, tally, terms, luck, row, logEffort, month, calendarMonth);
  convert(now, tally, terms, luck, row);
  open(now, tally, carried, terms, luck, row);
  close(now, tally, carried, terms, luck, row);
}

/**
 * The last three steps: what was won is booked, customers stay or leave, and it all is money. See `stepFunnel`.
 * @param discounted kept from structure to structure: the logarithm of the discount factor used last, NaN at first, and the factor
 */
export function stepMoney(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  luck: Luck,
  month: i32,
  discounted: Float64Array,
): void {
  const row = month * Draw.Size;
  book(now, tally, terms, luck, month);
  keep(now, tally, carried, terms, luck, row);
  money(now, tally, carried, terms, month, discounted);
}

/** Step 1: posts are cut, people leave, vacant posts are filled; those who joined ramp up. */
function people(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  teams: Int32Array,
  luck: Luck,
  row: i32,
): void {
  const calm = exp(-terms[Term.EmployerBrandToAttrition] * now[Tally.EmployerBrand]);
  now[Tally.Hires] = 0;
  now[Tally.Salaries] = 0;
  for (let team = 0; team < TeamIndex.Size; team++) {
    if (teams[team] > 0) staff(now, tally, carried, terms, luck, row, team, calm);
  }
}

/** Step 1 for one team. */
function staff(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  luck: Luck,
  row: i32,
  team: i32,
  calm: number,
): void {
  const before = now[Tally.StaffMarketing + team];
  const posts = terms[Term.Posts + team];
  const disruption = carried[Carried.DisruptionMarketing + team];
  const kept = posts < before ? posts : before;
  const hazard = terms[Term.LeaveHazard + team] * calm * (1 + terms[Term.AttritionShock] * disruption);
  const left = lose(luck, row + Draw.LeaveMarketing + team, kept, hazard);
  const joined = draw(luck, row + Draw.JoinMarketing + team, posts - kept, terms[Term.RefillProbability]);
  const filled = kept + joined - left;
  const staying = kept > 0 ? (kept / before) * (1 - left / kept) : 0;
  const ramping = carried[Carried.RampingMarketing + team] * staying * terms[Term.RampingKept + team] + joined;
  const productive = (filled - terms[Term.RampingLoss] * ramping) * (1 - terms[Term.Dip] * disruption);
  carried[Carried.RampingMarketing + team] = ramping;
  carried[Carried.ProductiveMarketing + team] = productive < 0 ? 0 : productive;
  now[Tally.ReorganisationCost] += (before - kept) * terms[Term.Severance];
  tally[Tally.StaffMonths] += kept;
  tally[Tally.Left] += left;
  now[Tally.Hires] += joined;
  now[Tally.Salaries] += filled * terms[Term.Salary + team];
  now[Tally.StaffMarketing + team] = filled;
}

/** Step 2: ln of marketing's effort, 0 = today's. */
function effort(carried: Float64Array, terms: Float64Array): number {
  const productive = carried[Carried.ProductiveMarketing];
  return productive > 0 ? log(productive) - terms[Term.LogTodayEffort] : LOG_NOTHING;
}

/** Step 3: goodwill moves towards what is being done for it. */
function goodwill(now: Float64Array, terms: Float64Array, logEffort: number): void {
  for (let kind = 0; kind < 4; kind++) {
    const kept = terms[Term.GoodwillKept + kind];
    const input = Math.max(logEffort + terms[Term.LogFocus + 1 + kind], LOG_LEAST_EFFORT);
    now[Tally.Brand + kind] = kept * now[Tally.Brand + kind] + (1 - kept) * input;
  }
}

/** The leads that marketing works for, over today's: all but what brand, season and growth bring. */
function activity(terms: Float64Array, logEffort: number): number {
  if (terms[Term.LeadsToSpend] === 0) return 1;
  return terms[Term.LeadEffect] * exp(terms[Term.FocusToLeads] * (logEffort + terms[Term.LogFocus]));
}

/** Step 4: leads from marketing (negative binomial: a Poisson whose mean carries a gamma factor) and referrals. */
function demand(
  now: Float64Array,
  tally: Float64Array,
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
  const all = leads + referrals;
  now[Tally.Leads] = all;
  tally[Tally.Leads] += all;
}

/** Steps 5 to 7: leads are qualified, accepted and, time permitting, followed up. */
function convert(now: Float64Array, tally: Float64Array, terms: Float64Array, luck: Luck, row: i32): void {
  const ease = exp(terms[Term.UxToQualification] * now[Tally.UserExperience]);
  const qualification = shiftOdds(terms[Term.Qualification], ease);
  const mqls = draw(luck, row + Draw.Qualify, now[Tally.Leads], qualification);
  const accepted = draw(luck, row + Draw.Accept, mqls, terms[Term.Acceptance]);
  const wanted = draw(luck, row + Draw.FollowUp, accepted, terms[Term.FollowUp]);
  now[Tally.Wanted] = wanted;
  tally[Tally.Mqls] += mqls;
  tally[Tally.Accepted] += accepted;
  tally[Tally.Wanted] += wanted;
}

/** Steps 7 and 8: leads are worked within capacity and become opportunities; the time left goes into finding more. */
function open(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  luck: Luck,
  row: i32,
): void {
  const sales = carried[Carried.ProductiveSales];
  const sdr = terms[Term.SdrWorksLeads] > 0 ? carried[Carried.ProductiveSdr] : 0;
  const capacity = Math.floor((terms[Term.SdrWorksLeads] > 0 ? sdr : sales) * terms[Term.LeadsPerHead]);
  const wanted = now[Tally.Wanted];
  const worked = wanted < capacity ? wanted : capacity;
  const load = capacity > 0 ? worked / capacity : 1;
  const inbound = draw(luck, row + Draw.OpenInbound, worked, terms[Term.Opportunity]);
  const byReps = sales * terms[Term.OutboundPerRep] * (1 - load * terms[Term.InboundTimeShare]);
  const bySdrs = sdr * terms[Term.OutboundPerSdr] * (1 - load * terms[Term.SdrInboundTimeShare]);
  const outbound = poissonQuantile(
    luck.uniforms[row + Draw.OpenOutbound],
    luck.scores[row + Draw.OpenOutbound],
    byReps + bySdrs,
  );
  tally[Tally.Worked] += worked;
  tally[Tally.OpenedInbound] += inbound;
  tally[Tally.OpenedOutbound] += outbound;
  now[Tally.PipelineInbound] += inbound;
  now[Tally.PipelineOutbound] += outbound;
}

/** Step 9: opportunities close, more slowly when reps have too many; some are won. */
function close(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  luck: Luck,
  row: i32,
): void {
  const pipeline = now[Tally.PipelineInbound] + now[Tally.PipelineOutbound];
  const room = carried[Carried.ProductiveSales] * terms[Term.OpenDealsPerRep];
  const overloaded = pipeline > room;
  const probability = overloaded ? (room / pipeline) * terms[Term.Close] : terms[Term.Close];
  const inbound = draw(luck, row + Draw.CloseInbound, now[Tally.PipelineInbound], probability);
  const outbound = draw(luck, row + Draw.CloseOutbound, now[Tally.PipelineOutbound], probability);
  tally[Tally.ClosedInbound] += inbound;
  tally[Tally.ClosedOutbound] += outbound;
  now[Tally.PipelineInbound] -= inbound;
  now[Tally.PipelineOutbound] -= outbound;
  const wonInbound = draw(luck, row + Draw.WinInbound, inbound, terms[Term.WinInbound]);
  const wonOutbound = draw(luck, row + Draw.WinOutbound, outbound, terms[Term.WinOutbound]);
  now[Tally.WonInbound] = wonInbound;
  now[Tally.WonOutbound] = wonOutbound;
  tally[Tally.WonInbound] += wonInbound;
  tally[Tally.WonOutbound] += wonOutbound;
}

/** Step 10: won deals are booked. */
function book(now: Float64Array, tally: Float64Array, terms: Float64Array, luck: Luck, month: i32): void {
  const scale = terms[Term.DealScale];
  const inbound = luck.dealSum(month, INBOUND, now[Tally.WonInbound]) * scale;
  const outbound = luck.dealSum(month, OUTBOUND, now[Tally.WonOutbound]) * scale;
  now[Tally.BookingsInbound] = inbound;
  now[Tally.BookingsOutbound] = outbound;
  tally[Tally.BookingsInbound] += inbound;
  tally[Tally.BookingsOutbound] += outbound;
}

/** Step 11: customers leave with their share of recurring revenue, some of the others add to theirs, new ones bring theirs. */
function keep(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  luck: Luck,
  row: i32,
): void {
  const customers = now[Tally.Customers];
  const before = now[Tally.MonthlyRevenue];
  const delight = now[Tally.CustomerDelight];
  const care = terms[Term.CoverageCounts] > 0 ? coverage(carried, terms, customers) - terms[Term.TodayCoverage] : 0;
  const hazard =
    terms[Term.ChurnHazard] * exp(-terms[Term.DelightToChurn] * delight - terms[Term.CoverageToChurn] * care);
  const churned = lose(luck, row + Draw.Churn, customers, hazard);
  const kept = customers > 0 ? before * (1 - churned / customers) : 0;
  const staying = customers - churned;
  const growth =
    terms[Term.ExpansionHazard] *
    exp(terms[Term.DelightToExpansion] * delight + terms[Term.CoverageToExpansion] * care);
  const growing = lose(luck, row + Draw.Expand, staying, growth);
  const gained = growing === 0 ? 0 : (growing * terms[Term.ExpansionSize] * kept) / staying;
  carried[Carried.ChurnHazard] = hazard;
  tally[Tally.CustomerMonths] += customers;
  tally[Tally.Churned] += churned;
  tally[Tally.ExpansionBookings] += gained * 12;
  tally[Tally.LogRetention] += before > 0 ? logOfShare((kept + gained) / before) : NaN;
  tally[Tally.Months] += 1;
  now[Tally.MonthlyRevenue] = kept + gained + (now[Tally.BookingsInbound] + now[Tally.BookingsOutbound]) / 12;
  now[Tally.Customers] = staying + now[Tally.WonInbound] + now[Tally.WonOutbound];
}

/** The share of customers that customer success looks after. */
function coverage(carried: Float64Array, terms: Float64Array, customers: number): number {
  const covered = carried[Carried.ProductiveSuccess] * terms[Term.CustomersPerCsm];
  return covered < customers ? covered / customers : 1;
}

function logOfShare(share: number): number {
  return share > 0 ? log(share) : LOG_NOTHING;
}

/** Step 12: what the month earned and cost. Most structures have one discount factor, which is computed once for them. */
function money(
  now: Float64Array,
  tally: Float64Array,
  carried: Float64Array,
  terms: Float64Array,
  month: i32,
  discounted: Float64Array,
): void {
  const revenue = now[Tally.MonthlyRevenue];
  const programme = terms[Term.ProgrammeSpend] * (1 + terms[Term.LeadsToSpend] * (carried[Carried.Activity] - 1));
  const hiring = now[Tally.Hires] * terms[Term.CostPerHire];
  const cost = now[Tally.Salaries] + programme + hiring + terms[Term.Managers] + now[Tally.ReorganisationCost];
  tally[Tally.Hires] += now[Tally.Hires];
  tally[Tally.Salaries] += now[Tally.Salaries];
  tally[Tally.ReorganisationCost] += now[Tally.ReorganisationCost];
  tally[Tally.Revenue] += revenue;
  tally[Tally.ProgrammeCost] += programme;
  tally[Tally.HiringCost] += hiring;
  tally[Tally.ManagerCost] += terms[Term.Managers];
  tally[Tally.Cost] += cost;
  const logDiscount = terms[Term.LogDiscount] * month;
  const discount = logDiscount === discounted[0] ? discounted[1] : exp(logDiscount);
  discounted[0] = logDiscount;
  discounted[1] = discount;
  tally[Tally.DiscountedCost] += discount * cost;
  tally[Tally.Profit] += discount * (terms[Term.GrossMargin] * revenue - cost);
}
