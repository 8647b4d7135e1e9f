import { forgetting, type DealList } from "../../src/calibration/lists/deal-list.js";
import { periodsOf, type Periods } from "../../src/calibration/measure/periods.js";
import { normal, uniform } from "../statistics/random.js";

/** A law of times with this mean, from uniform and normal numbers keyed by (key, index). */
export type DrawTime = (mean: number, key: number, index: number) => number;

/** Time laws that the fit has, and some it has not. */
export const DRAW_TIMES = {
  exponential: (mean, key, index) => -mean * Math.log(uniform(key, index)),
  // Weibull with shape 1.4 has mean 0.9114 scale.
  Weibull: (mean, key, index) => (mean / 0.9114) * (-Math.log(uniform(key, index))) ** (1 / 1.4),
  "log-normal": (mean, key, index) => mean * Math.exp(0.8 * normal(key, index) - 0.32),
  gamma: (mean, key, index) => (-mean / 2) * Math.log(uniform(key, 2 * index) * uniform(key, 2 * index + 1)),
  uniform: (mean, key, index) => 2 * mean * uniform(key, index),
} as const satisfies Readonly<Record<string, DrawTime>>;

export interface DealHistory {
  readonly count: number;
  /** Days in which deals begin, evenly. */
  readonly days: number;
  /** Share won in the end. */
  readonly share: number;
  readonly won: { readonly law: DrawTime; readonly mean: number };
  readonly lost: { readonly law: DrawTime; readonly mean: number };
  /** Standard deviation of the log-odds of winning between the twelve periods of the time. */
  readonly movement?: number;
}

export interface SimulatedDeal {
  readonly created: number;
  /** NaN for one that is open at the end. */
  readonly closed: number;
  readonly isWon: boolean;
  readonly period: number;
}

/** Deals as they stand at the end of the days. */
export function simulateDeals(history: DealHistory, key: number): SimulatedDeal[] {
  const { count, days, share, won, lost, movement = 0 } = history;
  const logit = Math.log(share / (1 - share));
  return Array.from({ length: count }, (_, place) => {
    const created = Math.floor(days * uniform(key, 4 * place));
    const period = Math.floor((12 * created) / days);
    const chance = 1 / (1 + Math.exp(-logit - movement * normal(key + 7919, period)));
    const isWon = uniform(key, 4 * place + 1) < chance;
    const { law, mean } = isWon ? won : lost;
    const closed = Math.floor(created + law(mean, key + 15485863, place));
    return { created, closed: closed > days ? NaN : closed, isWon, period };
  });
}

/** Of Poisson, by inversion. */
export function poisson(mean: number, key: number, index: number): number {
  const u = uniform(key, index);
  let [count, mass] = [0, Math.exp(-mean)];
  for (let sum = mass; u > sum && count < 10_000; sum += mass) mass *= mean / ++count;
  return count;
}

/** Won deals take three months, lost ones a month. */
export const TWO_YEARS: DealHistory = {
  count: 600,
  days: 730,
  share: 0.3,
  won: { law: DRAW_TIMES.exponential, mean: 90 },
  lost: { law: DRAW_TIMES.exponential, mean: 30 },
};

/** Of the deals of such a history. */
export const periodsFor = ({ until }: Pick<DealList, "until">): Periods => periodsOf(until - TWO_YEARS.days, until);

const NEVER = 2_147_483_647;
const [OPEN, WON, LOST] = [0, 1, 2];

/**
 * The same as a list of deals, of which this share of all is lost and closed by nobody; `lostAfter` months of it are given up.
 * Days are counted from 2025-01-01.
 */
export function dealsOfHistory(
  history: DealHistory,
  key: number,
  { forgotten = 0, lostAfter }: { readonly forgotten?: number; readonly lostAfter?: number } = {},
): DealList {
  const deals = simulateDeals(history, key);
  const first = 20_089;
  const until = first + history.days;
  const isOpen = deals.map(
    ({ closed, isWon }, place) =>
      Number.isNaN(closed) || (!isWon && uniform(key + 999, place) < forgotten / (1 - history.share)),
  );
  const none = (): Int32Array => new Int32Array(deals.length).fill(-1);
  const columns = {
    count: deals.length,
    ending: Uint8Array.from(deals, ({ isWon }, place) => (isOpen[place] ? OPEN : isWon ? WON : LOST)),
    created: Int32Array.from(deals, ({ created }) => first + created),
    closed: Int32Array.from(deals, ({ closed }, place) => (isOpen[place] ? NEVER : first + closed)),
    amount: new Float64Array(deals.length).fill(NaN),
    owner: none(),
    segment: none(),
    origin: new Uint8Array(deals.length),
  };
  return {
    ...forgetting(columns, until, lostAfter),
    until,
    lostAfter,
    completeFrom: undefined,
    dropped: {},
    endings: { won: [], lost: [], open: [] },
    overruled: 0,
    leftOut: { won: 0, lost: 0 },
    origins: { inbound: [], outbound: [], areOwn: false },
    segments: [],
    owners: 0,
  };
}
