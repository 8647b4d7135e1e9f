import * as z from "zod";
import { figure, textList, whole } from "../result/figure.js";

/** Low and high end; null in a file, where the trials say nothing on that side. */
export const intervalSchema = z.tuple([figure, figure]).readonly();

/** The differences a rank or an order rests on. */
const comparison = z.object({
  first: z.string(),
  second: z.string(),
  /** The two by their labels, where one has a label: `Both to the CEO less as-it-is`. */
  title: z.string().exactOptional(),
  observed: figure,
  interval: intervalSchema,
});

/** One check and what came of it; every form of output of `check` is made from it. */
export const checkRecordSchema = z.object({
  name: z.string(),
  /** What to call it for readers, where it has no name of its own and its structures have labels. */
  title: z.string().exactOptional(),
  /** Name and file of the scenario, and where the check stands; a comparison with a baseline stands nowhere, an error of the call in no file (empty). */
  scenario: z.string(),
  file: z.string(),
  line: z.int().exactOptional(),
  column: z.int().exactOptional(),
  description: z.string().exactOptional(),
  /** What is measured, in words. */
  subject: z.string(),
  /** `error`: could not be decided for a fault of its own (no data, not finite). Never a pass, never a fail. */
  result: z.enum(["pass", "fail", "undecided", "error"]),
  severity: z.enum(["fail", "warn"]),
  observed: figure,
  interval: intervalSchema,
  /** P(the interval, or any before it, misses the truth) is at most 1 less this. Of an assumption: what its interval holds. */
  confidence: z.number(),
  limit: z.string(),
  /** Unit of observed and interval. */
  unit: z.string(),
  /** What amounts are in, where the scenario says so and the unit is one of money. */
  currency: z.string().exactOptional(),
  trials: whole,
  /** Trials left out for lack of data. */
  noData: whole,
  /** 0 where nothing was simulated because the scenario could not be checked. */
  horizonMonths: whole,
  /** What the check changes of the scenario. */
  settings: textList,
  comparisons: z.array(comparison).readonly().exactOptional(),
  comparisonUnit: z.string().exactOptional(),
  /** Where structures are equal in every trial: which, and what that counts as. */
  tie: z.string().exactOptional(),
  /** Why the check may not guard what it was written for. */
  doubt: z.string().exactOptional(),
  /** Why it is an error. */
  error: z.string().exactOptional(),
  /** Of a comparison with a baseline: what is no longer as it was then, such as version or scenario, in sentences. */
  changed: textList.exactOptional(),
});

export type CheckRecord = z.output<typeof checkRecordSchema>;
