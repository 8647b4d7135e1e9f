import * as z from "zod";
import { whole } from "../../report/result/figure.js";

/** A value of a stored result that came out differently; absent where one of the two has none. */
const valueDifference = z.object({
  /** Dotted, structures by their id: `structures.ceo.outcomes.profit.mean`. */
  path: z.string(),
  stored: z.unknown(),
  now: z.unknown(),
});

/** Something that decides the numbers, then and now. */
const circumstance = z.object({
  what: z.enum(["version", "model", "seed", "scenario hash"]),
  stored: z.string(),
  now: z.string(),
});

/** What became of one scenario of a stored result, or of what is about none, when it was answered again. */
const verification = z.object({
  name: z.string(),
  /** The scenario file that was read. */
  file: z.string(),
  trials: whole,
  /** Numbers, textList and truth values compared; a missing number (null) is one too. */
  compared: whole,
  differences: z.array(valueDifference).readonly(),
  circumstances: z.array(circumstance).readonly(),
});

export const verifyRestSchema = z.object({
  /** The result file, and the question it answers. */
  file: z.string(),
  verified: z.string(),
  confirmed: z.boolean(),
  verifications: z.array(verification).readonly(),
});

export type VerifyRest = z.output<typeof verifyRestSchema>;
export type Verification = z.output<typeof verification>;
export type ValueDifference = z.output<typeof valueDifference>;
export type Circumstance = z.output<typeof circumstance>;
