import { ALWAYS_KNOWN, findOutcome, OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import { isBeyond } from "../funnel/overflow.js";

/** A weighted sum of outcomes; one outcome is a mix of one with weight 1. `label` is what to call it. */
export interface Objective {
  readonly label: string;
  readonly terms: readonly { readonly outcome: OutcomeId; readonly weight: number }[];
}

/** The outcome the objective is, or nothing for a mix. */
export function singleOutcome({ terms }: Objective): OutcomeId | undefined {
  return terms.length === 1 && terms[0].weight === 1 ? terms[0].outcome : undefined;
}

/** False for a single outcome of which neither more nor less is better: nothing can be best by it. */
export function canRank(objective: Objective): boolean {
  const outcome = singleOutcome(objective);
  return objective.terms.length > 0 && (outcome === undefined || findOutcome(outcome).better !== "neither");
}

/**
 * The one definition of better: 1 if more of the objective is, -1 if less. A single outcome follows the registry; a mix
 * is maximised, its weights carry the signs.
 */
export function direction(objective: Objective): 1 | -1 {
  const outcome = singleOutcome(objective);
  return outcome !== undefined && findOutcome(outcome).better === "lower" ? -1 : 1;
}

/** The objective of each sample, from the samples of its outcomes; NaN where an outcome has no data or the sum overflows. */
export function objectiveSamples(objective: Objective, samplesOf: (outcome: OutcomeId) => Float64Array): Float64Array {
  const outcome = singleOutcome(objective);
  if (outcome !== undefined) return samplesOf(outcome);
  const terms = objective.terms.map(({ outcome, weight }) => ({ samples: samplesOf(outcome), weight }));
  const mixed = new Float64Array(terms[0].samples.length);
  for (const { samples, weight } of terms) {
    for (let sample = 0; sample < mixed.length; sample++) mixed[sample] += weight * samples[sample];
  }
  for (let sample = 0; sample < mixed.length; sample++) if (isBeyond(mixed[sample])) mixed[sample] = NaN;
  return mixed;
}

/** Its outcomes, each once. */
export const outcomesOf = ({ terms }: Objective): OutcomeId[] => [...new Set(terms.map(({ outcome }) => outcome))];

/** What `objectiveSamples` and `overflowedSamples` need, and those beside, in the order of the registry. */
export function outcomesFor(objective: Objective, beside: readonly OutcomeId[] = []): OutcomeId[] {
  const own = [ALWAYS_KNOWN, ...outcomesOf(objective), ...beside];
  return OUTCOME_IDS.filter((id) => own.includes(id));
}

/**
 * 1 for the samples in which the objective was lost to an overflow, be it on the way to its outcomes or in the sum of a mix,
 * else 0; want of events, 0/0, is none.
 */
export function overflowedSamples(objective: Objective, samplesOf: (outcome: OutcomeId) => Float64Array): Uint8Array {
  const outcomes = objective.terms.map(({ outcome }) => samplesOf(outcome));
  const known = samplesOf(ALWAYS_KNOWN);
  const values = objectiveSamples(objective, samplesOf);
  const flags = new Uint8Array(values.length);
  // Hardly any has, and this looks much faster than the loop.
  if (!values.includes(NaN) && !known.includes(NaN)) return flags;
  for (let sample = 0; sample < flags.length; sample++) {
    const isLost = Number.isNaN(values[sample]) && outcomes.every((samples) => !Number.isNaN(samples[sample]));
    if (isLost || Number.isNaN(known[sample])) flags[sample] = 1;
  }
  return flags;
}
