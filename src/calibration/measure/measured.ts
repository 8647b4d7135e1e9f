import type { Posterior } from "../estimators/weighted-draws.js";

/** What was measured of one assumption. */
export interface Measured {
  /** Id of the assumption. */
  readonly id: string;
  /** 5th percentile, median and 95th; absent for what is taken as certain. */
  readonly quantiles?: readonly [number, number, number];
  /** The value of what is taken as certain. */
  readonly value?: number;
  /** What it rests on: `6,711 closed of 8,300 deals`. */
  readonly basis: string;
  /** How, in one plain sentence. */
  readonly how: string;
  /** The same in the terms of statistics, for who wants to know more. */
  readonly method?: string;
  /** The export does not tell it: it is taken to be as what it does tell. */
  readonly isTaken?: true;
}

/** Something that was found and stands in no assumption, or that should be known of one. */
export interface Finding {
  readonly about: string;
  readonly text: string;
  /** What is behind it in the terms of statistics. */
  readonly method?: string;
  /** Whether figures are wrong unless somebody does something. */
  readonly isWarning?: true;
}

/** A rank correlation between two assumptions that were measured together. */
export interface MeasuredCorrelation {
  readonly between: readonly [string, string];
  readonly rank: number;
}

export interface Measurement {
  readonly measured: readonly Measured[];
  readonly correlations: readonly MeasuredCorrelation[];
  readonly findings: readonly Finding[];
}

export const NOTHING: Measurement = { measured: [], correlations: [], findings: [] };

/** 5th percentile, median and 95th. */
export const quantilesOf = ({ quantile }: Posterior): [number, number, number] => [
  quantile(0.05),
  quantile(0.5),
  quantile(0.95),
];

/** All of several. */
export const together = (parts: readonly Measurement[]): Measurement => ({
  measured: parts.flatMap(({ measured }) => measured),
  correlations: parts.flatMap(({ correlations }) => correlations),
  findings: parts.flatMap(({ findings }) => findings),
});

/** A correlation that is told from none. */
export const correlation = (a: string, b: string, rank: number): MeasuredCorrelation[] =>
  Math.abs(rank) < LEAST_RANK ? [] : [{ between: [a, b], rank: Math.max(-MOST_RANK, Math.min(MOST_RANK, rank)) }];
const LEAST_RANK = 0.1;
const MOST_RANK = 0.95;
