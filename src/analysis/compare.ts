import { OUTCOME_IDS } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import { FINE_SKETCH, rankErrorBound } from "../statistics/quantile-sketch.js";
import { meanEstimate, type MeanEstimate } from "../statistics/running-mean.js";
import { addToSample, createRunningSample, type RunningSample } from "../statistics/running-sample.js";
import { addToBest, bestEstimates, createBest, type BestCount } from "./best.js";
import { direction, objectiveSamples, type Objective } from "./objective.js";
import { addToOverflows, createOverflows, overflowsOf, type Overflows } from "./overflows.js";
import { addToPairs, createPairs, pairComparisons, type PairCount } from "./pairs.js";
import type {
  BestEstimate,
  Comparison,
  ComparisonProgress,
  PairComparison,
  SeriesId,
  StructureComparison,
} from "./comparison.js";
import { pairedDifference, outcomeSamples, trialOrder } from "./outcome-samples.js";
import { differenceStatistics, outcomeStatistics } from "./statistics-of.js";

export interface ComparisonSettings {
  readonly structureIds: readonly string[];
  /** Place of the structure the others are compared with. */
  readonly referenceIndex: number;
  readonly objective: Objective;
  readonly replicates: number;
}

/**
 * Compares structures from a stream of blocks, in memory that does not grow with the number of trials. `add` takes the
 * blocks in trial order; `progress` and `result` may be asked for at any time and end nothing. Every number depends on the
 * blocks alone.
 */
export interface RunningComparison {
  readonly add: (block: Block) => void;
  readonly progress: () => ComparisonProgress;
  readonly result: () => Comparison;
}

export function createComparison(settings: ComparisonSettings): RunningComparison {
  const state = emptyState(settings);
  const inOrder = trialOrder();
  return {
    add: (block) => {
      inOrder(block);
      addBlock(state, settings, block);
    },
    progress: () => progressOf(state),
    result: () => resultOf(state, settings),
  };
}

interface State {
  trials: number;
  /** Per structure. */
  readonly levels: readonly Record<SeriesId, RunningSample>[];
  /** Per structure, against the reference; empty for the reference. */
  readonly differences: readonly Record<SeriesId, RunningSample>[];
  readonly best: BestCount;
  /** Of the means over the replicates of a trial. */
  readonly expectedBest: BestCount;
  readonly pairs: PairCount;
  readonly overflows: Overflows;
}

function emptyState({ structureIds, replicates }: ComparisonSettings): State {
  const series = () => structureIds.map(() => forEachSeries(() => createRunningSample(replicates, FINE_SKETCH)));
  return {
    trials: 0,
    levels: series(),
    differences: series(),
    best: createBest(structureIds.length, replicates),
    expectedBest: createBest(structureIds.length, 1),
    pairs: createPairs(structureIds.length, replicates),
    overflows: createOverflows(structureIds.length),
  };
}

function addBlock(state: State, { structureIds, referenceIndex, objective }: ComparisonSettings, block: Block): void {
  const samples = structureIds.map((_, structure) => samplesById(block, structure, objective));
  samples.forEach((own, structure) => {
    for (const id of SERIES_IDS) {
      addToSample(state.levels[structure][id], own[id]);
      if (structure === referenceIndex) continue;
      addToSample(state.differences[structure][id], pairedDifference(own[id], samples[referenceIndex][id]));
    }
  });
  const sign = direction(objective);
  const scores = samples.map((own) => own.objective.map((value) => sign * value));
  addToBest(state.best, scores);
  if (block.replicates >= KNOWN_FROM)
    addToBest(
      state.expectedBest,
      scores.map((own) => trialMeans(own, block)),
    );
  addToPairs(state.pairs, scores);
  addToOverflows(state.overflows, block, objective, referenceIndex);
  state.trials += block.trials;
}

/** From so many streams of luck on their mean stands for a structure's expectation in a world. */
const KNOWN_FROM = 10;

function trialMeans(samples: Float64Array, { trials, replicates }: Block): Float64Array {
  return new Float64Array(trials).map((_, trial) => {
    const own = samples.subarray(trial * replicates, (trial + 1) * replicates);
    return own.reduce((sum, value) => sum + value, 0) / replicates;
  });
}

function progressOf({ trials, levels, pairs, overflows }: State): ComparisonProgress {
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

function resultOf(state: State, { structureIds, referenceIndex, replicates }: ComparisonSettings): Comparison {
  const { levels, differences, best, expectedBest, overflows } = state;
  const isWithheld = overflows.levels.some((counts) => overflowsOf(counts, "objective") > 0);
  const estimates = bestEstimates(best).map((estimate) => (isWithheld ? NO_BEST : estimate));
  const ofExpectation = bestEstimates(expectedBest).map(
    ({ probabilityBest: probability, probabilityBestStandardError: standardError }) =>
      replicates < KNOWN_FROM
        ? {}
        : { expectedBest: isWithheld ? { probability: NaN, standardError: NaN } : { probability, standardError } },
  );
  const structures = structureIds.map((id, structure): StructureComparison => {
    const level = levels[structure];
    const paired = differences[structure];
    const reference = levels[referenceIndex];
    const outcomes = forEachSeries((series) =>
      outcomeStatistics(level[series], overflowsOf(overflows.levels[structure], series)),
    );
    if (structure === referenceIndex) return { id, outcomes, ...estimates[structure], ...ofExpectation[structure] };
    const difference = forEachSeries((series) =>
      differenceStatistics(
        paired[series],
        level[series],
        reference[series],
        overflowsOf(overflows.differences[structure], series),
      ),
    );
    return { id, outcomes, difference, ...estimates[structure], ...ofExpectation[structure] };
  });
  const sketches = [...levels, ...differences].flatMap((series) => Object.values(series).map(({ sketch }) => sketch));
  return {
    ...progressOf(state),
    replicates,
    structures,
    incompleteSamples: best.share[0].noData,
    quantileRankError: Math.max(...sketches.map(rankErrorBound)),
  };
}

const SERIES_IDS: readonly SeriesId[] = [...OUTCOME_IDS, "objective"];

function forEachSeries<T>(make: (id: SeriesId) => T): Record<SeriesId, T> {
  return Object.fromEntries(SERIES_IDS.map((id) => [id, make(id)])) as Record<SeriesId, T>;
}

function samplesById(block: Block, structure: number, objective: Objective): Record<SeriesId, Float64Array> {
  const objectiveOf = objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));
  return forEachSeries((id) => (id === "objective" ? objectiveOf : outcomeSamples(block, structure, id)));
}
