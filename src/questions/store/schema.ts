import * as z from "zod";
import { storeRestSchema } from "./record.js";

export const STORE_SCHEMA = { figures: z.object({}), rest: storeRestSchema };
