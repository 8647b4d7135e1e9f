import { atOnce, type Steps } from "../foundation/steps.js";
import type { Block } from "../simulation/block.js";
import { rankErrorBound } from "../statistics/quantile-sketch.js";
import { meanEstimate, type MeanEstimate } from "../statistics/running-mean.js";
import { VALUE_ERROR } from "../statistics/value-sketch.js";
import { bestEstimates } from "./best.js";
import type {
  BestEstimate,
  Comparison,
  ComparisonProgress,
  PairComparison,
  StructureComparison,
} from "./comparison.js";
import {
  addToComparison,
  comparedSeries,
  compactComparison,
  emptyComparison,
  forEachSeries,
  KNOWN_FROM,
  type ComparisonSettings,
  type ComparisonState,
} from "./comparison-state.js";
import { absorbSums, type ComparisonSums } from "./comparison-sums.js";
import { indifferenceAmount, usualIndifference } from "./indifference.js";
import { direction } from "./objective.js";
import { trialOrder } from "./outcome-samples.js";
import { overflowsOf } from "./overflows.js";
import { pairComparisons } from "./pairs.js";
import { differenceStatistics, outcomeStatistics, worseShare } from "./statistics-of.js";

/**
 * Compares structures from a stream of blocks, in memory that does not grow with the number of trials. `add` takes the
 * blocks in trial order; `progress` and `result` may be asked for at any time and end nothing. Every number depends on the
 * blocks alone.
 */
export interface RunningComparison {
  readonly add: (block: Block) => void;
  /**
   * The same in steps: of hundreds of structures it takes most of a second. All are done before the next block, or anything is asked.
   * What quantiles need not hold is held until `compactSteps`.
   */
  readonly addSteps: (block: Block) => Steps<void>;
  /** Thousands of samples are sorted, in seconds, when they have become too long to be held; it may be left at any step. */
  readonly compactSteps: () => Steps<void>;
  /** The same for the sums of the next trials; of a comparison from sums. */
  readonly addSums: (sums: ComparisonSums) => void;
  readonly progress: () => ComparisonProgress;
  /** Trials so far, and the id of the structure of rank 1 in the result, without all that it takes to make that; undefined where none has it. */
  readonly standing: () => { readonly trials: number; readonly winner: string | undefined };
  readonly result: () => Comparison;
  /** The same, structure by structure: of hundreds it takes a second. */
  readonly resultSteps: () => Steps<Comparison>;
}

export function createComparison(settings: ComparisonSettings): RunningComparison {
  // Sums are of all outcomes, whichever are asked for.
  const kept = settings.fromSums ? { ...settings, outcomes: undefined } : settings;
  const state = emptyComparison(kept);
  const inOrder = trialOrder();
  const addSteps = (block: Block): Steps<void> => {
    inOrder(block);
    return addToComparison(state, kept, block);
  };
  return {
    add: (block) => {
      atOnce(addSteps(block));
      atOnce(compactComparison(state));
    },
    addSteps,
    compactSteps: () => compactComparison(state),
    addSums: (sums) => {
      sums.blocks.forEach(inOrder);
      absorbSums(state, kept, sums);
    },
    progress: () => progressOf(state),
    standing: () => {
      const place = rankedEstimates(state).findIndex(({ rank }) => rank === 1);
      return { trials: state.trials, winner: place < 0 ? undefined : settings.structureIds[place] };
    },
    result: () => atOnce(resultOf(state, settings)),
    resultSteps: () => resultOf(state, settings),
  };
}

function progressOf({ trials, levels, pairs, overflows }: ComparisonState): ComparisonProgress {
  const isWithheld = overflows.levels.map((counts) => overflowsOf(counts, "objective") > 0);
  return {
    trials,
    objective: levels.map((level, structure) =>
      isWithheld[structure] ? NO_ESTIMATE : meanEstimate(level.objective.mean),
    ),
    pairs: pairComparisons(pairs).map((row, a) =>
      row.map((pair, b) => (a !== b && (isWithheld[a] || isWithheld[b]) ? NO_PAIR : pair)),
    ),
  };
}

