import { LONGEST_DAYS } from "../estimators/duration-table.js";
import { countEnding, FORGOTTEN, forgetting, isStillOpen, OPEN, WON, type DealList } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import type { Finding, Measured, Measurement } from "./measured.js";
import type { Periods } from "./periods.js";
import { measureCycle } from "./cycle.js";
import { counted, monthsText, percent } from "./text.js";
import { fitWins } from "./win-rate.js";

/** Deals that are older than nearly all were that have closed. */
interface Stale {
  /** Age at which nearly all had closed that have closed; also in whole months, rounded up. */
  readonly days: number;
  readonly months: number;
  /** How many began so long ago or longer. */
  readonly begun: number;
  /** How many of them are still open. */
  readonly open: number;
  /** Whether those are more than patience explains. */
  readonly areMany: boolean;
}

/** "Nearly all" that closed. */
const NEARLY_ALL = 0.99;
/** Fewer do not move a win rate. */
const FEWEST = 5;
/** So many of those that began so long ago are no patience, however few months the list has. */
const CLEAR_SHARE = 0.12;
/** Fewer are told from slow ones only by that hardly any of them close any more. */
const LEAST_SHARE = 0.03;
/** Past that age slow deals close at a quarter of the rate before it, or faster. */
const MUCH_SLOWER = 4;

/**
 * Deals that began so long ago that nearly all that close have closed, and how many of them are open. Undefined where none has closed.
 * What is many is our choice, by simulation: none of 1,600 lists without forgotten deals has many, under five time laws in half a year to two
 * years; of lists of two years with a twentieth of all forgotten nearly all have, where deals close within months (test/bench/calibrate.ts).
 */
export function staleOf(deals: DealList): Stale | undefined {
  const days = nearlyAllBy(deals);
  if (days === undefined) return undefined;
  const { count, ending, created, closed, until, completeFrom = -Infinity } = deals;
  let [begun, open] = [0, 0];
  const [young, old] = [noTime(), noTime()];
  for (let place = 0; place < count; place++) {
    // What closed before the list is complete is not in it, and would be missing from those that have closed.
    if (created[place] < completeFrom) continue;
    const isOpen = ending[place] === OPEN;
    const lasted = (isStillOpen(ending[place]) ? until : closed[place]) - created[place];
    young.days += Math.min(lasted, days) + 0.5;
    old.days += Math.max(0, lasted - days);
    if (!isStillOpen(ending[place])) (lasted > days ? old : young).closings++;
    if (until - created[place] <= days) continue;
    begun++;
    if (isOpen) open++;
  }
  // Closings come by chance: as many as they may be expected to be at most.
  const most = old.closings + 1 + 2 * Math.sqrt(old.closings + 1);
  const isStill = MUCH_SLOWER * most * young.days < young.closings * old.days;
  const areMany = open >= FEWEST && (open >= CLEAR_SHARE * begun || (open >= LEAST_SHARE * begun && isStill));
  return { days, months: Math.max(1, Math.ceil(days / DAYS_A_MONTH)), begun, open, areMany };
}

/** Days after which nearly all had closed that have closed. */
function nearlyAllBy({ count, ending, created, closed }: DealList): number | undefined {
  const byAge = new Float64Array(LONGEST_DAYS + 1);
  let closings = 0;
  for (let place = 0; place < count; place++) {
    if (isStillOpen(ending[place])) continue;
    byAge[Math.min(LONGEST_DAYS, closed[place] - created[place])]++;
    closings++;
  }
  if (closings === 0) return undefined;
  let [days, sum] = [0, byAge[0]];
  while (sum < NEARLY_ALL * closings) sum += byAge[++days];
  return days;
}

const noTime = () => ({ days: 0, closings: 0 });

const readings = new WeakMap<DealList, DealList>();

/** The list, where the stale ones are given up: one for each, since what is fitted to a list is kept. */
function givingUp(deals: DealList, { months }: Stale): DealList {
  const reading = readings.get(deals) ?? { ...deals, ...forgetting(deals, deals.until, months), lostAfter: months };
  readings.set(deals, reading);
  return reading;
}

/**
 * What `measure` finds of deals. Where many are open for longer than nearly all others were, and nobody has said what to make of them, its
 * intervals hold what it finds if these are given up, too: the list does not tell which of both is so.
 */
