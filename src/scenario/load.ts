import { InvalidInput, type Problem } from "../foundation/problem.js";
import { nodeFiles } from "./node-files.js";
import type { Overlays } from "./overlays.js";
import { prepareOpened, type PreparedScenario } from "./parse.js";
import { nearest } from "./problems.js";
import type { ReadFile } from "./read-file.js";
import { isObject, requireType } from "./require-type.js";
import type { Scenario } from "./scenario.js";

export interface LoadOptions extends Overlays {
  /** Lets the scenario name files outside its own folder. */
  readonly allowOutside?: boolean;
}

const OPTIONS: Readonly<Record<keyof LoadOptions, true>> = { params: true, set: true, flags: true, allowOutside: true };

/**
 * Reads and validates the scenario file at `file`, with everything it names.
 * @throws InvalidInput with every problem found, sorted by position
 */
export function loadScenario(file: string, options: LoadOptions = {}): Scenario {
  requireType(typeof file === "string", file, "the path of a scenario file; scenarioFrom takes a text or an object");
  requireType(isObject(options), options, "an object of options");
  refuseUnknown(options);
  for (const name of ["params", "set"] as const)
    requireType(isTextList(options[name] ?? []), options[name], `a list of texts for ${name}`);
  requireType(isObject(options.flags ?? {}), options.flags, "an object of values for flags");
  const { allowOutside = false, ...overlays } = options;
  return readScenario(file, overlays, nodeFiles(allowOutside));
}

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");

function refuseUnknown(options: LoadOptions): void {
  const allowed = Object.keys(OPTIONS);
  const problems = Object.keys(options)
    .filter((option) => !allowed.includes(option))
    .map((found): Problem => {
      const details = { found, allowed, ...nearest(found, allowed) };
      return { code: "unknown-key", severity: "error", arguments: details };
    });
  if (problems.length > 0) throw new InvalidInput(problems);
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
