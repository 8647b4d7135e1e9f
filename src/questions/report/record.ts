import * as z from "zod";
import { driversFiguresSchema } from "../drivers/record.js";
import { runFiguresSchema } from "../run/record.js";
import { whyFiguresSchema } from "../why/record.js";

/**
 * What a page is made from: the answers of other questions about one scenario, as those questions write them, without what no page
 * shows.
 */
export const reportFiguresSchema = z.object({
  run: runFiguresSchema,
  /** Of two structures or more, where one is ahead; the most decisive assumptions and choices. */
  drivers: driversFiguresSchema.shape.drivers.exactOptional(),
  /** From the next best to the best. */
  why: whyFiguresSchema.shape.why.exactOptional(),
  /** What of this has no answer, and why. */
  unanswered: z.array(z.object({ question: z.enum(["drivers", "why"]), reason: z.string() })).readonly(),
});

export type ReportFigures = z.output<typeof reportFiguresSchema>;
