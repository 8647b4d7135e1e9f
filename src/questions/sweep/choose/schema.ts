import * as z from "zod";
import { choiceFiguresSchema } from "./record.js";

export const CHOICE_SCHEMA = { figures: choiceFiguresSchema, rest: z.object({}) };
