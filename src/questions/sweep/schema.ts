import { sweepFiguresSchema, sweepRestSchema } from "./record.js";

export const SWEEP_SCHEMA = { figures: sweepFiguresSchema, rest: sweepRestSchema };
