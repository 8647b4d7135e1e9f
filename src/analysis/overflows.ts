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
    outcomes: Uint8Array.from(outcomeSamples(block, structure, ALWAYS_KNOWN), (value) => (Number.isNaN(value) ? 1 : 0)),
    objective: overflowedSamples(objective, (outcome) => outcomeSamples(block, structure, outcome)),
  }));
  masks.forEach((own, structure) => {
    for (const kind of ["outcomes", "objective"] as const) {
      levels[structure][kind] += sum(own[kind]);
      differences[structure][kind] += sum(own[kind].map((flag, sample) => flag | masks[reference][kind][sample]));
    }
  });
}

/** How many samples of a series overflowed. */
export const overflowsOf = ({ outcomes, objective }: OverflowCount, series: SeriesId): number =>
  series === "objective" ? objective : outcomes;

const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);
