/** Values of one scale. */
export interface OneScale {
  readonly places: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** Values that were written on two scales, the kind of which there are fewer first. */
export type TwoScales = readonly [few: OneScale, many: OneScale];

/** How far apart the means of two scales a thousand apart may come to lie, on logarithms, their own spread included. */
const [NEAREST, FARTHEST] = [Math.log(250), Math.log(4000)];
/** The least factor between two kinds. */
const LEAST_GAP = Math.log(3);
/** Below a gap g k values of an exponential or a Pareto law with exponent 1 lie by chance exp(-k g) of the time. */
const LEAST_EVIDENCE = 10;
/** A gap so many times as wide as either kind tells by itself, unless above it stands one value alone, which may just be large. */
const WIDE = 3;
/** Below so many others one value alone needs less of a gap. */
const [MANY, WIDE_BELOW_MANY] = [20, 2];
const FEWEST = 5;

/**
 * Whether positive values are of two scales a factor of about a thousand apart, as where some are written in thousands: with an empty
 * stretch between two kinds that one law does not leave. By simulation (`test/statistics/two-scales.test.ts`) fewer than 1 in 1,000 samples
 * of log-normal laws (standard deviation of logarithms up to 1.5) and Pareto laws (exponent from 1) are taken for such. What is not above 0 is of no scale.
 */
export function twoScales(values: ArrayLike<number>): TwoScales | undefined {
  const places = Array.from(values, (_, place) => place).filter((place) => values[place] > 0);
  if (places.length < FEWEST) return undefined;
  const sorted = places.map((place) => values[place]).sort((a, b) => a - b);
  const split = splitOf(sorted.map(Math.log));
  if (split === undefined) return undefined;
  const kind = (from: number, to: number): OneScale => {
    const [least, most] = [sorted[from], sorted[to - 1]];
    return { places: places.filter((place) => values[place] >= least && values[place] <= most), least, most };
  };
  const [low, high] = [kind(0, split), kind(split, sorted.length)];
  return low.places.length <= high.places.length ? [low, high] : [high, low];
}

/** How many of ascending logarithms are of the lower kind. */
function splitOf(logs: readonly number[]): number | undefined {
  const count = logs.length;
  const total = logs.reduce((sum, log) => sum + log, 0);
  let below = 0;
  for (let split = 1; split < count; split++) {
    below += logs[split - 1];
    const gap = logs[split] - logs[split - 1];
    const apart = (total - below) / (count - split) - below / split;
    if (gap < LEAST_GAP || apart < NEAREST || apart > FARTHEST) continue;
    const widest = Math.max(logs[split - 1] - logs[0], logs[count - 1] - logs[split]);
    const wide = split === 1 && count > MANY ? WIDE_BELOW_MANY : WIDE;
    if (Math.min(split, count - split) * gap >= LEAST_EVIDENCE || (split < count - 1 && gap >= wide * widest))
      return split;
  }
  return undefined;
}
