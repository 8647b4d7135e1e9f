import { explainFiguresSchema, explainRestSchema } from "./record.js";

export const EXPLAIN_SCHEMA = { figures: explainFiguresSchema, rest: explainRestSchema };
