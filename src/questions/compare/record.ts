import * as z from "zod";
import { estimate, figure, textList, whole } from "../../report/result/figure.js";

/** Something that decides numbers, then and now, in words. */
const change = z.object({ what: z.string(), before: z.string(), now: z.string() });
const changes = z.array(change).readonly();

/** One of the two results. */
const file = z.object({
  file: z.string(),
  question: z.string(),
  schemaVersion: z.string(),
  version: z.string(),
  model: whole,
  /** Scenario files that its call could not answer for, or not wholly: what-ifs of a sweep may have failed. */
  failed: textList,
});

/** Where a scenario stands in one of the results. */
const place = z.object({ name: z.string(), file: z.string(), seed: z.string(), trials: whole, partial: z.boolean() });

/**
 * A figure then and now, and now less then. Its standard error is that of two runs with luck of their own, the root of the sum of
 * both squares: results do not hold what pairs them. Where both met the same luck it is too large, as both move alike.
 */
const moved = {
  before: estimate,
  now: estimate,
  difference: figure,
  standardError: figure,
  /** Beyond Monte Carlo error: 95 % confidence for all figures of the list together (Holm). */
  resolved: z.boolean(),
};

const mean = z.object({ structure: z.string(), outcome: z.string(), label: z.string(), unit: z.string(), ...moved });
const probability = z.object({ structure: z.string(), ...moved });

/** Which structure has the best mean objective, and what it is ahead by; paired in the trials of one result. */
const winner = z.object({ structure: z.string(), second: z.string(), lead: estimate });

/** One what-if of two sweeps. */
const comparedVariant = z.object({
  /** What it is called now. */
  variant: z.string(),
  values: z.array(z.object({ key: z.string(), value: z.string() })).readonly(),
  winners: z.object({ before: winner.exactOptional(), now: winner.exactOptional() }),
  /** Of the structure that is best in both. */
  lead: z.object(moved).exactOptional(),
  /** Means of its objective. */
  objectives: z.array(mean).readonly(),
});

const ids = z.object({ before: textList, now: textList });

const comparison = z.object({
  before: place,
  now: place,
  /** `only`: each result is of one scenario. */
  matchedBy: z.enum(["file", "name", "only"]),
  /** By what is best; the key of the objective where it is the same in both. */
  objective: z.string().exactOptional(),
  objectiveLabels: z.object({ before: z.string(), now: z.string() }),
  /** What amounts are in, where it is the same in both. */
  currency: z.string().exactOptional(),
  /** Ids of structures that are the same in every trial, in both results: they count as one. */
  alike: z.array(textList).readonly(),
  /** What to call structures for readers, of those that have a label. */
  labels: z.array(z.object({ structure: z.string(), label: z.string() })).readonly(),
  /** Settings, assumptions, charts and posts; without assumptions where `assumptionsKnown` is false. */
  changes,
  /** False: one of the results is of version 1, which does not hold them. */
  assumptionsKnown: z.boolean(),
  /** Whether the trials that both have met the same luck: one seed, one model. */
  sameLuck: z.boolean(),
  /** Ids of structures that only one of the two has. */
  structuresOnly: ids,
  winners: z.object({ before: winner.exactOptional(), now: winner.exactOptional() }),
  /** Of the lead of the structure that is best in both, whichever comes second; absent where another one is best. */
  lead: z.object(moved).exactOptional(),
  /** Means of the objective, structure by structure. */
  objectives: z.array(mean).readonly(),
  /** P(best); of structures that are the same, of all together. */
  probabilities: z.array(probability).readonly(),
  /** Means of all other outcomes. */
  outcomes: z.array(mean).readonly(),
  /** Of two sweeps: what-ifs that both have, matched by the values of what varies. All their figures are resolved together. */
  variants: z.array(comparedVariant).readonly().exactOptional(),
  /** How many what-ifs only one of the two has. */
  variantsOnly: z.object({ before: whole, now: whole }).exactOptional(),
  /** Checks whose result is another, or that only one has: "none". */
  checks: changes,
});

/** Two stored results side by side. */
export const compareRestSchema = z.object({
  before: file,
  now: file,
  /** Both are one file. */
  isSameFile: z.boolean(),
  /** What differs for all scenarios: version, model, question and its own options. */
  changes,
  comparisons: z.array(comparison).readonly(),
  /** Scenarios that only one of the results has. */
  scenariosOnly: z.object({ before: z.array(place).readonly(), now: z.array(place).readonly() }),
});

export type CompareRest = z.output<typeof compareRestSchema>;
export type ResultComparison = z.output<typeof comparison>;
export type MovedFigure = Pick<z.output<typeof probability>, keyof typeof moved>;
export type MovedOutcome = z.output<typeof mean>;
export type ComparedVariant = z.output<typeof comparedVariant>;
export type StoredWinner = z.output<typeof winner>;
