import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { scenarioJsonSchema } from "../../../src/scenario/editor/scenario-json-schema.js";

const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(scenarioJsonSchema());

/** What the JSON schema finds wrong with the YAML text of a scenario. */
export const faultsOf = (text: string): readonly string[] => faultsOfData(parse(text, { merge: true }));

/** The same of a scenario as plain data. */
export const faultsOfData = (data: unknown): readonly string[] =>
  isValid(data) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
