import * as z from "zod";
import { missingRestSchema } from "./record.js";

export const MISSING_SCHEMA = { figures: z.object({}), rest: missingRestSchema };
