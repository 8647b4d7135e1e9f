import * as z from "zod";
import { figure, whole } from "../../../report/result/figure.js";
import { intervalSchema } from "../../../report/cases/record-schema.js";

/** A mean that did not come out again when the stored settings were run again. */
const movedMean = z.object({ structure: z.string(), outcome: z.string(), stored: figure, now: figure });

/** One outcome of one structure, now against then, trial by trial. */
const comparison = z.object({
  structure: z.string(),
  /** Key of the outcome as in a run's `outcomes`. */
  outcome: z.string(),
  label: z.string(),
  unit: z.string(),
  then: figure,
  now: figure,
  /** Mean of the differences, over the trials in which both have data. */
  difference: figure,
  standardError: figure,
  /** Of the difference, at the level at which Holm's procedure tested it. */
  interval: intervalSchema,
  /** The most it may be, in either direction. */
  allowed: figure,
  /** The least difference that these trials tell from none. */
  detectable: figure,
  /** Trials that would decide it if its spread and its mean stay as they are; only where it is undecided. */
  trialsNeeded: figure.exactOptional(),
  noData: whole,
  /** `error`: there is data in only one of the two. */
  result: z.enum(["pass", "fail", "undecided", "error"]),
});

/** A scenario against its stored result. */
export const baselineComparisonSchema = z.object({
  /** What is compared with. */
  stored: z.object({
    name: z.string(),
    scenarioFile: z.string(),
    version: z.string(),
    seed: z.string(),
    trials: whole,
    /** Interrupted when it was stored. */
    partial: z.boolean(),
  }),
  /** `name`: the stored result is of a file of another path. */
  matchedBy: z.enum(["file", "name"]),
  confidence: z.number(),
  /** The stored settings run again: how many means were compared, and which did not come out again to the last digit. */
  again: z.object({ compared: whole, moved: z.array(movedMean).readonly(), accepted: z.boolean() }),
  /** Settings, assumptions and structures that are not what they were. */
  changes: z.array(z.object({ what: z.string(), before: z.string(), now: z.string() })).readonly(),
  /** Interrupted before it was decided: there are no comparisons. */
  partial: z.boolean(),
  comparisons: z.array(comparison).readonly(),
});

export type BaselineComparison = z.output<typeof baselineComparisonSchema>;
export type ComparedMean = z.output<typeof comparison>;
export type MovedMean = z.output<typeof movedMean>;
