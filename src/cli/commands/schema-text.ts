import { resultFileSchema } from "../../questions/result-schemas.js";
import { scenarioJsonSchema } from "../../scenario/editor/scenario-json-schema.js";

/** The JSON Schema of a scenario file or of a result file, as it is written. */
export async function schemaText(ofResult: boolean): Promise<string> {
  const schema = ofResult ? await resultFileSchema() : scenarioJsonSchema();
  return `${JSON.stringify(schema, null, 1)}\n`;
}
