import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import type { Steps } from "../foundation/steps.js";
import type { Block } from "../simulation/block.js";
import { COARSE_SKETCH, FINE_SKETCH, SMALL_SKETCH, type SketchSize } from "../statistics/quantile-sketch.js";
import { compactSample, createRunningSample, holdInSample, type RunningSample } from "../statistics/running-sample.js";
import { addToBest, createBest, type BestCount } from "./best.js";
import type { SeriesId } from "./comparison.js";
import type { Indifference } from "./indifference.js";
import { direction, objectiveSamples, singleOutcome, type Objective } from "./objective.js";
import { outcomeSamples, pairedDifference } from "./outcome-samples.js";
import { addToOverflows, createOverflows, type Overflows } from "./overflows.js";
import { addToPairs, createPairs, type PairCount } from "./pairs.js";
import { replicateMeans } from "./trial-scores.js";

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
  /** Whether quantiles come from sums, which parts of a run can be put together from: see `ComparisonSums`. */
  readonly fromSums?: boolean | undefined;
}

const EVERY_PAIR_UP_TO = 20;

/** What a comparison keeps of its blocks. */
export interface ComparisonState {
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

export function emptyComparison(settings: ComparisonSettings): ComparisonState {
  const { structureIds, referenceIndex, replicates, groups } = settings;
  const { everyPair = structureIds.length <= EVERY_PAIR_UP_TO } = settings;
  const size = settings.fromSums ? "values" : sketchSize(structureIds.length);
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

/** Drops what need not be held, sample by sample; may be left at any step. */
export function* compactComparison({ levels, differences }: ComparisonState): Steps<void> {
  for (const series of [...levels, ...differences])
    for (const sample of Object.values(series)) yield compactSample(sample);
}

/** Adds a block, sample by sample; nothing is dropped before `compactComparison` does. */
export function* addToComparison(state: ComparisonState, settings: ComparisonSettings, block: Block): Steps<void> {
  const { structureIds, referenceIndex, objective, differences = true } = settings;
  const { ids } = comparedSeries(settings);
  const samples = structureIds.map((_, structure) => samplesById(settings, block, structure));
  for (const [structure, own] of samples.entries()) {
    for (const id of ids) {
      yield holdInSample(state.levels[structure][id], own[id]);
      if (structure === referenceIndex || !differences) continue;
      yield holdInSample(state.differences[structure][id], pairedDifference(own[id], samples[referenceIndex][id]));
    }
  }
  const sign = direction(objective);
  const scores = samples.map(({ objective: own }) => (sign === 1 ? own : own.map((value) => -value)));
  addToBest(state.best, scores);
  if (block.replicates >= KNOWN_FROM)
    addToBest(
      state.expectedBest,
      scores.map((own) => replicateMeans(own, block)),
    );
  addToPairs(state.pairs, scores);
  addToOverflows(state.overflows, block, objective, referenceIndex);
  state.trials += block.trials;
}

/** From so many streams of luck on their mean stands for a structure's expectation in a world. */
export const KNOWN_FROM = 10;

/** The series there are statistics of, each once; `same` is the outcome that the objective is, if it is one. */
export function comparedSeries({ outcomes = OUTCOME_IDS, objective }: ComparisonSettings) {
  const same = singleOutcome(objective);
  return { ids: [...new Set<SeriesId>([...outcomes, same ?? "objective"])], same };
}

/** Made once for each series; the objective too. */
export function forEachSeries<T>(settings: ComparisonSettings, make: (id: SeriesId) => T): Record<SeriesId, T> {
  const { ids, same } = comparedSeries(settings);
  const made = Object.fromEntries(ids.map((id) => [id, make(id)])) as Record<SeriesId, T>;
  return same === undefined ? made : { ...made, objective: made[same] };
}

function samplesById(settings: ComparisonSettings, block: Block, structure: number): Record<SeriesId, Float64Array> {
  const samplesOf = (outcome: OutcomeId): Float64Array => outcomeSamples(block, structure, outcome);
  return forEachSeries(settings, (id) =>
    id === "objective" ? objectiveSamples(settings.objective, samplesOf) : samplesOf(id),
  );
}
