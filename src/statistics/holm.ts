/** What Holm's procedure says of one hypothesis. */
export interface HolmDecision {
  readonly rejected: boolean;
  /** The level its p-value was held against. */
  readonly level: number;
}

/**
 * Holm's step-down procedure: P(any true hypothesis is rejected) is at most `alpha`, however the p-values depend on each other
 * (Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6). `hypotheses` is
 * their number, at least that of the p-values: those whose p-value is not given are not rejected. A p-value that is NaN rejects nothing.
 */
export function holm(pValues: readonly number[], alpha: number, hypotheses = pValues.length): HolmDecision[] {
  const order = [...pValues.keys()].sort((a, b) => known(pValues[a]) - known(pValues[b]));
  const firstKept = order.findIndex((place, rank) => !(pValues[place] <= alpha / (hypotheses - rank)));
  const rejections = firstKept < 0 ? pValues.length : firstKept;
  const decisions = new Array<HolmDecision>(pValues.length);
  order.forEach((place, rank) => {
    // From the first that is kept on all are held against its level.
    const level = alpha / (hypotheses - Math.min(rank, rejections));
    decisions[place] = { rejected: rank < rejections, level };
  });
  return decisions;
}

const known = (pValue: number): number => (Number.isNaN(pValue) ? Infinity : pValue);
