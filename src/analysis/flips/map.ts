import { normalCdf } from "../../distributions/special/normal-cdf.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { valueAt, type Guess, type Positions } from "./guess.js";
import { controlledStanding, heldScores } from "./probe.js";
import type { FlipRun, FlipSamples } from "./samples.js";

export interface MapAxis {
  readonly stream: string;
  readonly inputs: readonly string[];
  /** Per step: 0..1, ascending. */
  readonly quantiles: readonly number[];
  /** Per step: the value of the first input. */
  readonly values: readonly number[];
}

export interface MapCell {
  readonly winner: string;
  /** Mean lead of the winner over the next best. */
  readonly margin: number;
  readonly standardError: number;
}

/** The best structure over a grid of two guesses. */
export interface FlipMap {
  /** Trials of each cell. */
  readonly trials: number;
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** cells[y][x] */
  readonly cells: readonly (readonly MapCell[])[];
}

/** Two different guesses. */
export interface MapAxes {
  readonly x: Guess;
  readonly y: Guess;
}

export interface MapSettings extends FlipRun, MapAxes {
  /** A run of the same plan, of at least `trials` trials: the control of every cell. */
  readonly base: FlipSamples;
  readonly trials: number;
  /** Quantiles of the axes, 0..1, ascending; from `MAP_QUANTILES` unless given. */
  readonly quantiles?: readonly number[];
}

/** Nine steps from the 2nd to the 98th percentile. */
const MAP_QUANTILES: readonly number[] = [0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.98];

/**
 * Each cell is a run with both guesses held and all others uncertain, on the same trials as every other cell, so that
 * neighbours differ by the two guesses alone, and with the base run as control variate. Needs two structures or more.
 */
export async function flipMap({
  x,
  y,
  base,
  trials,
  quantiles = MAP_QUANTILES,
  ...run
}: MapSettings): Promise<FlipMap> {
  const scores = quantiles.map(normalQuantile);
  const cells: MapCell[][] = [];
  for (const down of scores) {
    const row: MapCell[] = [];
    for (const across of scores) {
      const positions = new Map([[x.stream, across]]).set(y.stream, down);
      row.push(await cellAt(run, base, positions, trials));
    }
    cells.push(row);
  }
  return { trials, x: axis(run, x, scores), y: axis(run, y, scores), cells };
}

async function cellAt(
  run: FlipRun,
  { scores: base }: FlipSamples,
  positions: Positions,
  trials: number,
): Promise<MapCell> {
  const scores = await heldScores(run, positions, 0, trials);
  const { winner } = controlledStanding(scores, base, 0, 0);
  const { lead } = controlledStanding(scores, base, winner, 0);
  return { winner: run.plan.structures[winner].id, margin: lead.mean, standardError: lead.standardError };
}

function axis({ plan }: FlipRun, { stream, inputs }: Guess, scores: readonly number[]): MapAxis {
  const [first] = plan.inputs.filter(({ id }) => inputs.includes(id));
  return {
    stream,
    inputs,
    quantiles: scores.map(normalCdf),
    values: scores.map((score) => valueAt(first, score)),
  };
}
