import { binomialQuantile } from "../distributions/binomial-quantile.js";
import { exp } from "../distributions/elementary/exp.js";
import { poissonQuantile } from "../distributions/poisson-quantile.js";
import { beginChanges, enter, fade, settle } from "./change.js";
import type { KernelStructure } from "./kernel-structure.js";
import type { Luck } from "./luck.js";
import { Carried, FIRST_STOCK, Setup, SOURCES, StartDraw, Tally, TeamIndex, Term, Today } from "./model/places.js";
import { stepFunnel, stepMoney } from "./month.js";

/**
 * Readies a structure for the first month: staff and pipelines as in a company that runs, as far as it starts steady; goodwill
 * at today's level. A structure of one state pays nothing for what changes need.
 */
export function beginHorizon(structure: KernelStructure, luck: Luck, today: Float64Array): void {
  const now = structure.now;
  const carried = structure.carried;
  const terms = structure.states[0].terms;
  const setup = structure.states[0].setup;
  structure.place = 0;
  structure.tally.fill(0);
  now.fill(0);
  carried.fill(0);
  for (let team = 0; team < TeamIndex.Size; team++) {
    const posts = setup[Setup.PostsMarketing + team];
    if (posts === 0) continue;
    const draw = StartDraw.StartStaffMarketing + team;
    const filled = today[Today.StartFilledMarketing + team];
    const staff = binomialQuantile(luck.startUniforms[draw], luck.startScores[draw], posts, filled);
    now[Tally.StaffMarketing + team] = staff;
    carried[Carried.RampingMarketing + team] = today[Today.StartRampingMarketing + team] * staff;
  }
  for (let source = 0; source < SOURCES; source++) {
    const draw = StartDraw.StartInbound + source;
    const mean = today[Today.StartInbound + source];
    now[Tally.PipelineInbound + source] =
      mean > 0 ? poissonQuantile(luck.startUniforms[draw], luck.startScores[draw], mean) : 0;
  }
  now[Tally.Customers] = terms[Term.InitialCustomers];
  now[Tally.MonthlyRevenue] = terms[Term.InitialRevenue];
  if (structure.states.length > 1) beginChanges(structure);
}

/**
 * The structure enters the state of the month, and its funnel works: up to the deals that are won.
 * @param base the scenario's own inputs
 * @param startMonth calendar month of month 0; 0 is January
 */
export function beginMonth(
  structure: KernelStructure,
  luck: Luck,
  base: Float64Array,
  today: Float64Array,
  month: i32,
  startMonth: i32,
): void {
  const states = structure.states;
  const now = structure.now;
  now[Tally.ReorganisationCost] = 0;
  if (structure.place > 0) fade(structure.carried, today);
  if (structure.place < states.length - 1 && states[structure.place + 1].setup[Setup.From] <= month) {
    structure.place++;
    enter(structure, states[structure.place]);
  }
  if (structure.place > 0) settle(structure, states[structure.place], base, today);
  const terms = structure.place > 0 ? structure.terms : states[0].terms;
  stepFunnel(now, structure.tally, structure.carried, terms, structure.teams, luck, month, (startMonth + month) % 12);
}

/**
 * What the month brings in customers and money, and, if they are wanted, the stocks at its end in the structure's `tally`.
 * @param stocks whether they are wanted
 * @param discounted see `stepMoney`
 */
export function endMonth(
  structure: KernelStructure,
  luck: Luck,
  month: i32,
  stocks: boolean,
  discounted: Float64Array,
): void {
  const now = structure.now;
  const terms = structure.place > 0 ? structure.terms : structure.states[0].terms;
  stepMoney(now, structure.tally, structure.carried, terms, luck, month, discounted);
  if (stocks) {
    now[Tally.Worth] = worth(now[Tally.MonthlyRevenue], structure.carried[Carried.ChurnHazard], terms, month);
    takeStocks(structure.tally, now);
  }
}

/** So close to no churn and no discount, every month that counts brings the same. */
const NO_DECAY: number = 1e-9;

/** Gross margin that the recurring revenue will still bring in the months that count, discounted to the start. */
function worth(monthlyRevenue: number, churnHazard: number, terms: Float64Array, month: i32): number {
  const decay = churnHazard - terms[Term.LogDiscount];
  const life = terms[Term.CustomerLife];
  const kept = exp(-decay);
  const months = decay > NO_DECAY ? (kept * (1 - exp(-decay * life))) / (1 - kept) : life;
  return exp(terms[Term.LogDiscount] * month) * terms[Term.GrossMargin] * monthlyRevenue * months;
}

function takeStocks(tally: Float64Array, now: Float64Array): void {
  for (let stock = FIRST_STOCK; stock < Tally.Size; stock++) tally[stock] = now[stock];
}
