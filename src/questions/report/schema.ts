import * as z from "zod";
import { reportFiguresSchema } from "./record.js";

export const REPORT_SCHEMA = { figures: reportFiguresSchema, rest: z.object({}) };
