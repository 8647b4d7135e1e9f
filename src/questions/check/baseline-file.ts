import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { resultSchema } from "../../report/result/result-file.js";
import { parseStoredJson } from "../../report/result/stored-json.js";
import type { ScenarioResult } from "../run/record.js";
import { RUN_SCHEMA } from "../run/schema.js";
import type { Asking } from "../surroundings.js";
import { baselineFile } from "../baseline-name.js";

/** A stored result to compare with. */
export interface Baseline {
  readonly file: string;
  /** Of the program that stored it. */
  readonly version: string;
  /** What is stored of this scenario. Throws InvalidInput if there is nothing. */
  readonly find: (scenario: { readonly name: string }) => ScenarioResult;
}

/** Reads a stored result (`run -o result.json`, `run --save-baseline name`). Throws InvalidInput if it is none. */
export function readBaseline(name: string, { readText }: Asking): Baseline {
  const { text, file } = readText(baselineFile(name));
  const schema = resultSchema("run", RUN_SCHEMA.figures, RUN_SCHEMA.rest);
  const stored = parseStoredJson(schema, text, file, "baseline");
  const scenarios = stored.scenarios as readonly ScenarioResult[];
  return {
    file,
    version: (stored.manifest as { readonly version: string }).version,
    find: ({ name: wanted }) => {
      const found = scenarios.find((candidate) => candidate.name === wanted);
      if (found !== undefined) return found;
      throw new InvalidInput([missing(file, wanted, "scenario")]);
    },
  };
}

export const missing = (file: string, name: string, what: "scenario" | "structure" | "outcome"): Problem => ({
  code: "baseline-missing",
  severity: "error",
  arguments: { file, missing: name, what },
});
