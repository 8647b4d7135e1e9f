import { MODEL_VERSION } from "../../../funnel/model-version.js";
import { InvalidInput, type Problem } from "../../../foundation/problem.js";
import { resultSchema, type ResultFile } from "../../../report/result/result-file.js";
import { parseStoredJson } from "../../../report/result/stored-json.js";
import { baselineFile } from "../../baseline-name.js";
import { matchScenario, type ScenarioIdentity } from "../../match-scenario.js";
import type { RunFigures } from "../../run/record.js";
import { RUN_SCHEMA } from "../../run/schema.js";
import type { Asking } from "../../surroundings.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "baseline-missing": { file: string; missing: string; what: "scenario" | "structure" | "outcome" };
    "baseline-ambiguous": { file: string; name: string; scenario: string; files: readonly string[] };
    "baseline-model": { file: string; stored: number; now: number };
  }
}

type StoredRun = ResultFile<RunFigures>;
export type StoredScenarioRun = StoredRun["scenarios"][number];

/** What is stored of a scenario, and what it was found by. */
export interface FoundStored {
  readonly stored: StoredScenarioRun;
  readonly matchedBy: "file" | "name";
}

/** A stored result to compare with. */
export interface Baseline {
  readonly file: string;
  /** Of the program that stored it. */
  readonly version: string;
  /** What is stored of this scenario. Throws InvalidInput if there is nothing, or no telling which. */
  readonly find: (scenario: ScenarioIdentity) => FoundStored;
}

/**
 * Reads a stored result (`run -o result.json`, `run --save-baseline name`). Throws InvalidInput if it is none, or of another model:
 * its numbers would differ whatever the scenario.
 */
export function readBaseline(name: string, { readStored, inRepository }: Asking): Baseline {
  const { text, file } = readStored(baselineFile(name));
  const schema = resultSchema("run", RUN_SCHEMA.figures, RUN_SCHEMA.rest);
  const { manifest, scenarios } = parseStoredJson(schema, text, file, "baseline") as unknown as StoredRun;
  if (manifest.model !== MODEL_VERSION) {
    throw invalid("baseline-model", { file, stored: manifest.model, now: MODEL_VERSION });
  }
  const pathOf = (path: string): string => inRepository(path, file);
  return { file, version: manifest.version, find: (scenario) => find(scenarios, scenario, file, pathOf) };
}

/** Throws InvalidInput if there is none, or no telling which. */
function find(
  scenarios: readonly StoredScenarioRun[],
  { name, file: scenario }: ScenarioIdentity,
  file: string,
  pathOf: (path: string) => string,
): FoundStored {
  const match = matchScenario(scenarios, { name, file: scenario, path: pathOf(scenario) }, pathOf);
  if (match.found !== undefined) return { stored: match.found, matchedBy: match.matchedBy };
  const { named } = match;
  if (named.length === 0) throw new InvalidInput([missing(file, name, "scenario")]);
  throw invalid("baseline-ambiguous", { file, name, scenario, files: named.map((candidate) => candidate.file) });
}

export const missing = (file: string, name: string, what: "scenario" | "structure" | "outcome"): Problem => ({
  code: "baseline-missing",
  severity: "error",
  arguments: { file, missing: name, what },
});

const invalid = <Code extends "baseline-ambiguous" | "baseline-model">(
  code: Code,
  details: Problem<Code>["arguments"],
): InvalidInput => new InvalidInput([{ code, severity: "error", arguments: details }]);
