import type { ResolvedScenario } from "../../../scenario/resolved.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";

/** What every result carries of a scenario. */
export type KnownScenario = ScenarioHeader & { readonly resolved: ResolvedScenario };
