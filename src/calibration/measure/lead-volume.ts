import { plausibleRange, BOOK_SALES_COST } from "../../assumptions/plausible.js";
import { MONTHS } from "../../assumptions/months.js";
import { gammaQuantile } from "../../distributions/special/gamma-quantile.js";
import { asRank } from "../estimators/common-movement.js";
import { FEWEST_FOR_SEASON, fitCounts, type CountFit, type CountPriors } from "../estimators/monthly-counts.js";
import { bookPrior, type Prior } from "../estimators/prior.js";
import { correlationOf, posteriorOf } from "../estimators/weighted-draws.js";
import type { Leads } from "../lists/leads.js";
import { correlation, NOTHING, quantilesOf, type Measured, type Measurement } from "./measured.js";
import { countByMonth, monthName, type WholeMonths } from "./months.js";
import { counted } from "./text.js";

/** Fewer months are no series. */
export const FEWEST_MONTHS = 3;

/**
 * Of the growth a month: half within 1 % (12 % a year), half within 5 %. The book holds growth for certain to be 0; a scenario carries it on
 * for years, so that a short upswing is not to be believed.
 */
const GROWTH: Prior = {
  scale: "identity",
  parts: [
    { weight: 0.5, mean: 0, sd: 0.01 },
    { weight: 0.5, mean: 0, sd: 0.03 },
  ],
};

export const countPriors = (): CountPriors => ({
  level: bookPrior("market.leads_per_month"),
  growth: GROWTH,
  size: bookPrior("market.lead_dispersion"),
});

export const fitMonths = ({ first, counts }: WholeMonths): CountFit =>
  fitCounts({ counts, startMonth: ((first % 12) + 12) % 12 }, countPriors());

/** Of larger sizes months differ by less than 3 % beyond chance: the data hardly tell them apart, and nobody could. */
const MOST_EVEN = plausibleRange("market.lead_dispersion", { salesCost: BOOK_SALES_COST })?.high ?? Infinity;

/** Months that are more alike by chance come about once in a thousand times. */
const HARDLY_BY_CHANCE = 0.001;
const TOO_EVEN =
  "Months are more alike than leads that come by themselves could be: they come by plan, or the list was cut off at a number. The model lets them differ as chance does.";

/** Whether counts differ less than those of a Poisson law: by their sum of squares over the mean, which is chi-squared. */
function isTooEven({ counts }: WholeMonths): boolean {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean < 1) return false;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / mean;
  return squares < 2 * gammaQuantile(HARDLY_BY_CHANCE, (counts.length - 1) / 2);
}

/** Leads a month, how evenly they come, how they grow, and when in the year. */
export function measureLeads({ leads, until }: Leads): Measurement {
  const days = leads.map(([created]) => created);
  const months = countByMonth(days, until);
  const { length } = months.counts;
  if (length < FEWEST_MONTHS) {
    const text = `The export has ${length} whole months of leads; ${FEWEST_MONTHS} or more are needed.`;
    return { ...NOTHING, findings: [{ about: "leads", text }] };
  }
  const fit = fitMonths(months);
  const { draws, hasGrowth, season } = fit;
  const together = asRank(
    correlationOf(
      draws,
      ([level]) => level,
      ([, slope]) => slope,
    ),
  );
  return {
    measured: measuredOf(fit, months),
    correlations: hasGrowth ? correlation("market.leads_per_month", "market.monthly_growth", together) : [],
    findings: [
      ...(hasGrowth ? [] : ["Growth needs twelve whole months; the level is the mean."]),
      ...(isTooEven(months) ? [TOO_EVEN] : []),
      ...(season ? [] : [noSeason(length)]),
    ].map((text) => ({ about: "leads", text })),
  };
}

/** Why there is no course of the year. */
const noSeason = (months: number): string =>
  months < FEWEST_FOR_SEASON
    ? `The course of the year needs ${FEWEST_FOR_SEASON} whole months; there are ${months}.`
    : `In ${months} whole months the months of the year differ by no more than chance: no course of the year is written.`;

function measuredOf({ draws, hasGrowth, season }: CountFit, { counts, first }: WholeMonths): Measured[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const span = `${monthName(first)} to ${monthName(first + counts.length - 1)}`;
  const basis = `${counted(total)} leads in ${counts.length} whole months, ${span}`;
  const one = (id: string, value: (point: readonly number[]) => number, how: string, method: string): Measured => ({
    id,
    quantiles: quantilesOf(posteriorOf(draws, value)),
    basis,
    how,
    method: `${method} of a negative binomial, by likelihood`,
  });
  const terms = [...(hasGrowth ? ["growth"] : []), ...(season ? ["the course of the year"] : [])].join(" and ");
  const level = `level of ${monthName(first + counts.length)}${terms === "" ? "" : `, with ${terms}`}`;
  const evenness = `how much months differ beyond chance; ${counted(MOST_EVEN)} at most, beyond which it makes no difference`;
  const growth = "growth from month to month, drawn to 0 as far as chance explains it";
  return [
    one("market.leads_per_month", ([log]) => Math.exp(log), level, "mean"),
    one("market.lead_dispersion", ([, , size]) => Math.min(MOST_EVEN, Math.exp(size)), evenness, "size"),
    ...(hasGrowth ? [one("market.monthly_growth", ([, slope]) => Math.expm1(slope), growth, "slope")] : []),
    ...(season ?? []).map((factor, month): Measured => ({
      id: `market.seasonality.${MONTHS[month]}`,
      value: factor,
      basis,
      how: "against the twelve months around it, drawn to 1 as far as chance explains it",
      method: "ratio to moving average (X-11), shrunk (James-Stein)",
    })),
  ];
}
