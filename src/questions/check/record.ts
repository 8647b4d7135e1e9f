import * as z from "zod";
import { checkRecordSchema } from "../../report/cases/record-schema.js";

/** What a check says of a scenario: a record for each of its checks, and for each comparison with a baseline. */
export const checkFiguresSchema = z.object({ checks: z.array(checkRecordSchema).readonly() });

export type CheckFigures = z.output<typeof checkFiguresSchema>;
