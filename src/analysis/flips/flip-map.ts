import { normalCdf } from "../../distributions/special/normal-cdf.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { scoresOf, type Experiment, type Scores } from "../experiment.js";
import { valueAt, type UncertainAssumption } from "../uncertain-assumptions.js";
import { heldVariant } from "./probe.js";
import { controlledStanding, controlOf, type ControlRun } from "../standing.js";
import type { BaseRun } from "../base-run.js";

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

/** The best structure over a grid of two assumptions. */
export interface FlipMap {
  /** Trials of each cell. */
  readonly trials: number;
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** cells[y][x] */
  readonly cells: readonly (readonly MapCell[])[];
}

/** Two different assumptions. */
export interface MapAxes {
  readonly x: UncertainAssumption;
  readonly y: UncertainAssumption;
}

export interface MapSettings extends MapAxes {
  readonly experiment: Experiment;
  /** A run of the same plan, of at least `trials` trials: the control of every cell. */
  readonly base: BaseRun;
  readonly trials: number;
  /** Quantiles of the axes, 0..1, ascending; from `MAP_QUANTILES` unless given. */
  readonly quantiles?: readonly number[];
}

/** Nine steps from the 2nd to the 98th percentile. */
const MAP_QUANTILES: readonly number[] = [0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.98];

/**
 * Each cell is a run with both assumptions held and all others uncertain, on the same trials as every other cell, so that
 * neighbours differ by the two assumptions alone, and with the base run as control variate. Needs two structures or more.
 */
export async function flipMap(settings: MapSettings): Promise<FlipMap> {
  const { experiment, x, y, base, trials, quantiles = MAP_QUANTILES } = settings;
  const steps = quantiles.map(normalQuantile);
  const range = { from: 0, to: trials };
  const variants = steps.flatMap((down) =>
    steps.map((across) => heldVariant(experiment, new Map([[x.stream, across]]).set(y.stream, down), range)),
  );
  const control = controlOf(base.scores);
  const cells = (await scoresOf({ ...experiment, isProbing: true }, variants)).map((scores) =>
    cellOf(experiment, scores, control),
  );
  return {
    trials,
    x: axis(experiment, x, steps),
    y: axis(experiment, y, steps),
    cells: steps.map((_, row) => cells.slice(row * steps.length, (row + 1) * steps.length)),
  };
}

function cellOf({ plan }: Experiment, scores: Scores, control: ControlRun): MapCell {
  const { winner } = controlledStanding(scores, control, 0, 0);
  const { lead } = controlledStanding(scores, control, winner, 0);
  return { winner: plan.structures[winner].id, margin: lead.mean, standardError: lead.standardError };
}

function axis({ plan }: Experiment, { stream, inputs }: UncertainAssumption, scores: readonly number[]): MapAxis {
  const [first] = plan.inputs.filter(({ id }) => inputs.includes(id));
  return {
    stream,
    inputs,
    quantiles: scores.map(normalCdf),
    values: scores.map((score) => valueAt(first, score)),
  };
}
