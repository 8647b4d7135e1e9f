import * as z from "zod";
import { dryRunFiguresSchema } from "./record.js";

export const DRY_RUN_SCHEMA = { figures: dryRunFiguresSchema, rest: z.object({}) };
