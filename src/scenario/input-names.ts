import type { Place } from "./located-tree.js";
import type { ReadValue } from "./read-value.js";

/** The ids of the planned inputs of a structure on its way: a value that a phase does not change keeps its id. */
export type NameInput = (base: string, value: ReadValue) => string;

/** `names(k)` names the inputs of phase k, 0 being the start; phases must be named in their order. */
export function inputNames(): (phase: number) => NameInput {
  const latest = new Map<string, { readonly at: Place; readonly id: string }>();
  return (phase) => (base, value) => {
    const known = latest.get(base);
    // Merged trees share what they do not change, down to its place.
    if (known?.at === value.at) return known.id;
    const id = phase === 0 ? base : `${base}.phase${phase}`;
    latest.set(base, { at: value.at, id });
    return id;
  };
}
