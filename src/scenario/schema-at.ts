import * as z from "zod";
import { findAssumption } from "../assumptions/book.js";
import { scenarioSchema } from "./schema.js";

/** The schema of what stands at `path` of a scenario file; undefined where it knows no such place. */
export function schemaAt(path: readonly PropertyKey[]): unknown {
  let schema: unknown = scenarioSchema;
  for (const step of path) {
    if (schema instanceof z.ZodObject) schema = (schema.shape as Record<string, unknown>)[String(step)];
    else if (schema instanceof z.ZodRecord) schema = schema.valueType;
    else if (schema instanceof z.ZodArray) schema = schema.element;
    if (schema instanceof z.ZodOptional) schema = schema.unwrap();
  }
  return schema;
}

/** Whether what stands at `path` is a whole number in any case: posts, months, trials. */
export function takesWholeNumbers(path: readonly string[]): boolean {
  const group = path.indexOf("assumptions");
  if (group >= 0) return findAssumption(path.slice(group + 1).join("."))?.domain === "count";
  const [last] = path.slice(-1);
  return last === "after" || schemaAt(path) instanceof z.ZodNumberFormat;
}
