import { logCell, occupied } from "./cure-likelihood.js";
import type { CureFit } from "./cure-mixture.js";
import type { DurationTable } from "./duration-table.js";

const STEP = 1e-4;

/**
 * How the estimates of the share won and of the mean time open go together, as Spearman's rank correlation of normal errors: from
 * what each episode does to either (their influence functions; Hampel, JASA 69 (1974) 383-393).
 */
export function shareAndTime(table: DurationTable, { best }: CureFit): number {
  const { laws, peak } = best;
  const cells = occupied(table);
  const closed = cells.reduce((sum, { kind, count }) => sum + (isClosed(kind) ? count : 0), 0);
  const ages = cells.map(({ kind, from, to }) =>
    kind === "entry" ? -from : Number.isFinite(to) ? (from + to) / 2 : from,
  );
  const exposure = cells.reduce((sum, { count }, place) => sum + count * ages[place], 0);
  if (closed === 0 || !(exposure > 0)) return 0;
  const slopes = peak.mode.map((_, axis) => {
    const at = (by: number) =>
      logCell(
        laws,
        peak.mode.map((x, place) => (place === axis ? x + by : x)),
      );
    const [above, below] = [at(STEP), at(-STEP)];
    return cells.map((cell) => (above(cell) - below(cell)) / (2 * STEP));
  });
  let [both, share, time] = [0, 0, 0];
  cells.forEach(({ kind, count }, place) => {
    const ofShare = slopes.reduce((sum, slope, axis) => sum + slope[place] * peak.covariance[axis], 0);
    const ofTime = ages[place] / exposure - (isClosed(kind) ? 1 / closed : 0);
    both += count * ofShare * ofTime;
    share += count * ofShare * ofShare;
    time += count * ofTime * ofTime;
  });
  return share > 0 && time > 0 ? asRank(both / Math.sqrt(share * time)) : 0;
}

const isClosed = (kind: string): boolean => kind === "won" || kind === "lost" || kind === "forgotten";

/** Of the mean of amounts and the logarithm of their coefficient of variation. */
export function meanAndSpread(values: Float64Array): number {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  if (!(spread > 0)) return 0;
  let [both, square] = [0, 0];
  values.forEach((value) => {
    const z = (value - mean) / spread;
    const move = (z * z - 1) / 2 - (spread / mean) * z;
    both += z * move;
    square += move * move;
  });
  return square > 0 ? asRank(both / Math.sqrt(square * count)) : 0;
}

/** Spearman's of a normal pair with Pearson's (Kruskal, JASA 53 (1958) 814-861). */
export const asRank = (pearson: number): number => (6 / Math.PI) * Math.asin(Math.min(1, Math.max(-1, pearson)) / 2);
