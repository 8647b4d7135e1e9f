import * as z from "zod";
import type { ResolvedScenario } from "../../scenario/resolved.js";
import { manifestSchema, type Manifest } from "./manifest.js";
import type { RESULT_SCHEMA_VERSION } from "./schema-version.js";
import { resolvedSchema } from "./resolved-schema.js";
import { scenarioHeaderSchema, type ScenarioHeader } from "./scenario-header.js";

/** A problem of a scenario file, told. */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  file: z.string().exactOptional(),
  line: z.int().exactOptional(),
  column: z.int().exactOptional(),
  keyPath: z.string().exactOptional(),
});

/** A file that could not be read or answered for. */
const failedSchema = z.object({ file: z.string(), problems: z.array(problemSchema).readonly() });

export type ProblemRecord = z.output<typeof problemSchema>;
export type FailedRecord = z.output<typeof failedSchema>;

/** A result file with what a question says of each scenario. */
export interface ResultFile<Figures> {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly question: string;
  readonly manifest: Manifest;
  readonly failed: readonly FailedRecord[];
  readonly scenarios: readonly (ScenarioHeader & Figures & { readonly resolved: ResolvedScenario })[];
}

/** The schema of a question's result file. */
export function resultSchema<Figures extends z.ZodRawShape, Rest extends z.ZodRawShape>(
  question: string,
  figures: z.ZodObject<Figures>,
  rest: z.ZodObject<Rest>,
) {
  return z.object({
    schemaVersion: z.string(),
    question: z.literal(question),
    manifest: manifestSchema,
    failed: z.array(failedSchema).readonly(),
    scenarios: z.array(scenarioHeaderSchema.extend(figures.shape).extend({ resolved: resolvedSchema })).readonly(),
    ...rest.shape,
  });
}
