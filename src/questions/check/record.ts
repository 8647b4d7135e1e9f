import * as z from "zod";
import { checkRecordSchema } from "../../report/cases/record-schema.js";
import { baselineComparisonSchema } from "./baseline/record.js";

/** What a check says of a scenario: a record for each of its checks, and how it compares with a baseline. */
export const checkFiguresSchema = z.object({
  checks: z.array(checkRecordSchema).readonly(),
  /** Only with a baseline. */
  baseline: baselineComparisonSchema.exactOptional(),
});

export type CheckFigures = z.output<typeof checkFiguresSchema>;
