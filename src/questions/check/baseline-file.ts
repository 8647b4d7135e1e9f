import * as z from "zod";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { parseStoredJson } from "../stored-json.js";

const figure = z.object({
  mean: z.number().nullable(),
  standardError: z.number().nullable(),
  noData: z.number().min(0),
});

const scenario = z.object({
  name: z.string(),
  trials: z.int().min(1),
  scenarioHash: z.string(),
  structures: z.array(z.object({ id: z.string(), outcomes: z.record(z.string(), figure) })).min(1),
});

const baseline = z.object({
  schemaVersion: z.string().regex(/^1\./u),
  manifest: z.object({ version: z.string() }),
  scenarios: z.array(scenario).min(1),
});

/** What a comparison needs of a stored result. */
export type Baseline = z.infer<typeof baseline> & { readonly file: string };
export type BaselineScenario = z.infer<typeof scenario>;

/** A stored result (`run -o result.json`, `run --save-baseline name`). Throws InvalidInput if the text is none. */
export function parseBaseline(text: string, file: string): Baseline {
  return { ...parseStoredJson(baseline, text, file, "baseline"), file };
}

/** The stored scenario of this name. Throws InvalidInput if there is none. */
export function findStored({ scenarios, file }: Baseline, name: string): BaselineScenario {
  const stored = scenarios.find((candidate) => candidate.name === name);
  if (stored !== undefined) return stored;
  throw new InvalidInput([missing(file, name, "scenario")]);
}

export const missing = (file: string, name: string, what: "scenario" | "structure" | "outcome"): Problem => ({
  code: "baseline-missing",
  severity: "error",
  arguments: { file, missing: name, what },
});
