/** The logarithm of the sum of what these are logarithms of. A grid asks thousands of times: no array is made. */
export function logSumOf(logs: Float64Array): number {
  let [highest, sum] = [-Infinity, 0];
  for (const log of logs) highest = Math.max(highest, log);
  for (const log of logs) sum += Math.exp(log - highest);
  return highest + Math.log(sum);
}
