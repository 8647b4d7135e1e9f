import { fitMean } from "../estimators/mean-value.js";
import { bookPrior } from "../estimators/prior.js";
import { fitSpread } from "../estimators/spread.js";
import { asOf, forgetting, WON, type DealList } from "../lists/deal-list.js";
import type { Leads } from "../lists/leads.js";
import { completeFrom } from "../lists/left-truncation.js";
import { firstDayOf, monthOfDay } from "../reading/dates.js";
import { wonAmounts } from "./deal-value.js";
import { FEWEST_MONTHS, fitMonths } from "./lead-volume.js";
import type { Finding } from "./measured.js";
import { countByMonth, monthName, sumByMonth } from "./months.js";
import { firstOf, periodsOf } from "./periods.js";
import { bandOf, futureBookings, futureCounts, futureWins, resampled, type Band } from "./predict.js";
import { percent } from "./text.js";
import { fitWins } from "./win-rate.js";

/** One month that was kept back: what was predicted without it, and what came. */
export interface PredictedMonth {
  /** `2027-03`. */
  readonly month: string;
  readonly band: Band;
  readonly actual: number;
}

export interface Prediction {
  readonly of: "leads" | "wins" | "bookings";
  readonly months: readonly PredictedMonth[];
  readonly inside: number;
}

/** Fewer months to fit on, or to test on, test nothing. */
const FEWEST_FITTED = 6;
const FEWEST_TESTED = 2;

/** Fitted on the first part of the time, tested on the months of the rest: are leads, wins and bookings inside their 90 % bands. */
export function holdOut(deals: DealList | undefined, leads: Leads | undefined, share: number): Prediction[] {
  if (!(share > 0)) return [];
  return [...(leads ? leadsHeldOut(leads, share) : []), ...(deals ? dealsHeldOut(deals, share) : [])];
}

/** Of which lists nothing was predicted although a share of their time was to be kept back, and what it takes. */
export function untestedFindings(
  { deals, leads }: { readonly deals: DealList | undefined; readonly leads: Leads | undefined },
  predictions: readonly Prediction[],
  share: number,
): Finding[] {
  if (!(share > 0)) return [];
  const isTested = (of: Prediction["of"]): boolean => predictions.some((prediction) => prediction.of === of);
  const untested = [
    ...(leads?.leads.length && !isTested("leads") ? ["leads"] : []),
    ...(deals?.count && !isTested("wins") ? ["wins"] : []),
  ];
  return untested.map((of) => ({
    about: "prediction",
    text: `Whether ${of} would have been predicted is not tested: with ${percent(share)} of the time kept back (--holdout) there are not ${FEWEST_FITTED} months to fit on, with ${of} in them, and ${FEWEST_TESTED} to test on.`,
  }));
}

/** The month the test begins with, and those it has; undefined where the time is too short. */
function splitOf(first: number, count: number, share: number): { month: number; tested: number } | undefined {
  const tested = Math.round(count * share);
  if (tested < FEWEST_TESTED || count - tested < FEWEST_FITTED) return undefined;
  return { month: first + count - tested, tested };
}

function leadsHeldOut({ leads, until }: Leads, share: number): Prediction[] {
  const all = countByMonth(
    leads.map(([created]) => created),
    until,
  );
  const split = splitOf(all.first, all.counts.length, share);
  if (split === undefined || split.month - all.first < FEWEST_MONTHS) return [];
  const fit = fitMonths({ first: all.first, counts: all.counts.slice(0, split.month - all.first) });
  const futures = futureCounts(fit, split.tested, split.month % 12, 0);
  const actual = all.counts.slice(split.month - all.first);
  return [predictionOf("leads", split.month, futures, actual)];
}

function dealsHeldOut(deals: DealList, share: number): Prediction[] {
  const from = deals.completeFrom ?? -Infinity;
  const openings = countByMonth(deals.created, deals.until);
  const wonOn = deals.closed.filter((_, place) => deals.ending[place] === WON);
  const wins = countByMonth(wonOn, deals.until);
  const first = Math.max(wins.first, Number.isFinite(from) ? monthOfDay(from) : -Infinity);
  const split = splitOf(first, wins.first + wins.counts.length - first, share);
  if (split === undefined) return [];
  const day = firstDayOf(split.month) - 1;
  const before = dealsBefore(deals, day);
  if (!before.ending.includes(WON)) return [];
  const periods = periodsOf(firstOf(before.created, day), day);
  const { fit, table } = fitWins(before, periods);
  const fitted = (of: typeof openings, since: number) => {
    const start = Math.max(of.first, since);
    return fitMonths({ first: start, counts: of.counts.slice(start - of.first, split.month - of.first) });
  };
  const opened = futureCounts(fitted(openings, first), split.tested, split.month % 12, 1);
  const sizes = resampled(fitted(wins, first).draws).map(([, , size]) => Math.exp(size));
  const won = futureWins(fit, table, opened, sizes);
  const actual = wins.counts.slice(split.month - wins.first);
  const predictions = [predictionOf("wins", split.month, won, actual)];
  const amounts = wonAmounts(before, periods);
  if (amounts.values.length < FEWEST_AMOUNTS) return predictions;
  const mean = fitMean(amounts, bookPrior("funnel.deal_value")).posterior.quantile;
  const spread = fitSpread(amounts.values, bookPrior("funnel.deal_cv")).posterior.quantile;
  const wonFor = deals.amount.filter((_, place) => deals.ending[place] === WON);
  const sums = sumByMonth(wonOn, (place) => (wonFor[place] > 0 ? wonFor[place] : 0), deals.until);
  const booked = sums.counts.slice(split.month - sums.first);
  return [...predictions, predictionOf("bookings", split.month, futureBookings(won, mean, spread), booked)];
}
const FEWEST_AMOUNTS = 5;

/** The deals as they stood on a day. */
function dealsBefore(deals: DealList, day: number): DealList {
  const known = asOf(deals, day);
  const since = completeFrom(known.created, known.closed, day);
  return { ...deals, ...forgetting(known, day, deals.lostAfter), until: day, completeFrom: since };
}

function predictionOf(
  of: Prediction["of"],
  first: number,
  futures: readonly (readonly number[])[],
  actual: readonly number[],
): Prediction {
  const months = actual.map((value, place) => ({
    month: monthName(first + place),
    band: bandOf(futures[place]),
    actual: value,
  }));
  const inside = months.filter(({ band, actual: value }) => value >= band[0] && value <= band[2]).length;
  return { of, months, inside };
}
