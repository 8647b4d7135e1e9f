import { inputNames } from "./input-names.js";
import { child, type LocatedNode } from "./located-tree.js";
import { refuseWithoutChange, warnOfRepeatedValues } from "./phase-without-change.js";
import { readOverrides, type ReadValues } from "./read-assumptions.js";
import type { ReadOverride } from "./read-state.js";
import type { StructuresContext } from "./read-structures.js";
import { readWhen } from "./read-when.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "phases-not-in-order": { after: number; before: number };
  }
}

/** Assumptions that change in a month, whatever the structure. */
export interface ScenarioPhase {
  readonly from: number;
  readonly overrides: readonly ReadOverride[];
}

interface PhasesContext extends StructuresContext {
  /** The scenario's values. */
  readonly values: ReadValues;
}

/** The `phases:` of the scenario itself, in order. */
export function readPhases(node: LocatedNode | undefined, context: PhasesContext): ScenarioPhase[] {
  const items = node?.kind === "list" ? node.items : [];
  const names = inputNames();
  let before = context.values;
  const phases = items.flatMap((item, place): ScenarioPhase[] => {
    if (item.kind !== "map") return [];
    const from = readWhen(item, context.start, context.report);
    if (from !== undefined) refuseWithoutChange(item, ["assumptions"], context.report);
    const values = readOverrides(child(item, "assumptions"), context.focus, context);
    warnOfRepeatedValues(before, values, context.report);
    before = new Map([...before, ...values]);
    const name = names(place + 1);
    const overrides = [...values].map(([assumption, value]) => ({
      assumption,
      value,
      input: name(`scenario.${assumption}`, value),
    }));
    return from === undefined ? [] : [{ from, overrides }];
  });
  for (const [place, { from }] of phases.entries()) {
    const earlier = phases[place - 1]?.from ?? -1;
    if (from <= earlier) context.report("phases-not-in-order", items[place]?.at, { after: from, before: earlier });
  }
  return phases;
}
