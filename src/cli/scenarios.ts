import { InvalidInput, type Problem } from "../foundation/problem.js";
import { renderProblems } from "../report/table/problems.js";
import { loadScenario } from "../scenario/load.js";
import type { NamedFlags } from "../scenario/overlays.js";
import type { Scenario } from "../scenario/scenario.js";
import type { CommonOptions } from "./failure.js";
import { stderrStyle, type Io } from "./io.js";

/** What every command that reads scenarios takes. */
export interface ScenarioOptions extends CommonOptions {
  readonly trials?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly horizon?: string;
  readonly reference?: string;
  readonly objective?: string;
  readonly effects?: string;
  readonly params?: readonly string[];
  readonly set?: readonly string[];
  readonly allowOutside?: boolean;
  readonly quiet?: boolean;
}

/** The flags among the options that change a scenario; those not given are absent. */
export function namedFlags(options: ScenarioOptions): NamedFlags {
  const { trials, replicates, seed, horizon, reference, objective, effects } = options;
  const flags = { trials, replicates, seed, horizon, reference, objective, effects };
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

/** Reads a scenario with the command line laid over it. Throws InvalidInput. */
export function readScenario(file: string, options: ScenarioOptions): Scenario {
  const { params = [], set = [], allowOutside = false } = options;
  return loadScenario(file, { params, set, flags: namedFlags(options), allowOutside });
}

export type ReadResult = { readonly scenario: Scenario } | { readonly problems: readonly Problem[] };

/** As `readScenario`; invalid input is a result like any other. */
export function tryScenario(file: string, options: ScenarioOptions): ReadResult {
  try {
    return { scenario: readScenario(file, options) };
  } catch (error) {
    if (error instanceof InvalidInput) return { problems: error.problems };
    throw error;
  }
}

/** Problems on stderr; with --quiet only errors. */
export function printProblems(problems: readonly Problem[], { quiet, color }: ScenarioOptions, io: Io): void {
  const shown = problems.filter(({ severity }) => severity === "error" || !quiet);
  if (shown.length > 0) io.stderr(renderProblems(shown, stderrStyle(io, color)) + "\n");
}
