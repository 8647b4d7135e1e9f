import type { Steps } from "../foundation/steps.js";
import type { Block } from "../simulation/block.js";
import { createMean, type RunningMean } from "../statistics/running-mean.js";
import { addPart } from "../statistics/pairwise.js";
import { layoutOfSample, type RunningSample } from "../statistics/running-sample.js";
import {
  absorbMeans,
  LAYOUT_WIDTH,
  layoutOfNumbers,
  meanWidth,
  numbersOfLayout,
  numbersOfMean,
} from "../statistics/sums.js";
import { absorbValues, type ValueSketch } from "../statistics/value-sketch.js";
import { mergeLayouts } from "../statistics/variance-components.js";
import { mergedBlocks, type BlockSums } from "./block-sums.js";
import {
  addToComparison,
  comparedSeries,
  emptyComparison,
  KNOWN_FROM,
  type ComparisonSettings,
  type ComparisonState,
} from "./comparison-state.js";

/** What blocks say of a comparison: sums, which come to the last digit of one run, and counts of values, whose order is none. */
export interface ComparisonSums {
  /** In trial order; of every sum what `numbersOfMean` says, in a fixed order, and what overflowed. */
  readonly blocks: readonly BlockSums[];
  /** Per structure its series, then those of the differences from the reference. */
  readonly sketches: Iterable<ValueSketch>;
}

/** How many numbers the sums of blocks are, and how many sketches there are. */
export function sumsShape(settings: ComparisonSettings): { readonly width: number; readonly sketches: number } {
  const state = emptyComparison(settings);
  const samples = samplesOf(state, settings);
  const ofSamples = samples.length * layoutWidth(settings);
  const ofMeans = meansOf(state, settings).reduce((sum, mean) => sum + meanWidth(mean), 0);
  return { width: ofMeans + ofSamples + 2 * overflowCounts(state).length, sketches: samples.length };
}

/**
 * Gathers the sums of all outcomes; `addSteps` takes blocks in trial order, each in steps that are all done before the next.
 * @param blockTrials trials of every block but the last of all
 */
export function gatherSums(asked: ComparisonSettings, blockTrials: number) {
  const settings = { ...asked, outcomes: undefined, fromSums: true };
  const state = emptyComparison(settings);
  const numbers = (): Float64Array => Float64Array.from(numbersOf(state, settings));
  const { kept, add } = mergedBlocks<BlockSums>(blockTrials, (a, b, both) => {
    restart(state, settings);
    absorbBlocks(state, settings, a);
    absorbBlocks(state, settings, b);
    return { ...both, numbers: numbers() };
  });
  return {
    addSteps: function* (block: Block): Steps<void> {
      restart(state, settings);
      yield* addToComparison(state, settings, block);
      const { firstTrial, trials } = block;
      add({ firstTrial, trials, blocks: 1, numbers: numbers() });
    },
    sums: (): ComparisonSums => ({
      blocks: kept,
      sketches: samplesOf(state, settings).map(({ sketch }) => sketch as ValueSketch),
    }),
  };
}

/** Begins anew, but for the counts of values. */
function restart(state: ComparisonState, settings: ComparisonSettings): void {
  for (const mean of meansOf(state, settings)) Object.assign(mean, createMean(mean.replicates));
  for (const { layout } of samplesOf(state, settings)) layout.length = 0;
  for (const count of overflowCounts(state)) Object.assign(count, { outcomes: 0, objective: 0 });
}

function numbersOf(state: ComparisonState, settings: ComparisonSettings): number[] {
  const layouts = layoutWidth(settings) === 0 ? [] : samplesOf(state, settings).map(layoutOfSample);
  return [
    ...meansOf(state, settings).flatMap(numbersOfMean),
    ...layouts.flatMap(numbersOfLayout),
    ...overflowCounts(state).flatMap(({ outcomes, objective }) => [outcomes, objective]),
  ];
}

/** Adds sums to a comparison from sums: those of the trials that follow on its own. */
export function absorbSums(
  state: ComparisonState,
  settings: ComparisonSettings,
  { blocks, sketches }: ComparisonSums,
): void {
  const samples = samplesOf(state, settings).values();
  for (const own of sketches) absorbValues(samples.next().value?.sketch as ValueSketch, own);
  for (const sums of blocks) absorbBlocks(state, settings, sums);
}

function absorbBlocks(state: ComparisonState, settings: ComparisonSettings, sums: BlockSums): void {
  const rest = absorbMeans(meansOf(state, settings), sums);
  let at = 0;
  const next = (length: number): Float64Array => rest.subarray(at, (at += length));
  if (layoutWidth(settings) > 0) {
    for (const { layout } of samplesOf(state, settings))
      addPart(layout, layoutOfNumbers(settings.replicates, next(LAYOUT_WIDTH)), mergeLayouts, sums.blocks);
  }
  for (const count of overflowCounts(state)) {
    const [outcomes, objective] = next(2);
    count.outcomes += outcomes;
    count.objective += objective;
  }
  state.trials += sums.trials;
}

const layoutWidth = ({ replicates }: ComparisonSettings): number => (replicates > 1 ? LAYOUT_WIDTH : 0);

/** Those that blocks are added to: the reference has no difference from itself. */
function samplesOf({ levels, differences }: ComparisonState, settings: ComparisonSettings): RunningSample[] {
  const { ids } = comparedSeries(settings);
  const others = differences.filter((_, structure) => structure !== settings.referenceIndex);
  return [...levels, ...others].flatMap((series) => ids.map((id) => series[id]));
}

function meansOf(state: ComparisonState, settings: ComparisonSettings): RunningMean[] {
  const { best, expectedBest, pairs } = state;
  const bests = settings.replicates < KNOWN_FROM ? [best] : [best, expectedBest];
  return [
    ...samplesOf(state, settings).map(({ mean }) => mean),
    ...bests.flatMap(({ share, regret }) => [...share, ...regret]),
    ...pairs.pairs.flatMap(({ advantage, better }) => [advantage, better]),
  ];
}

const overflowCounts = ({ overflows: { levels, differences } }: ComparisonState) => [...levels, ...differences];
