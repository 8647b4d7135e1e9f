/** As `Math.max`, of more values than a call takes arguments (some 120,000): NaN where one of them is, -Infinity of none. */
export function maximumOf(values: Iterable<number>): number {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** As `Math.min`, of any number of values. */
export function minimumOf(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}
