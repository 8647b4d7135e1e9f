import type { MovedOutcome, ResultComparison } from "./record.js";

/** Those that differ by the most standard errors first. */
export function surestFirst(means: readonly MovedOutcome[]): MovedOutcome[] {
  const errors = ({ difference, standardError }: MovedOutcome): number =>
    difference === 0 || Number.isNaN(difference) ? 0 : Math.abs(difference) / standardError;
  return [...means].sort((a, b) => (errors(a) === errors(b) ? 0 : errors(b) - errors(a)));
}

/** What differs beyond Monte Carlo error beside the objective, by outcome, the most surely told first. */
export function movedOutcomes({ outcomes }: ResultComparison): readonly (readonly MovedOutcome[])[] {
  const all = new Map<string, MovedOutcome[]>();
  for (const one of surestFirst(outcomes.filter(({ resolved }) => resolved))) {
    all.set(one.outcome, [...(all.get(one.outcome) ?? []), one]);
  }
  return [...all.values()];
}
