import * as z from "zod";
import { missingRestSchema } from "./record.js";

export const MERGE_SCHEMA = { figures: z.object({}), rest: missingRestSchema };
