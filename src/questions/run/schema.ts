import * as z from "zod";
import { runFiguresSchema } from "./record.js";

export const RUN_SCHEMA = { figures: runFiguresSchema, rest: z.object({}) };
