import { exp } from "./elementary/exp.js";
import { toInteger } from "./elementary/words.js";

/** Normal scores of all uniforms from 2^-53 to 1 - 2^-53 lie within. */
export const LARGEST_SCORE = 8.3;

/** 512 cells keep the error of the cubic in the distribution function below 1e-9. */
export const CELLS = 512;
export const WIDTH = (2 * LARGEST_SCORE) / CELLS;

/** Numbers of a table: per point log(value) and its slope per cell. */
export const GAMMA_TABLE_SIZE = 2 * CELLS + 2;

/**
 * The value at normal score `z` (clamped to -8.3 .. 8.3): cubic Hermite interpolation of its logarithm, which stays smooth
 * for small shapes too. The error in the distribution function is below 1e-9, as far as the value does not underflow to 0
 * (shapes below 0.05).
 */
export function gammaFromTable(table: Float64Array, z: number): number {
  return exp(logGammaFromTable(table, z));
}

/** Its logarithm, which lanes make into values side by side. @public to assembly/lanes */
export function logGammaFromTable(table: Float64Array, z: number): number {
  const position = Math.max(0, Math.min(CELLS, (z + LARGEST_SCORE) / WIDTH));
  const cell = toInteger(Math.min(CELLS - 1, Math.floor(position)));
  const t = position - cell;
  const left = table[2 * cell];
  const leftSlope = table[2 * cell + 1];
  const rise = table[2 * cell + 2] - left;
  const rightSlope = table[2 * cell + 3];
  const bend = rise - leftSlope;
  return left + t * (leftSlope + t * (bend + (1 - t) * (bend + rise - rightSlope)));
}
