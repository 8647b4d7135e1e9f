import { plain } from "../format/number.js";
import type { DriversResult } from "./result.js";

/** Said wherever structure effects are not what the scenario's rows say. */
export function weakened({ effects }: Pick<DriversResult, "effects">): string[] {
  return effects === 1 ? [] : [`All structure effects are weakened to the power ${plain(effects)}.`];
}
