import * as z from "zod";
import { calibrateRestSchema } from "./record.js";

export const CALIBRATE_SCHEMA = { figures: z.object({}), rest: calibrateRestSchema };
