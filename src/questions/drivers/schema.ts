import * as z from "zod";
import { driversFiguresSchema } from "./record.js";

export const DRIVERS_SCHEMA = { figures: driversFiguresSchema, rest: z.object({}) };
