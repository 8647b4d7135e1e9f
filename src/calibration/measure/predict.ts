import { poissonQuantile } from "../../distributions/poisson-quantile.js";
import { gammaQuantile } from "../../distributions/special/gamma-quantile.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { parametersOf } from "../estimators/cure-likelihood.js";
import type { CureFit, FittedPair } from "../estimators/cure-mixture.js";
import type { DurationTable } from "../estimators/duration-table.js";
import { radicalInverse } from "../estimators/importance.js";
import type { CountFit } from "../estimators/monthly-counts.js";
import type { WeightedDraws } from "../estimators/weighted-draws.js";
import { DAYS_A_MONTH } from "../lists/spans.js";

/** What a month is predicted to bring: the 5th percentile, the median and the 95th of what may happen. */
export type Band = readonly [number, number, number];

const FUTURES = 400;

/** Points of a posterior, as many as futures, each as often as it weighs (systematic resampling; Kitagawa, JCGS 5 (1996) 1-25). */
export function resampled({ points, weights }: WeightedDraws): readonly (readonly number[])[] {
  const picked: (readonly number[])[] = [];
  let sum = 0;
  points.forEach((point, place) => {
    sum += weights[place];
    while (picked.length < FUTURES && (picked.length + 0.5) / FUTURES <= sum) picked.push(point);
  });
  while (picked.length < FUTURES) picked.push(points[points.length - 1]);
  return picked;
}

/** Futures run through posteriors in an order of their own, so that two of them do not move together. */
const shuffled = (future: number, step: number): number => (future * step + 7) % FUTURES;

/** A count around a mean with the spread of a negative binomial of this size. */
function count(mean: number, size: number, month: number, future: number, stream: number): number {
  const place = 1 + future + FUTURES * month;
  const [u, v] = [radicalInverse(place, STREAMS[stream][0]), radicalInverse(place, STREAMS[stream][1])];
  const rate = size > 1e6 ? mean : (mean * gammaQuantile(u, size)) / size;
  return rate > 0 ? poissonQuantile(v, normalQuantile(v), rate) : 0;
}
const STREAMS = [
  [2, 3],
  [5, 7],
  [11, 13],
] as const;

export const bandOf = (values: readonly number[]): Band => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return [at(0.05), at(0.5), at(0.95)];
};

/** Counts of the `months` months after those of the fit; the first may be later by `skip`. counts[month][future]. */
export function futureCounts(
  { draws, season }: CountFit,
  months: number,
  startMonth: number,
  stream: number,
): number[][] {
  const points = resampled(draws);
  return Array.from({ length: months }, (_, month) =>
    Array.from({ length: FUTURES }, (_unused, future) => {
      const [level, slope, size] = points[shuffled(future, STEP_OF_STREAM[stream])];
      const factor = season?.[(startMonth + month) % 12] ?? 1;
      return count(Math.exp(level + slope * month) * factor, Math.exp(size), month, future, stream);
    }),
  );
}
const STEP_OF_STREAM = [1, 149, 263];

/** What deals that are open now, and those to be opened, are expected to bring month by month: wins[month][future]. */
export function futureWins(
  fit: CureFit,
  now: DurationTable,
  openings: readonly (readonly number[])[],
  sizes: readonly number[],
): number[][] {
  const drawn = drawnLaws(fit.pairs);
  const months = openings.length;
  const wins = Array.from({ length: months }, () => new Array<number>(FUTURES).fill(0));
  for (let future = 0; future < FUTURES; future++) {
    const { laws, point } = drawn[shuffled(future, 37)];
    const share = 1 / (1 + Math.exp(-point[0]));
    const { won, lost, forgotten } = parametersOf(laws, point);
    const wonTimes = laws.won.survival(won.scale, won.shape);
    const after = (days: number): number => wonTimes(Math.max(0, days));
    const lostTimes = laws.lost?.survival(lost.scale, lost.shape);
    const lostAfter = (days: number): number => forgotten + (1 - forgotten) * (lostTimes?.(days) ?? 1);
    const expected = new Array<number>(months).fill(0);
    now.counts.open.forEach((open, bin) => {
      if (open === 0) return;
      const age = now.meanAge.open[bin];
      const still = share * after(age) + (1 - share) * lostAfter(age);
      for (let month = 0; month < months && still > 1e-12; month++) {
        const [from, to] = [age + month * DAYS_A_MONTH, age + (month + 1) * DAYS_A_MONTH];
        expected[month] += (open * share * (after(from) - after(to))) / still;
      }
    });
    for (let opened = 0; opened < months; opened++)
      for (let month = opened; month < months; month++) {
        // Opened on an average day of its month.
        const [from, to] = [(month - opened - 0.5) * DAYS_A_MONTH, (month - opened + 0.5) * DAYS_A_MONTH];
        expected[month] += openings[opened][future] * share * (after(from) - after(to));
      }
    expected.forEach(
      (mean, month) => (wins[month][future] = count(mean, sizes[shuffled(future, 263)], month, future, 2)),
    );
  }
  return wins;
}

function drawnLaws(pairs: readonly FittedPair[]): readonly { laws: FittedPair["laws"]; point: readonly number[] }[] {
  const flat = pairs.flatMap(({ laws, sample, weight }) =>
    sample.points.map((point, place) => ({ laws, point, weight: weight * sample.weights[place] })),
  );
  const places = resampled({ points: flat.map((_, place) => [place]), weights: flat.map(({ weight }) => weight) });
  return places.map(([place]) => flat[place]);
}

/** Amounts of so many deals each: normal around their mean with the spread of single ones. bookings[month][future]. */
export function futureBookings(
  wins: readonly (readonly number[])[],
  mean: (probability: number) => number,
  cv: (probability: number) => number,
): number[][] {
  const means = Array.from({ length: FUTURES }, (_, future) => mean((future + 0.5) / FUTURES));
  const cvs = Array.from({ length: FUTURES }, (_, future) => cv((future + 0.5) / FUTURES));
  return wins.map((own, month) =>
    own.map((won, future) => {
      const z = normalQuantile(radicalInverse(1 + future + FUTURES * month, 17));
      const value = means[shuffled(future, 101)];
      return Math.max(0, value * (won + z * cvs[shuffled(future, 211)] * Math.sqrt(won)));
    }),
  );
}
