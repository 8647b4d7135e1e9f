import * as z from "zod";
import { validateRestSchema } from "./record.js";

export const VALIDATE_SCHEMA = { figures: z.object({}), rest: validateRestSchema };
