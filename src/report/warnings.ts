import { plain } from "./format/number.js";

/** Said wherever structure effects are not what the scenario's rows say. */
export function weakened({ effects = 1 }: { readonly effects?: number }): string[] {
  return effects === 1 ? [] : [`All structure effects are weakened to the power ${plain(effects)}.`];
}
