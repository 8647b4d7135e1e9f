import * as z from "zod";
import { manifestSchema, type OptionValue, type Overrides } from "../../../report/result/manifest.js";
import { resolvedSchema } from "../../../report/result/resolved-schema.js";
import { problemSchema } from "../../../report/result/result-file.js";
import { scenarioHeaderSchema } from "../../../report/result/scenario-header.js";
import { answeredJson, fitting, jsonOf, schemaVersionOf } from "../../../report/result/stored-json.js";
import { FIGURES_OF, NO_FIGURES, type FiguresBy } from "./figures.js";
import { readFirstVersion } from "./first-version.js";
import type { StoredFile, StoredSide } from "./side.js";
import { overrideEntries, toldOf } from "./told.js";

const envelope = z.object({
  schemaVersion: z.string(),
  question: z.string(),
  manifest: manifestSchema,
  failed: z.array(z.object({ file: z.string(), problems: z.array(problemSchema) })).readonly(),
  scenarios: z
    .array(scenarioHeaderSchema.omit({ origins: true }).extend({ resolved: resolvedSchema }).loose())
    .readonly(),
});

type StoredScenario = z.output<typeof envelope>["scenarios"][number];

/**
 * Reads the text of a result file of any question, of this version or the one before. Throws InvalidInput if it is none, or holds
 * no answer about a scenario.
 */
export function readStored(text: string, file: string): StoredFile {
  const json = jsonOf(text, file, "stored");
  if (schemaVersionOf(json)?.startsWith("1.") === true) return readFirstVersion(json, file);
  const stored = fitting(envelope, answeredJson(json, file, "stored"), file, "stored");
  const { schemaVersion, question, manifest, failed, scenarios } = stored;
  const figures = figuresOf(question, stored, file);
  return {
    ...{ file, question, schemaVersion, version: manifest.version, model: manifest.model },
    settings: new Map(Object.entries(manifest.settings).map(([name, value]) => [name, settingText(value)])),
    scenarios: scenarios.map((scenario, place) => sideOf(scenario, figures[place], manifest.overrides)),
    failed: failed.map(({ file: one }) => one),
  };
}

function figuresOf(question: string, stored: z.output<typeof envelope>, file: string): readonly FiguresBy[] {
  if (!Object.hasOwn(FIGURES_OF, question)) return stored.scenarios.map(() => () => NO_FIGURES);
  const schema = z.object({ scenarios: z.array(FIGURES_OF[question]) });
  return fitting(schema, stored, file, "stored").scenarios;
}

function sideOf(scenario: StoredScenario, figures: FiguresBy, overrides: Overrides): StoredSide {
  const { name, file, seed, trials, horizonMonths, partial, resolved, labels = [], ...header } = scenario;
  const { objective, objectiveLabel, scenarioHash } = header;
  return {
    ...{ name, file, seed, trials, horizonMonths, partial, objective, objectiveLabel, scenarioHash, resolved, labels },
    told: new Map([...toldOf(scenario, lastCharts(resolved)), ...overrideEntries(overrides)]),
    ...(header.currency !== undefined && { currency: header.currency }),
    ...figures({ objective, objectiveLabel }),
  };
}

/** What every structure is in the end. */
const lastCharts = ({ structures }: StoredScenario["resolved"]) =>
  structures.flatMap(({ id, stages }) => stages.slice(-1).map((last) => ({ ...last, id })));

const settingText = (value: OptionValue): string => (typeof value === "object" ? value.join(", ") : String(value));
