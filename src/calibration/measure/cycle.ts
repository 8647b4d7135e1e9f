import { fitMeanTime } from "../estimators/hazard.js";
import type { DurationTable } from "../estimators/duration-table.js";
import { bookPrior } from "../estimators/prior.js";
import { keptAfter } from "../estimators/cure-likelihood.js";
import { FORGOTTEN, type DealList } from "../lists/deal-list.js";
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

/** The sales cycle as the model uses it: the inverse of one hazard of closing a month, open deals censored. */
export function measureCycle(deals: DealList, periods: Periods): Measurement {
  const isKept = keptOf(deals, periods);
  const { posterior, events, months, dispersion } = fitMeanTime(
    closingsOf(deals, periods, isKept),
    bookPrior("funnel.sales_cycle"),
  );
  if (events < FEWEST_CLOSINGS) return NOTHING;
  const given = deals.ending.includes(FORGOTTEN) ? ", without those given up" : "";
  return {
    measured: [
      {
        id: "funnel.sales_cycle",
        quantiles: quantilesOf(posterior),
        basis: `${counted(events)} closings in ${counted(months)} months that deals were open${given}`,
        how: `months that deals were open, those still open too, / closings${widened(dispersion)}`,
        method: "inverse of one hazard of closing, as the model has it, open deals censored; prior: the book",
      },
    ],
    correlations: [],
    findings: lawFinding(durationsOf(deals, periods), months / events, isKept),
  };
}

/** How likely it is that somebody still closes a deal that has been open for so many days: certain where none is given up. */
function keptOf(deals: DealList, periods: Periods): (days: number) => number {
  if (!deals.ending.includes(FORGOTTEN)) return () => 1;
  const { laws, peak } = fitWins(deals, periods).fit.best;
  return keptAfter(laws, peak.mode);
}

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
