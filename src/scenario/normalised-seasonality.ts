import { MONTHS } from "../assumptions/months.js";
import { specMedian } from "../distributions/distribution.js";
import { scaledSpec } from "../distributions/scaled-spec.js";
import type { Report } from "./problems.js";
import type { ReadValue } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "seasonality-normalised": { mean: number; factor: number };
    "seasonality-not-scalable": { mean: number };
  }
}

const MONTH_IDS = MONTHS.map((month) => `market.seasonality.${month}`);

/** Further from 1 than rounding takes it. */
const TOLERANCE = 1e-9;

/** What twelve figures of five digits may be off together is nothing to warn of. */
const ROUNDED = 1e-4;

/**
 * The values with the year's course of demand at mean 1, so that it says when leads come and not how many: every month is
 * multiplied by 12 over the sum of the medians, with a warning unless rounding took them from it. A month that is not given counts 1 before that.
 */
export function normalisedSeasonality(values: ReadonlyMap<string, ReadValue>, report: Report): Map<string, ReadValue> {
  const given = MONTH_IDS.flatMap((id) => values.get(id) ?? []);
  if (given.length === 0) return new Map(values);
  const ones: ReadValue = { distribution: { kind: "constant", value: 1 }, text: "1", at: given[0].at };
  const year = MONTH_IDS.map((id) => [id, values.get(id) ?? ones] as const);
  const mean = year.reduce((sum, [, { distribution }]) => sum + specMedian(distribution), 0) / year.length;
  if (Math.abs(mean - 1) <= TOLERANCE) return new Map(values);
  const scaled = year.flatMap(([id, value]) => {
    const distribution = scaledSpec(value.distribution, 1 / mean);
    if (distribution === undefined) report("seasonality-not-scalable", value.at, { mean });
    return distribution === undefined ? [] : [[id, { ...value, distribution }] as const];
  });
  if (scaled.length < year.length) return new Map(values);
  if (Math.abs(mean - 1) > ROUNDED)
    report("seasonality-normalised", given[0].at, { mean, factor: 1 / mean }, "warning");
  return new Map([...values, ...scaled]);
}
