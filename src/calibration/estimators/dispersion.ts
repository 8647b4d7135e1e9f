import { studentCriticalValue } from "../../statistics/student.js";
import { logCell, occupied, type LawPair } from "./cure-likelihood.js";
import type { DurationTable } from "./duration-table.js";
import type { Peak } from "./importance.js";

/** Movement between fewer periods is not told from chance. */
const FEWEST_PERIODS = 6;
const STEP = 1e-4;

/**
 * How much larger the variance of the first parameter is than the likelihood says, since what it measures moves from period to period:
 * the ratio of the sandwich variance, with scores summed by period, to the inverse Hessian; 1 where it is smaller. With few periods the
 * ratio itself is uncertain, and what it is beyond 1 taken larger by the square of Student's quantile over the normal's.
 *
 * Sources: Liang & Zeger, Biometrika 73 (1986) 13-22; small numbers of clusters: Bell & McCaffrey, Survey Methodology 28 (2002) 169-181.
 */
export function dispersionOf(table: DurationTable, laws: LawPair, { mode, covariance }: Peak): number {
  const scores = scoresByPeriod(table, laws, mode);
  const used = scores.filter((score) => score.some((value) => value !== 0));
  if (used.length < FEWEST_PERIODS) return 1;
  // The first row of the inverse Hessian turns scores into moves of the first parameter.
  const moves = used.map((score) => score.reduce((sum, value, axis) => sum + value * covariance[axis], 0));
  return dispersionOfMoves(moves, covariance[0]);
}

/** The same for an estimate that is moved so much by what each period says, with the variance it would have by chance. */
export function dispersionOfMoves(moves: readonly number[], variance: number): number {
  const periods = moves.length;
  if (periods < FEWEST_PERIODS || !(variance > 0)) return 1;
  const mean = moves.reduce((sum, move) => sum + move, 0) / periods;
  const between = moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) * (periods / (periods - 1));
  return 1 + Math.max(0, between / variance - 1) * smallSample(periods - 1);
}

/** By how much a variance that so many degrees of freedom tell is to be taken larger, for a 90 % interval. */
export const smallSample = (degrees: number): number =>
  (studentCriticalValue(0.9, degrees) / studentCriticalValue(0.9, Infinity)) ** 2;

function scoresByPeriod(table: DurationTable, laws: LawPair, mode: readonly number[]): number[][] {
  const cells = occupied(table);
  const slopes = mode.map((_, axis) => {
    const at = (by: number) =>
      logCell(
        laws,
        mode.map((x, place) => (place === axis ? x + by : x)),
      );
    const [above, below] = [at(STEP), at(-STEP)];
    return cells.map((cell) => (above(cell) - below(cell)) / (2 * STEP));
  });
  return Array.from({ length: table.periods }, (_, period) =>
    slopes.map((slope) =>
      cells.reduce(
        (sum, { kind, bin }, place) => sum + slope[place] * table.byPeriod[kind][bin * table.periods + period],
        0,
      ),
    ),
  );
}
