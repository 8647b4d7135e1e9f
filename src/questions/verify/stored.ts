import * as z from "zod";
import { manifestSchema } from "../../report/result/manifest.js";
import { parseStoredJson } from "../../report/result/stored-json.js";
import { resultText } from "../../report/result/result-in-page.js";
import { scenarioHeaderSchema } from "../../report/result/scenario-header.js";

const stored = z.looseObject({
  schemaVersion: z.string(),
  question: z.string(),
  manifest: manifestSchema,
  scenarios: z.array(scenarioHeaderSchema.loose()).readonly(),
});

/** A stored result, with what is needed to answer again known and everything else as it stands. */
export type StoredResult = z.output<typeof stored>;
export type StoredScenario = StoredResult["scenarios"][number];

/** Reads the text of a result file, or of a page that holds one. Throws InvalidInput if it is none. */
export function parseStored(text: string, file: string): StoredResult {
  return parseStoredJson(stored, resultText(text, file), file, "stored");
}
