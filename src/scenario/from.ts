import type { Overlays } from "./overlays.js";
import { parseScenario } from "./parse.js";
import type { ReadFile } from "./read-file.js";
import { isObject, requireType } from "./require-type.js";
import type { Scenario } from "./scenario.js";

export interface FromOptions extends Overlays {
  /** What to call the text in problems and results; default: `scenario`. */
  readonly file?: string;
  /** Reads the files that the scenario names (`extends`, CSV files); default: there are none. */
  readonly read?: ReadFile;
}

/**
 * A scenario from memory: the YAML text of a scenario file, or the object it stands for.
 * @throws InvalidInput with every problem found, sorted by position (of an object: in its JSON)
 */
export function scenarioFrom(given: string | object, { file = "scenario", ...options }: FromOptions = {}): Scenario {
  return parseScenario(textOfScenario(given), file, options);
}

/** What stands for a scenario file: its text, or that of an object. JSON is YAML too. */
export function textOfScenario(given: string | object): string {
  requireType(typeof given === "string" || isObject(given), given, "the text of a scenario file, or an object");
  return typeof given === "string" ? given : JSON.stringify(given, null, 2);
}
