import { InvalidInput } from "../foundation/problem.js";
import { nodeFiles } from "./node-files.js";
import type { Overlays } from "./overlays.js";
import { parseOpened } from "./parse.js";
import type { ReadFile } from "./read-file.js";
import type { Scenario } from "./scenario.js";

export interface LoadOptions extends Overlays {
  /** Lets the scenario name files outside its own folder. */
  readonly allowOutside?: boolean;
}

/**
 * Reads and validates the scenario file at `file`, with everything it names.
 * @throws InvalidInput with every problem found, sorted by position
 */
export function loadScenario(file: string, { allowOutside = false, ...overlays }: LoadOptions = {}): Scenario {
  return readScenario(file, overlays, nodeFiles(allowOutside));
}

/** As `loadScenario`, with every file read by `read`. */
export function readScenario(file: string, overlays: Overlays, read: ReadFile): Scenario {
  const opened = read(file);
  if ("fault" in opened) {
    const position = { file, line: 1, column: 1 };
    throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments, position }]);
  }
  return parseOpened(opened, { ...overlays, read });
}
