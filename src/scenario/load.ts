import { InvalidInput } from "../foundation/problem.js";
import { requireType } from "../foundation/require-type.js";
import { FLAGS, TEXT_LIST, TRUTH, validateOptions, type OptionRules } from "./library-options.js";
import { nodeFiles } from "./node-files.js";
import type { Overlays } from "./overlays.js";
import { prepareOpened, type PreparedScenario } from "./parse.js";
import type { ReadFile } from "./read-file.js";
import type { Scenario } from "./scenario.js";

export interface LoadOptions extends Overlays {
  /** Lets the scenario name files outside its own folder. */
  readonly allowOutside?: boolean;
}

/** For every option of whoever takes these, too. */
export const LOAD_RULES: OptionRules<LoadOptions> = {
  params: TEXT_LIST,
  set: TEXT_LIST,
  flags: FLAGS,
  allowOutside: TRUTH,
};

/**
 * Reads and validates the scenario file at `file`, with everything it names.
 * @throws InvalidInput with every problem found, sorted by position
 */
export function loadScenario(file: string, options: LoadOptions = {}): Scenario {
  requireType(typeof file === "string", file, "the path of a scenario file; scenarioFrom takes a text or an object");
  validateOptions(options, LOAD_RULES);
  const { allowOutside = false, ...overlays } = options;
  return readScenario(file, overlays, nodeFiles(allowOutside));
}

/** As `loadScenario`, with every file read by `read`. */
export const readScenario = (file: string, overlays: Overlays, read: ReadFile): Scenario =>
  prepareScenario(file, overlays, read).scenario;

/** As `readScenario`, to be read again with other values. */
export function prepareScenario(file: string, overlays: Overlays, read: ReadFile): PreparedScenario {
  const opened = read(file);
  if ("fault" in opened) {
    const position = { file, line: 1, column: 1 };
    throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments, position }]);
  }
  return prepareOpened(opened, { ...overlays, read });
}
