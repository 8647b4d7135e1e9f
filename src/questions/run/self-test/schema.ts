import * as z from "zod";
import { selfTestFiguresSchema } from "./record.js";

export const SELF_TEST_SCHEMA = { figures: selfTestFiguresSchema, rest: z.object({}) };
