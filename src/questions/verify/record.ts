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
  what: z.enum(["version", "model", "seed", "file's name", "scenario hash"]),
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

/** What became of a page when it was drawn again from the result in it. */
const drawn = z.object({
  /** Characters of the page beside its result. */
  compared: whole,
  /** The first places that differ; `path` is the section. */
  differences: z.array(z.object({ path: z.string(), stored: z.string(), now: z.string() })).readonly(),
});

export const verifyRestSchema = z.object({
  /** The result file, and the question it answers. */
  file: z.string(),
  verified: z.string(),
  confirmed: z.boolean(),
  verifications: z.array(verification).readonly(),
  /** Of a page whose result is confirmed. */
  page: drawn.exactOptional(),
});

export type VerifyRest = z.output<typeof verifyRestSchema>;
export type Verification = z.output<typeof verification>;
export type ValueDifference = z.output<typeof valueDifference>;
export type Drawn = z.output<typeof drawn>;
export type Circumstance = z.output<typeof circumstance>;
