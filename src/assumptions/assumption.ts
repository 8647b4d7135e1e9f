/** How far a number can be trusted, best first. `measured` is for a user's own data; the book never claims it. */
export const GRADES = [
  "measured",
  "peer-reviewed",
  "survey",
  "vendor data",
  "practitioner opinion",
  "assumption",
] as const;
export type Grade = (typeof GRADES)[number];

/**
 * The values an assumption may take: probability 0..1; positive > 0; non-negative >= 0; real; count a whole number >= 0.
 * An interval on a probability is logit-normal, on a positive or non-negative value or a count log-normal, on a real one normal.
 */
export type Domain = "probability" | "positive" | "non-negative" | "real" | "count";

export interface Source {
  readonly title: string;
  readonly author: string;
  readonly year?: number;
  readonly url?: string;
  /** What the source says about the number, where the default is not simply the source's figure. */
  readonly finding?: string;
}

/** One row of the book of assumptions. `value` is written as in a scenario file: see value.ts. */
export interface Assumption {
  readonly id: string;
  /** What to call it for readers, in a few words without dots; no other row's. */
  readonly label: string;
  readonly unit: string;
  readonly domain: Domain;
  readonly value: string;
  readonly meaning: string;
  readonly source: Source;
  readonly grade: Grade;
  /** What the value is an average over, in the plural: single ones of these spread far wider than what is known of their mean. */
  readonly meanOver?: string;
  /** An effect that acts beside this relation only. */
  readonly onlyUnder?: string;
  /** An effect that is raised to the power of another assumption, `<exponent>.<relation>`. */
  readonly exponent?: string;
}
