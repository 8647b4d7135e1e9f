import * as z from "zod";
import { compareRestSchema } from "./record.js";

export const COMPARE_SCHEMA = { figures: z.object({}), rest: compareRestSchema };