/** The difference that does not matter, in the unit of the objective, by the means so far. */
export function indifferenceOf(
  { objective, indifference = usualIndifference(objective) }: Pick<ComparisonSettings, "objective" | "indifference">,
  { objective: estimates }: ComparisonProgress,
): number {
  return indifferenceAmount(
    indifference,
    objective,
    estimates.map(({ mean }) => mean),
  );
}

const NO_ESTIMATE: MeanEstimate = { trials: 0, mean: NaN, standardError: NaN };

/** Two structures of which one overflowed. */
const NO_PAIR: PairComparison = {
  probabilityBetter: NaN,
  probabilityBetterStandardError: NaN,
  advantage: NO_ESTIMATE,
};

/** Where any structure overflowed. */
const NO_BEST: BestEstimate = {
  probabilityBest: NaN,
  probabilityBestStandardError: NaN,
  expectedRegret: NaN,
  expectedRegretStandardError: NaN,
  rank: NaN,
};

/** Operations per series and structure to find its quantiles. */
const QUANTILES_COST = 20_000;

/** Of each structure how often it is best; of none where one overflowed. */
function rankedEstimates(state: ComparisonState): BestEstimate[] {
  const estimates = bestEstimates(state.best);
  return isAnyWithheld(state) ? estimates.map(() => NO_BEST) : estimates;
}

const isAnyWithheld = ({ overflows }: ComparisonState): boolean =>
  overflows.levels.some((counts) => overflowsOf(counts, "objective") > 0);

function* resultOf(state: ComparisonState, settings: ComparisonSettings): Steps<Comparison> {
  const { structureIds, referenceIndex, replicates } = settings;
  const { levels, differences, best, expectedBest, overflows } = state;
  const isWithheld = isAnyWithheld(state);
  const progress = progressOf(state);
  const indifference = indifferenceOf(settings, progress);
  const estimates = rankedEstimates(state);
  const ofExpectation = bestEstimates(expectedBest).map(
    ({ probabilityBest: probability, probabilityBestStandardError: standardError }) =>
      replicates < KNOWN_FROM
        ? {}
        : { expectedBest: isWithheld ? { probability: NaN, standardError: NaN } : { probability, standardError } },
  );
  const structureOf = (id: string, structure: number): StructureComparison => {
    const level = levels[structure];
    const paired = differences[structure];
    const reference = levels[referenceIndex];
    const outcomes = forEachSeries(settings, (series) =>
      outcomeStatistics(level[series], overflowsOf(overflows.levels[structure], series)),
    );
    const overflowed = overflowsOf(overflows.differences[structure], "objective");
    if (structure === referenceIndex || settings.differences === false)
      return { id, outcomes, ...estimates[structure], ...ofExpectation[structure] };
    const difference = forEachSeries(settings, (series) =>
      differenceStatistics(
        paired[series],
        level[series],
        reference[series],
        overflowsOf(overflows.differences[structure], series),
      ),
    );
    const worseThanReference = worseShare(paired.objective, direction(settings.objective), indifference, overflowed);
    return { id, outcomes, difference, worseThanReference, ...estimates[structure], ...ofExpectation[structure] };
  };
  const structures: StructureComparison[] = [];
  for (const [place, id] of structureIds.entries()) {
    structures.push(structureOf(id, place));
    yield comparedSeries(settings).ids.length * QUANTILES_COST;
  }
  const sketches = [...levels, ...differences].flatMap((series) => Object.values(series).map(({ sketch }) => sketch));
  return {
    ...progress,
    replicates,
    indifference,
    structures,
    incompleteSamples: best.share[0].noData,
    quantileRankError: Math.max(...sketches.map((sketch) => ("buckets" in sketch ? NaN : rankErrorBound(sketch)))),
    ...(settings.fromSums && { quantileValueError: VALUE_ERROR }),
  };
}
