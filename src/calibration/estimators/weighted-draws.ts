/** Points of a posterior with their weights, which sum to 1. */
export interface WeightedDraws {
  readonly points: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

/** What is known of one number. */
export interface Posterior {
  readonly quantile: (probability: number) => number;
}

/** The posterior of a function of the points: the weighted sample quantiles, linear between midpoints of the steps. */
export function posteriorOf(
  { points, weights }: WeightedDraws,
  value: (point: readonly number[]) => number,
): Posterior {
  const order = points
    .map((point, place) => ({ value: value(point), weight: weights[place] }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  const middles: number[] = [];
  order.reduce((below, { weight }) => {
    middles.push(below + weight / 2);
    return below + weight;
  }, 0);
  return {
    quantile: (probability) => {
      const above = middles.findIndex((middle) => middle >= probability);
      if (above === 0) return order[0].value;
      if (above < 0) return order[order.length - 1].value;
      const share = (probability - middles[above - 1]) / (middles[above] - middles[above - 1]);
      return order[above - 1].value + share * (order[above].value - order[above - 1].value);
    },
  };
}

/** Pearson's correlation of two functions of the points; 0 where one of them never changes. */
export function correlationOf(
  { points, weights }: WeightedDraws,
  first: (point: readonly number[]) => number,
  second: (point: readonly number[]) => number,
): number {
  const mean = (value: (point: readonly number[]) => number): number =>
    points.reduce((sum, point, place) => sum + weights[place] * value(point), 0);
  const [a, b] = [mean(first), mean(second)];
  const product = (f: typeof first, g: typeof first, u: number, v: number): number =>
    mean((point) => (f(point) - u) * (g(point) - v));
  const size = Math.sqrt(product(first, first, a, a) * product(second, second, b, b));
  return size > 0 ? product(first, second, a, b) / size : 0;
}
