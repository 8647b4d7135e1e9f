import * as z from "zod";
import { InvalidInput } from "../../../foundation/problem.js";
import { textList } from "../../../report/result/figure.js";
import { scenarioHeaderSchema } from "../../../report/result/scenario-header.js";
import { fitting } from "../../../report/result/stored-json.js";
import { runStructures, storedRun } from "./figures.js";
import type { StoredFile, StoredSide } from "./side.js";
import { overrideEntries, toldOf } from "./told.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "stored-first-version": { file: string; question: string };
  }
}

/** The model that wrote results of version 1 of the file. */
const FIRST_MODEL = 1;

const charted = z.object({ id: z.string(), relation: z.string(), background: z.string(), mandate: z.string() });

/** A run as 0.1 stored it: without what its assumptions were. */
const scenarioSchema = scenarioHeaderSchema
  .omit({ origins: true })
  .extend({
    effects: z.number().default(1),
    overrides: z.object({ params: textList, set: textList }).exactOptional(),
    structures: z.array(charted.loose()).readonly(),
  })
  .loose();

const command = z.object({
  manifest: z.object({ version: z.string(), command: z.string() }),
  schemaVersion: z.string(),
});
const runs = z.object({ scenarios: z.array(scenarioSchema).min(1).readonly() });
const figures = z.object({ scenarios: z.array(storedRun) });

/** Reads a result of version 1 of the result file. Throws InvalidInput if it is none, or none of a run: others told no more than they show. */
export function readFirstVersion(json: unknown, file: string): StoredFile {
  const { schemaVersion, manifest } = fitting(command, json, file, "stored");
  if (manifest.command !== "run") {
    const details = { file, question: manifest.command };
    throw new InvalidInput([{ code: "stored-first-version", severity: "error", arguments: details }]);
  }
  const { scenarios } = fitting(runs, json, file, "stored");
  const told = fitting(figures, json, file, "stored").scenarios;
  return {
    ...{ file, question: "run", schemaVersion, version: manifest.version, model: FIRST_MODEL },
    settings: new Map(),
    scenarios: scenarios.map((scenario, place) => sideOf(scenario, told[place])),
    failed: [],
  };
}

function sideOf(scenario: z.output<typeof scenarioSchema>, run: z.output<typeof storedRun>): StoredSide {
  const { name, file, seed, trials, horizonMonths, partial, objective, objectiveLabel, scenarioHash, overrides } =
    scenario;
  return {
    ...{ name, file, seed, trials, horizonMonths, partial, objective, objectiveLabel, scenarioHash },
    labels: [],
    told: new Map([...toldOf(scenario, scenario.structures), ...(overrides ? overrideEntries(overrides) : [])]),
    ...runStructures(run),
  };
}
