import * as z from "zod";
import { verifyRestSchema } from "./record.js";

export const VERIFY_SCHEMA = { figures: z.object({}), rest: verifyRestSchema };
