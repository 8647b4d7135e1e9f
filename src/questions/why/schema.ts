import * as z from "zod";
import { whyFiguresSchema } from "./record.js";

export const WHY_SCHEMA = { figures: whyFiguresSchema, rest: z.object({}) };
