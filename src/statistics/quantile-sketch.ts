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
  /** The values since the last full run, in order of arrival; the first `tailCount` entries count. Grows up to a run. */
  tail: Float64Array;
  tailCount: number;
  /** Full runs as they came, as long as nothing is dropped: most samples are never sorted. */
  unsorted: Float64Array[];
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
  const tail = new Float64Array(0);
  return { runLength, exactLimit, count: 0, tail, tailCount: 0, unsorted: [], levels: [], raised: 0, lowered: 0 };
}

/** Operations per value: to note it, and to sort it. */
const NOTING_COST = 10;
const SORTING_COST = 100;

/**
 * Adds `values` (no NaN). The result depends on the order of the values alone, not on how they are cut into calls.
 * @returns about how many operations it took: few, but for the values that fill the sketch, when all it holds is sorted
 */
export function addToSketch(sketch: QuantileSketch, values: Float64Array): number {
  let from = 0;
  let sorted = 0;
  while (from < values.length) {
    const to = Math.min(values.length, from + sketch.runLength - sketch.tailCount);
    makeRoom(sketch, sketch.tailCount + to - from);
    sketch.tail.set(values.subarray(from, to), sketch.tailCount);
    sketch.tailCount += to - from;
    sketch.count += to - from;
    from = to;
    if (sketch.tailCount === sketch.runLength) {
      sketch.unsorted.push(sketch.tail.slice());
      sketch.tailCount = 0;
      if (sketch.count > sketch.exactLimit) sorted += collapse(sketch);
    }
  }
  return NOTING_COST * values.length + SORTING_COST * sorted;
}

/** Makes the tail long enough: as long as it must be at first, then twice as long each time, up to a run. */
function makeRoom(sketch: QuantileSketch, wanted: number): void {
  const { tail, runLength } = sketch;
  if (wanted <= tail.length) return;
  const grown = new Float64Array(Math.min(runLength, Math.max(wanted, 2 * tail.length)));
  grown.set(tail);
  sketch.tail = grown;
}

/** How far, as a share of the count, the rank of a returned value may be from the one asked for; 0 = exact. */
export function rankErrorBound(sketch: QuantileSketch): number {
  return sketch.count === 0 ? 0 : Math.max(sketch.raised, sketch.lowered) / sketch.count;
}

function addRun(sketch: QuantileSketch, level: number, run: Float64Array): void {
  while (sketch.levels.length <= level) sketch.levels.push([]);
  sketch.levels[level].push(run);
}

/** @returns how many values were sorted */
function collapse(sketch: QuantileSketch): number {
  const sorted = sketch.unsorted.length * sketch.runLength;
  for (const run of sketch.unsorted) addRun(sketch, 0, run.sort());
  sketch.unsorted = [];
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
  return sorted;
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
