import type { OutcomeId } from "../funnel/outcomes.js";

/** A weighted sum of outcomes; one outcome is a mix of one with weight 1. `label` is what to call it. */
export interface Objective {
  readonly label: string;
  readonly terms: readonly { readonly outcome: OutcomeId; readonly weight: number }[];
}
