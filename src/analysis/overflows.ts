import { ALWAYS_KNOWN } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import type { SeriesId } from "./comparison.js";
import { overflowedSamples, type Objective } from "./objective.js";
import { outcomeSamples } from "./outcome-samples.js";

/**
 * Samples in which a number overflowed, by structure, and by structure against the reference. The objective has counts of its
 * own: a mix may overflow where its outcomes do not.
 */
export interface Overflows {
  readonly levels: readonly OverflowCount[];
  readonly differences: readonly OverflowCount[];
}

interface OverflowCount {
  outcomes: number;
  objective: number;
}

export function createOverflows(structures: number): Overflows {
  const counts = () => Array.from({ length: structures }, () => ({ outcomes: 0, objective: 0 }));
  return { levels: counts(), differences: counts() };
}

export function addToOverflows(
  { levels, differences }: Overflows,
  block: Block,
  objective: Objective,
  reference: number,
): void {
  const masks = levels.map((_, structure) => ({
    outcomes: withoutData(outcomeSamples(block, structure, ALWAYS_KNOWN)),
    objective: overflowedSamples(objective, (outcome) => outcomeSamples(block, structure, outcome)),
  }));
  masks.forEach((own, structure) => {
    for (const kind of ["outcomes", "objective"] as const) {
      levels[structure][kind] += flagged(own[kind], own[kind]);
      differences[structure][kind] += flagged(own[kind], masks[reference][kind]);
    }
  });
}

/** How many samples of a series overflowed. */
export const overflowsOf = ({ outcomes, objective }: OverflowCount, series: SeriesId): number =>
  series === "objective" ? objective : outcomes;

/** 1 where there is none. */
function withoutData(samples: Float64Array): Uint8Array {
  const flags = new Uint8Array(samples.length);
  if (!samples.includes(NaN)) return flags;
  for (let sample = 0; sample < flags.length; sample++) flags[sample] = Number(Number.isNaN(samples[sample]));
  return flags;
}

/** How often one or the other is 1. */
function flagged(flags: Uint8Array, others: Uint8Array): number {
  if (!flags.includes(1) && !others.includes(1)) return 0;
  let count = 0;
  for (let sample = 0; sample < flags.length; sample++) count += flags[sample] | others[sample];
  return count;
}
