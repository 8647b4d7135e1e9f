import * as z from "zod";
import { checkFiguresSchema } from "./record.js";

export const CHECK_SCHEMA = { figures: checkFiguresSchema, rest: z.object({}) };
