import { elementaryEffects, type ElementaryEffects } from "../../statistics/elementary-effects.js";
import { momentsOf } from "../../statistics/moments.js";
import { sobolIndices, type SobolIndices } from "../../statistics/sobol-indices.js";
import type { Experiment } from "../experiment.js";
import { direction } from "../objective.js";
import { pairedDifference } from "../outcome-samples.js";
import { checkData, checkQuestion } from "./preconditions.js";
import { designScores, factorsOf, type DesignScores, type DesignFactor } from "./design-scores.js";

/** What a design says of every factor, for the objective of the best structure and for its lead over the second best. */
export interface DesignAnalysis<Figures> {
  readonly basePoints: number;
  /** Base points left out because a structure had no objective (0/0) in one of their rows. */
  readonly incomplete: number;
  /** Rows simulated. */
  readonly runs: number;
  /** Places of the structures with the best and the second best mean over the base points. */
  readonly best: number;
  readonly second: number;
  /** What matters most for the difference first. */
  readonly factors: readonly FactorFigures<Figures>[];
}

export interface FactorFigures<Figures> {
  /** More than one where drivers are correlated: they are moved together. */
  readonly drivers: readonly string[];
  readonly objective: Figures;
  readonly difference: Figures;
}

/**
 * Sobol' indices by fresh runs of a Saltelli design: what the metamodel cannot promise, the total effect of every driver with
 * all its interactions. Luck is an input of its own, shared by the rows that are compared: its share is in the variance the
 * indices are shares of, and no factor's first-order index includes it; a total index includes a factor's interactions with it.
 *
 * Costs (factors + 2) rows per base point: not for a quick look.
 */
export async function sobolAnalysis(experiment: Experiment, basePoints: number): Promise<DesignAnalysis<SobolIndices>> {
  const factors = factorsToMove(experiment);
  const design = await designScores(experiment, "saltelli", factors, basePoints);
  const [a, b, ...mixed] = design.scores;
  const figuresOf = (of: Figure, factor: number): SobolIndices => sobolIndices(of(a), of(b), of(mixed[factor]));
  return analysisOf({ experiment, design, factors, freeRows: [a, b], figuresOf, sizeOf: ({ total }) => total.share });
}

/**
 * Morris screening by fresh runs: the elementary effect of a driver is the change of the figure when it moves up by half of its
 * probability (from its 12.5 % to its 62.5 % quantile or from its 37.5 % to its 87.5 % quantile), all else and luck held.
 * Drivers that are correlated move together; only mu* and sigma mean something for them.
 *
 * Costs (factors + 1) rows per base point; ten to fifty points sort a hundred drivers.
 */
export async function morrisAnalysis(
  experiment: Experiment,
  basePoints: number,
): Promise<DesignAnalysis<ElementaryEffects>> {
  const factors = factorsToMove(experiment);
  const design = await designScores(experiment, "morris", factors, basePoints);
  const [start, ...moved] = design.scores;
  const figuresOf = (of: Figure, factor: number): ElementaryEffects => {
    const [before, after] = [of(start), of(moved[factor])];
    const [from, to] = [design.inputs[0][factor], design.inputs[factor + 1][factor]];
    return elementaryEffects(after.map((value, point) => (to[point] < from[point] ? -1 : 1) * (value - before[point])));
  };
  return analysisOf({ experiment, design, factors, freeRows: [start], figuresOf, sizeOf: ({ muStar }) => muStar });
}

function factorsToMove(experiment: Experiment): DesignFactor[] {
  const factors = factorsOf(experiment);
  checkQuestion(experiment.plan.structures.length, factors.length);
  return factors;
}

/** A figure of every base point from the structures' scores in one row of the design. */
type Figure = (row: readonly Float64Array[]) => Float64Array;

interface AnalysisParts<Figures> {
  readonly experiment: Experiment;
  readonly design: DesignScores;
  readonly factors: readonly DesignFactor[];
  /** Rows whose points are drawn like trials: they rank the structures. */
  readonly freeRows: readonly (readonly Float64Array[])[];
  readonly figuresOf: (figure: Figure, factor: number) => Figures;
  /** What to sort by, largest first. */
  readonly sizeOf: (figures: Figures) => number;
}

function analysisOf<Figures>({
  experiment,
  design,
  factors,
  freeRows,
  figuresOf,
  sizeOf,
}: AnalysisParts<Figures>): DesignAnalysis<Figures> {
  const { basePoints, incomplete, scores } = design;
  checkData(basePoints, basePoints + incomplete);
  const means = freeRows[0].map((_, structure) =>
    freeRows.reduce((sum, row) => sum + momentsOf(row[structure]).mean, 0),
  );
  const [best, second] = [...means.keys()].sort((x, y) => means[y] - means[x]);
  const sign = direction(experiment.objective);
  const ofObjective: Figure = (row) => row[best].map((score) => sign * score);
  const ofDifference: Figure = (row) => pairedDifference(row[best], row[second]);
  const figures = factors.map(({ drivers }, factor) => ({
    drivers,
    objective: figuresOf(ofObjective, factor),
    difference: figuresOf(ofDifference, factor),
  }));
  return {
    basePoints,
    incomplete,
    runs: (basePoints + incomplete) * scores.length,
    best,
    second,
    factors: figures.sort((x, y) => sizeOf(y.difference) - sizeOf(x.difference)),
  };
}