export function eitherWay<Found extends Measurement>(deals: DealList, measure: (deals: DealList) => Found): Found {
  const found = measure(deals);
  const stale = deals.lostAfter === undefined ? staleOf(deals) : undefined;
  if (stale?.areMany !== true) return found;
  const ifGivenUp = new Map(measure(givingUp(deals, stale)).measured.map(({ id, quantiles }) => [id, quantiles]));
  return { ...found, measured: found.measured.map((one) => reaching(one, ifGivenUp.get(one.id), stale)) };
}

function reaching(one: Measured, other: Measured["quantiles"], { months }: Stale): Measured {
  if (one.quantiles === undefined || other === undefined) return one;
  const [low, median, high] = one.quantiles;
  const quantiles = [Math.min(low, other[0]), median, Math.max(high, other[2])] as const;
  const how = `${one.how}; the interval holds what it is if deals open for longer than ${monthsText(months)} are given up, too`;
  return { ...one, quantiles, ...(one.isTaken !== true && { how }) };
}

const ABOUT = "open deals";

/** What is to be known of deals that are open for longer than others were, and what giving them up would change. */
export function staleFindings(deals: DealList, periods: Periods): Finding[] {
  if (deals.lostAfter !== undefined) return [givenUp(deals, deals.lostAfter), ...lateWins(deals, deals.lostAfter)];
  const stale = staleOf(deals);
  if (stale === undefined || stale.open < FEWEST || stale.open < LEAST_SHARE * stale.begun) return [];
  const { months, begun, open, areMany } = stale;
  const lost = givingUp(deals, stale);
  const { quantile } = fitWins(lost, periods).share;
  const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => percent(quantile(p)));
  const falls = [
    ...(isLess(quantile(0.5), fitWins(deals, periods).share.quantile(0.5)) ? ["the win rate"] : []),
    ...(isLess(cycleOf(lost, periods), cycleOf(deals, periods)) ? ["the sales cycle"] : []),
  ];
  const tooHigh =
    falls.length === 0
      ? "if nobody works on them, that is wrong"
      : `if nobody works on them, ${falls.join(" and ")} ${falls.length > 1 ? "are" : "is"} too high`;
  const so = `Of ${counted(begun)} deals begun more than ${daysText(stale)} ago ${counted(open)} are still open (${percent(open / begun)}), while 99 % of those that closed had closed by that age.`;
  const then = `counted as lost (--lost-after ${months}) the win rate is ${middle} (${low} to ${high})`;
  return [
    areMany
      ? {
          about: ABOUT,
          text: `${so} The win rate and the sales cycle take them for deals that will still close: ${tooHigh}. Their intervals hold both. Close them in the CRM and export again; ${then}.`,
          isWarning: true,
        }
      : { about: ABOUT, text: `${so} If nobody works on them, close them in the CRM; ${then}.` },
  ];
}

/** Less by a twentieth of itself, which shows. */
const isLess = (given: number, now: number): boolean => given < 0.95 * now;

/** Months, in the middle; NaN where they are not measured. */
const cycleOf = (deals: DealList, periods: Periods): number =>
  measureCycle(deals, periods).measured[0]?.quantiles?.[1] ?? NaN;

const daysText = ({ days }: Stale): string => `${counted(days)} days`;

function givenUp(deals: DealList, months: number): Finding {
  const count = countEnding(deals, FORGOTTEN);
  const after = monthsText(months);
  const text =
    count === 0
      ? `None has been open for longer than ${after}: --lost-after changes nothing.`
      : `${counted(count)} open for longer than ${after} count as lost (--lost-after).`;
  return {
    about: ABOUT,
    text,
    method: "Given up: a share of what is lost is never closed, in the mixture of won and lost deals.",
  };
}

/** More of the won deals than this, and the time after which one is given up is too short. */
const MOST_LATE = 0.02;

function lateWins({ count, ending, created, closed }: DealList, months: number): Finding[] {
  let [won, late] = [0, 0];
  for (let place = 0; place < count; place++) {
    if (ending[place] !== WON) continue;
    won++;
    if (closed[place] - created[place] > months * DAYS_A_MONTH) late++;
  }
  if (late <= MOST_LATE * won) return [];
  const text = `${counted(late)} of ${counted(won)} won deals had been open for longer than ${monthsText(months)} when they were won (${percent(late / won)}): some that are given up will be, too, and the win rate is too low. Take a longer time.`;
  return [{ about: ABOUT, text, isWarning: true }];
}
