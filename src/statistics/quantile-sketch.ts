import { joinedValues } from "../foundation/joined-values.js";

/**
 * Quantiles of a stream in bounded memory, without randomness: sorted runs of `runLength` values, those of level l
 * standing for 2^l values each. Nothing is dropped until more than `exactLimit` values are in; from then on two runs of a
 * level collapse into one of the next by merging them and keeping every second value (Munro & Paterson 1980, "Selection
 * and sorting with limited storage"; Manku, Rajagopalan & Lindsay 1998, "Approximate medians and other quantiles in one
 * pass and with limited memory", operation COLLAPSE).
 *
 * Guarantee, for every order of arrival: keeping the 1st, 3rd, ... of two runs of weight w raises the rank of any value
 * by 0 or w, keeping the 2nd, 4th, ... lowers it by 0 or w. The sums of both are kept, and the smaller one is used next,
 * so no rank is off by more than `max(raised, lowered)`: at most (L + 1) / (4 runLength) of the count, L being the
 * number of levels that have collapsed, floor(log2(count / runLength)).
 *
 * Plain data; changed in place by `addToSketch`.
 */
export interface QuantileSketch {
  readonly runLength: number;
  readonly exactLimit: number;
  count: number;
  /** The values that are in no run yet, in order of arrival, as they were given: most samples are neither copied nor sorted. */
  pending: Float64Array[];
  pendingCount: number;
  /** Per level its sorted runs, oldest first. */
  readonly levels: Float64Array[][];
  /** What the collapses may have added to, and taken from, the rank of a value. */
  raised: number;
  lowered: number;
}

export interface SketchSize {
  readonly runLength: number;
  readonly exactLimit: number;
}

/** 0.1 % of rank at worst up to 130 million values: L = 15 levels give 16/16000. About 0.4 MB at 10 million values. */
export const FINE_SKETCH: SketchSize = { runLength: 4000, exactLimit: 100_000 };

/** 0.4 % of rank at worst up to 32 million values: L = 15 levels give 16/4000. About 0.1 MB at 10 million values. */
export const COARSE_SKETCH: SketchSize = { runLength: 1000, exactLimit: 10_000 };

/** 1.3 % of rank at worst up to a million values: L = 12 levels give 13/1000. About 14 kB. */
export const SMALL_SKETCH: SketchSize = { runLength: 250, exactLimit: 1000 };

export function createSketch({ runLength, exactLimit }: SketchSize): QuantileSketch {
  return { runLength, exactLimit, count: 0, pending: [], pendingCount: 0, levels: [], raised: 0, lowered: 0 };
}

/** Operations per value: to note it, and to sort it. */
const NOTING_COST = 10;
const SORTING_COST = 100;

/**
 * Adds `values` (no NaN), which the sketch keeps: they are not to be changed from then on. The result depends on the order of the
 * values alone, not on how they are cut into calls.
 * @returns about how many operations it took: few, but for the values that fill the sketch, when all it holds is sorted
 */
export const addToSketch = (sketch: QuantileSketch, values: Float64Array): number =>
  holdInSketch(sketch, values) + compactSketch(sketch);

/** The same, but nothing is dropped before `compactSketch` does, be it now or after more values: the result is the same from then on. */
export function holdInSketch(sketch: QuantileSketch, values: Float64Array): number {
  if (values.length > 0) sketch.pending.push(values);
  sketch.pendingCount += values.length;
  sketch.count += values.length;
  return NOTING_COST * values.length;
}

/**
 * Sorts the runs that are full, if anything has to be dropped; until then they wait.
 * @returns about how many operations it took
 */
export function compactSketch(sketch: QuantileSketch): number {
  const { runLength, exactLimit } = sketch;
  const least = sketch.levels.length === 0 ? Math.floor(exactLimit / runLength) + 1 : 1;
  const full = Math.floor(sketch.pendingCount / runLength);
  if (full < least) return 0;
  for (const [place, run] of takeRuns(sketch, full).entries()) {
    addRun(sketch, 0, run.sort());
    if (place >= least - 1) collapse(sketch);
  }
  return SORTING_COST * full * runLength;
}

/** The first values that are pending, in runs, each an array of its own: one that waits for another holds on to no more. */
function takeRuns(sketch: QuantileSketch, count: number): Float64Array[] {
  const { runLength } = sketch;
  const values = joinedValues(sketch.pending);
  const rest = values.slice(count * runLength);
  sketch.pending = rest.length === 0 ? [] : [rest];
  sketch.pendingCount = rest.length;
  return Array.from({ length: count }, (_, run) => values.slice(run * runLength, (run + 1) * runLength));
}

/** How far, as a share of the count, the rank of a returned value may be from the one asked for; 0 = exact. */
export function rankErrorBound(sketch: QuantileSketch): number {
  return sketch.count === 0 ? 0 : Math.max(sketch.raised, sketch.lowered) / sketch.count;
}

function addRun(sketch: QuantileSketch, level: number, run: Float64Array): void {
  while (sketch.levels.length <= level) sketch.levels.push([]);
  sketch.levels[level].push(run);
}

/** Two runs of a level become one of the next, as long as there are two. */
function collapse(sketch: QuantileSketch): void {
  for (let level = 0; level < sketch.levels.length; level++) {
    const runs = sketch.levels[level];
    const weight = 2 ** level;
    while (runs.length >= 2) {
      const raise = sketch.raised <= sketch.lowered;
      if (raise) sketch.raised += weight;
      else sketch.lowered += weight;
      const [a, b] = runs.splice(0, 2);
      addRun(sketch, level + 1, everySecond(a, b, raise ? 0 : 1));
    }
  }
}

/** Every second value of the merged runs, starting at place `first` (0 or 1). */
function everySecond(a: Float64Array, b: Float64Array, first: number): Float64Array {
  const kept = new Float64Array(a.length);
  let i = 0;
  let j = 0;
  for (let place = 0; place < 2 * a.length; place++) {
    const value = j === b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
    if (place % 2 === first) kept[place >> 1] = value;
  }
  return kept;
}
