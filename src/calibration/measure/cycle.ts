import { fitMeanTime } from "../estimators/hazard.js";
import { keptMonthsError } from "../estimators/kept-months.js";
import { observedMean } from "../estimators/observed-mean.js";
import type { CureFit } from "../estimators/cure-mixture.js";
import type { DurationTable } from "../estimators/duration-table.js";
import { bookPrior } from "../estimators/prior.js";
import { posteriorOf } from "../estimators/weighted-draws.js";
import { keptAfter } from "../estimators/cure-likelihood.js";
import { FORGOTTEN, isStillOpen, type DealList } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import { closingsOf, durationsOf } from "./deal-tables.js";
import { NOTHING, quantilesOf, type Finding, type Measurement } from "./measured.js";
import type { Periods } from "./periods.js";
import { counted, percent, widened } from "./text.js";
import { fitWins } from "./win-rate.js";

/** A hazard that changes by more than this factor is no constant one. */
const FAR = 2;

/** Of so few closings nothing is measured; the win rate says so. */
const FEWEST_CLOSINGS = 5;

/** What slow deals that are still to close may change, and what may be wrong of it, is believed up to so much of the cycle: beyond it a list does not tell. */
const MOST_UNSEEN = 0.15;

/**
 * The sales cycle as the model uses it: the inverse of one hazard of closing a month, open deals censored. Where deals do not close evenly,
 * that hangs on how long the list is: the mean time until closing of the laws fitted to won and lost deals says by how much. It is taken, and
 * how far it is from the mean that the list shows without any law is an error of its own: laws may be wrong, and what supposes none may
 * have missed the slow ones. Before that was so, times of a law that is none of those fitted were covered in 76 % of histories of half a year.
 * Where deals are given up, an open one counts for how likely it is that somebody closes it, and how well that is known is a third error.
 *
 * Source: that what models disagree in is an error beside that of each: Hoeting et al., "Bayesian model averaging: a tutorial", Statistical
 * Science 14 (1999) 382-417, equation 5; by simulation: test/bench/calibrate.ts.
 */
export function measureCycle(deals: DealList, periods: Periods): Measurement {
  const isKept = keptOf(deals, periods);
  const { exposures, spread } = closingsOf(deals, periods, isKept);
  const closings = exposures.reduce((sum, period) => sum + period.events, 0);
  if (closings < FEWEST_CLOSINGS) return NOTHING;
  const table = durationsOf(deals, periods);
  const cycleMonths = exposures.reduce((sum, period) => sum + period.months, 0) / closings;
  const { fit } = fitWins(deals, periods);
  const { log: unseen, error } = unseenOf(fit, observedMean(table, isKept), cycleMonths);
  const late = lateOf(deals);
  const { posterior, events, months, dispersion } = fitMeanTime(exposures, bookPrior("funnel.sales_cycle"), {
    spread,
    longer: Math.exp(unseen + late.log),
    error: Math.hypot(error, late.error, keptMonthsError(table, fit.pairs)),
  });
  const given = deals.ending.includes(FORGOTTEN) ? ", without those given up" : "";
  return {
    measured: [
      {
        id: "funnel.sales_cycle",
        quantiles: quantilesOf(posterior),
        basis: `${counted(events)} closings in ${counted(months)} months that deals were open${given}`,
        how: `months that deals were open, those still open too, / closings${unseenText(unseen)}${lateText(late.log)}${widened(dispersion)}`,
        method:
          "inverse of one hazard of closing, as the model has it, open deals censored; with what the mean of the fitted laws adds, and how far it is from the area under Kaplan-Meier's curve as an error; prior: the book",
      },
    ],
    correlations: [],
    findings: lawFinding(table, months / events, isKept),
  };
}

/** What a list does not show changes of the cycle, as a logarithm, and the standard error of that. */
interface Unseen {
  readonly log: number;
  readonly error: number;
}

