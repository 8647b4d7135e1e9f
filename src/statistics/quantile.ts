declare const sorted: unique symbol;
/** Numbers in ascending order, without NaN. Made by `sortSamples`. */
export type SortedSamples = Float64Array & { readonly [sorted]: true };

/** A sorted copy of `values` without the NaNs ("no data"). */
export function sortSamples(values: ArrayLike<number>): SortedSamples {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort() as SortedSamples;
}

/**
 * The quantile at probability `p` (0..1), type 7: linear between order statistics, position (n - 1)p (Hyndman & Fan 1996,
 * "Sample quantiles in statistical packages", definition 7; the default of R and NumPy). NaN for an empty sample.
 */
export function quantile(samples: SortedSamples, p: number): number {
  return quantileOfOrderStatistics(samples.length, p, (place) => samples[place]);
}

/**
 * The type-7 quantile of a sample of `count` values known through its order statistics; `orderStatistic(0)` is the
 * smallest.
 */
export function quantileOfOrderStatistics(count: number, p: number, orderStatistic: (place: number) => number): number {
  if (count === 0) return NaN;
  const position = (count - 1) * p;
  const place = Math.floor(position);
  const lower = orderStatistic(place);
  const fraction = position - place;
  if (fraction === 0) return lower;
  const upper = orderStatistic(place + 1);
  return upper === lower ? lower : lower + fraction * (upper - lower);
}
