/**
 * Statistics that are not in the unit of the quantity they are of: a path of names with dots, and the unit they have whatever that
 * is of. Empty: truth values, ranks, correlations, logarithms and distances in standard deviations.
 */
const OWN_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:resolved|passed|planned|rank)$|\.(?:resolved|verified|flips)$/u, ""],
  [/(?:^|\.)(?:spearman|partial|score)$|^map\.[xy]$|(?:^|\.)logRatio\.|^jointFlip\./u, ""],
  [/(?:^|\.)(?:noData|overflowed)$/u, "count"],
  [/^(?:trials|same|whatIfs|candidates|beyond|compared|moved|different)(?:\.|$)|^work\.|\.cells$/u, "count"],
  [/(?:^|\.)(?:varianceReduction|ratio)$/u, "ratio"],
  [/^crosses\.(?:month\.|meanCurves)/u, "month"],
  [/^probabilityBest|^(?:expectedBest|worseThanReference|best|crosses|payback\.withinHorizon)\./u, "fraction"],
  [/^beats\.(?:probabilityFirstBetter|standardError)$|^information\.changes$|^explained(?:\.|$)/u, "fraction"],
  [
    /^(?:first|firstOrder|total)\.|\.quantile$|^map\.[xy]Quantile$|\.share$|^change\.(?:strength|low|high)$/u,
    "fraction",
  ],
];

/** The unit of a statistic of a quantity. */
export function statisticUnit(statistic: string, quantityUnit: string | undefined): string | undefined {
  const own = OWN_UNITS.find(([names]) => names.test(statistic));
  if (own !== undefined) return own[1];
  return quantityUnit && /\.variance$|varianceSplit\./u.test(statistic) ? `${quantityUnit}²` : quantityUnit;
}