/** Slow deals that are still to close: the mean time until closing by the fitted laws against that of one hazard in the time of the list, and against that without laws. */
function unseenOf({ draws }: CureFit, shownDays: number, cycleMonths: number): Unseen {
  const { quantile } = posteriorOf(draws, ([logit, won, lost, forgotten]) => {
    const share = 1 / (1 + Math.exp(-logit));
    const closed = (1 - share) * (1 - forgotten);
    return (share * won + closed * lost) / (share + closed);
  });
  const [byLaws, shown] = [quantile(0.5), shownDays].map((days) => Math.log(days / DAYS_A_MONTH / cycleMonths));
  const log = Math.max(-MOST_UNSEEN, Math.min(MOST_UNSEEN, byLaws));
  return { log, error: Math.min(MOST_UNSEEN, Math.abs(byLaws - shown) + Math.abs(byLaws - log)) };
}

/**
 * What closes after it had been given up, and is missing as long as it has not: between nothing and the share of the closings that came so
 * late, evenly.
 *
 * Source: a rectangular distribution where only limits are known: "Guide to the expression of uncertainty in measurement" (JCGM 100:2008),
 * section 4.3.7; that the share is a limit, by simulation: test/bench/calibrate.ts.
 */
function lateOf({ count, ending, created, closed, lostAfter = Infinity }: DealList): Unseen {
  let [closings, late] = [0, 0];
  for (let place = 0; place < count; place++) {
    if (isStillOpen(ending[place])) continue;
    closings++;
    if (closed[place] - created[place] > lostAfter * DAYS_A_MONTH) late++;
  }
  const share = late / Math.max(1, closings);
  return { log: share / 2, error: share / Math.sqrt(12) };
}

/** How likely it is that somebody still closes a deal that has been open for so many days: certain where none is given up. */
function keptOf(deals: DealList, periods: Periods): (days: number) => number {
  if (!deals.ending.includes(FORGOTTEN)) return () => 1;
  const { laws, peak } = fitWins(deals, periods).fit.best;
  return keptAfter(laws, peak.mode);
}

/** Less does not show. */
const SHOWN = 0.02;
const unseenText = (unseen: number): string =>
  Math.abs(unseen) < SHOWN
    ? ""
    : `; ${percent(Math.abs(Math.expm1(unseen)))} ${unseen > 0 ? "longer" : "shorter"}, since deals do not close evenly${Math.abs(unseen) === MOST_UNSEEN ? " and the list does not tell how much" : ""}`;

const lateText = (late: number): string =>
  late < SHOWN ? "" : `; ${percent(Math.expm1(late))} longer, since some that are given up are still closed`;

/** Whether deals close as evenly as the model has it. */
function lawFinding(table: DurationTable, cycleMonths: number, isKept: (days: number) => number): Finding[] {
  const split = cycleMonths * DAYS_A_MONTH;
  const early = hazardBetween(table, 0, split, isKept);
  const late = hazardBetween(table, split, Infinity, isKept);
  if (early === undefined || late === undefined) return [];
  const ratio = early / late;
  if (ratio < FAR && ratio > 1 / FAR) return [];
  return [
    {
      about: "sales cycle",
      text: `Deals do not close evenly: ${percent(1 - Math.exp(-early))} a month of those younger than ${cycleMonths.toFixed(1)} months, ${percent(1 - Math.exp(-late))} of older ones. The model has one rate for all, so that its first months after a change come out too ${ratio > 1 ? "slow" : "fast"}.`,
    },
  ];
}

/** Fewer closings say nothing of a rate. */
const FEWEST = 20;

/** Closings a month between two ages in days; undefined for too few. */
function hazardBetween(
  { counts, edges, meanAge }: DurationTable,
  from: number,
  to: number,
  isKept: (days: number) => number,
): number | undefined {
  let [closings, days] = [0, 0];
  const within = (age: number): number => Math.max(0, Math.min(age, to) - from);
  for (let bin = 0; bin < edges.length - 1; bin++) {
    const middle = (edges[bin] + edges[bin + 1]) / 2;
    const closed = counts.won[bin] + counts.lost[bin];
    if (middle >= from && middle < to) closings += closed;
    days +=
      closed * within(middle) +
      counts.open[bin] * isKept(meanAge.open[bin]) * within(meanAge.open[bin]) -
      counts.entry[bin] * within(meanAge.entry[bin]);
  }
  return closings < FEWEST || days <= 0 ? undefined : (closings / days) * DAYS_A_MONTH;
}
