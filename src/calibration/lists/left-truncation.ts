/** More endings than these would have been expected before the first one: chance would leave none of them once in 160,000 times. */
const UNMISTAKABLE = 12;

/**
 * The day from which on a list holds what ended, where it lacks what ended before: many had begun long before the first ending.
 * Undefined where nothing speaks for it. Days since 1970; what has not ended by `until` ends later, or never (NaN).
 */
export function completeFrom(begun: ArrayLike<number>, ended: ArrayLike<number>, until: number): number | undefined {
  let first = Infinity;
  for (let place = 0; place < begun.length; place++) if (ended[place] < first) first = ended[place];
  if (!(first <= until)) return undefined;
  let [endings, before, after] = [0, 0, 0];
  for (let place = 0; place < begun.length; place++) {
    const hasEnded = ended[place] <= until;
    const end = hasEnded ? ended[place] : until;
    if (hasEnded) endings++;
    before += Math.max(0, first - begun[place]);
    after += Math.max(0, end - Math.max(begun[place], first));
  }
  return after > 0 && (endings / after) * before > UNMISTAKABLE ? first : undefined;
}
