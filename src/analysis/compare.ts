import { atOnce, type Steps } from "../foundation/steps.js";
import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import {
  COARSE_SKETCH,
  FINE_SKETCH,
  rankErrorBound,
  SMALL_SKETCH,
  type SketchSize,
} from "../statistics/quantile-sketch.js";
import { meanEstimate, type MeanEstimate } from "../statistics/running-mean.js";
import { addToSample, createRunningSample, type RunningSample } from "../statistics/running-sample.js";
import { addToBest, bestEstimates, createBest, type BestCount } from "./best.js";
import { indifferenceAmount, usualIndifference, type Indifference } from "./indifference.js";
import { direction, objectiveSamples, singleOutcome, type Objective } from "./objective.js";
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
import { differenceStatistics, outcomeStatistics, worseShare } from "./statistics-of.js";

export interface ComparisonSettings {
  readonly structureIds: readonly string[];
  /** Place of the structure the others are compared with. */
  readonly referenceIndex: number;
  readonly objective: Objective;
  readonly replicates: number;
  /** Independent groups of trials, as `quasiGroups` has them; absent: trials are independent. */
  readonly groups?: number | undefined;
  /** The outcomes to give statistics of, besides the objective; default: all. */
  readonly outcomes?: readonly OutcomeId[] | undefined;
  /**
   * Whether every pair of structures is compared, or the reference with each. Default: every pair of up to twenty, since their
   * number grows with the square.
   */
  readonly everyPair?: boolean | undefined;
  /** Whether there are statistics of every outcome less that of the reference; default: there are. */
  readonly differences?: boolean | undefined;
  /** What a difference of the objective must exceed to matter. */
  readonly indifference?: Indifference | undefined;
}

const EVERY_PAIR_UP_TO = 20;

/**
 * Compares structures from a stream of blocks, in memory that does not grow with the number of trials. `add` takes the
 * blocks in trial order; `progress` and `result` may be asked for at any time and end nothing. Every number depends on the
 * blocks alone.
 */
export interface RunningComparison {
  readonly add: (block: Block) => void;
  readonly progress: () => ComparisonProgress;
  readonly result: () => Comparison;
  /** The same, structure by structure: of hundreds it takes a second. */
  readonly resultSteps: () => Steps<Comparison>;
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
    result: () => atOnce(resultOf(state, settings)),
    resultSteps: () => resultOf(state, settings),
  };
}

interface State {
  trials: number;
  /** Per structure. An objective that is one outcome has no sample of its own. */
  readonly levels: readonly Record<SeriesId, RunningSample>[];
  /** Per structure, against the reference; empty for the reference, and where nobody asks for differences. */
  readonly differences: readonly Record<SeriesId, RunningSample>[];
  readonly best: BestCount;
  /** Of the means over the replicates of a trial. */
  readonly expectedBest: BestCount;
  readonly pairs: PairCount;
  readonly overflows: Overflows;
}

function emptyState(settings: ComparisonSettings): State {
  const { structureIds, referenceIndex, replicates, groups } = settings;
  const { everyPair = structureIds.length <= EVERY_PAIR_UP_TO } = settings;
  const size = sketchSize(structureIds.length);
  const series = () =>
    structureIds.map(() => forEachSeries(settings, () => createRunningSample(replicates, size, groups)));
  const isAsked = (...pair: readonly number[]): boolean => everyPair || pair.includes(referenceIndex);
  return {
    trials: 0,
    levels: series(),
    differences: series(),
    best: createBest(structureIds.length, replicates, groups),
    expectedBest: createBest(structureIds.length, 1, groups),
    pairs: createPairs(structureIds.length, replicates, isAsked, groups),
    overflows: createOverflows(structureIds.length),
  };
}

/** With many structures each has to do with less memory. What is asked of them makes no difference: a figure is the same in every table. */
function sketchSize(structures: number): SketchSize {
  if (structures <= 12) return FINE_SKETCH;
  return structures <= 48 ? COARSE_SKETCH : SMALL_SKETCH;
}

function addBlock(state: State, settings: ComparisonSettings, block: Block): void {
  const { structureIds, referenceIndex, objective, differences = true } = settings;
  const { ids } = seriesOf(settings);
  const samples = structureIds.map((_, structure) => samplesById(settings, block, structure));
  samples.forEach((own, structure) => {
    for (const id of ids) {
      addToSample(state.levels[structure][id], own[id]);
      if (structure === referenceIndex || !differences) continue;
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

function* resultOf(state: State, settings: ComparisonSettings): Steps<Comparison> {
  const { structureIds, referenceIndex, replicates } = settings;
  const { levels, differences, best, expectedBest, overflows } = state;
  const isWithheld = overflows.levels.some((counts) => overflowsOf(counts, "objective") > 0);
  const progress = progressOf(state);
  const indifference = indifferenceOf(settings, progress);
  const estimates = bestEstimates(best).map((estimate) => (isWithheld ? NO_BEST : estimate));
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
    yield seriesOf(settings).ids.length * QUANTILES_COST;
  }
  const sketches = [...levels, ...differences].flatMap((series) => Object.values(series).map(({ sketch }) => sketch));
  return {
    ...progress,
    replicates,
    indifference,
    structures,
    incompleteSamples: best.share[0].noData,
    quantileRankError: Math.max(...sketches.map(rankErrorBound)),
  };
}

/** The series there are statistics of, each once; `same` is the outcome that the objective is, if it is one. */
function seriesOf({ outcomes = OUTCOME_IDS, objective }: ComparisonSettings) {
  const same = singleOutcome(objective);
  return { ids: [...new Set<SeriesId>([...outcomes, same ?? "objective"])], same };
}

/** Made once for each series; the objective too. */
function forEachSeries<T>(settings: ComparisonSettings, make: (id: SeriesId) => T): Record<SeriesId, T> {
  const { ids, same } = seriesOf(settings);
  const made = Object.fromEntries(ids.map((id) => [id, make(id)])) as Record<SeriesId, T>;
  return same === undefined ? made : { ...made, objective: made[same] };
}

function samplesById(settings: ComparisonSettings, block: Block, structure: number): Record<SeriesId, Float64Array> {
  const samplesOf = (outcome: OutcomeId): Float64Array => outcomeSamples(block, structure, outcome);
  return forEachSeries(settings, (id) =>
    id === "objective" ? objectiveSamples(settings.objective, samplesOf) : samplesOf(id),
  );
}
