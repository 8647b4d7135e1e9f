import { maximumOf } from "../../foundation/extremes.js";

/** Means of the objective in one cell of a sweep, more is better, from any level; by structure. */
export type CellMeans = ReadonlyMap<string, number>;

/** How far one structure's mean lies below that of the best structure of the same cell, over cells: its regret. */
export interface Shortfall {
  readonly structure: string;
  /** Largest over the cells. */
  readonly most: number;
  readonly mean: number;
  /** Cells in which it is there with data. */
  readonly cells: number;
}

/**
 * Shortfalls by structure, in the order in which they first occur. A cell in which any of its structures has no data is left out.
 * The structure whose largest shortfall is least is that of minimax regret (Savage 1951, "The theory of statistical decision",
 * Journal of the American Statistical Association 46).
 */
export function shortfalls(cells: readonly CellMeans[]): Shortfall[] {
  const sound = cells.filter((means) => [...means.values()].every((mean) => !Number.isNaN(mean)));
  const names = [...new Set(cells.flatMap((means) => [...means.keys()]))];
  return names.map((structure) => {
    const own = sound.flatMap((means) => {
      const mean = means.get(structure);
      return mean === undefined ? [] : [Math.max(...means.values()) - mean];
    });
    const sum = own.reduce((total, shortfall) => total + shortfall, 0);
    return { structure, most: own.length === 0 ? NaN : maximumOf(own), mean: sum / own.length, cells: own.length };
  });
}

/** The structure whose largest shortfall is least, of two alike that of the lesser mean; of those that are in all cells. */
export function safest(found: readonly Shortfall[]): Shortfall | undefined {
  const most = Math.max(0, ...found.map(({ cells }) => cells));
  const everywhere = found.filter(({ cells }) => cells === most && cells > 0);
  return [...everywhere].sort((a, b) => a.most - b.most || a.mean - b.mean).at(0);
}
