import { leaderOf, movesOf, type SweepCell } from "../../analysis/sweep/moves.js";
import { shortfalls } from "../../analysis/sweep/shortfalls.js";
import { variantsOnce } from "./alike.js";
import type { SweepFigures, VariantRecord } from "./record.js";
import { plainNumber } from "./variants/read-parameter.js";
import type { SweepParameter } from "./variants/what-ifs.js";

/** Ways to make what-ifs in which a value meets the same values of other keys as its neighbours, unless some are missing. */
export const areMatched = (method: SweepFigures["method"]): boolean => method === "grid" || method === "cases";

/** What is about all what-ifs of a scenario; nothing where their objectives differ. */
export function overallFigures(
  variants: readonly VariantRecord[],
  parameters: readonly SweepParameter[],
  method: SweepFigures["method"],
): Pick<SweepFigures, "shortfalls" | "leader" | "moves"> {
  if (variants.some(({ objective }) => objective !== variants[0].objective)) return { shortfalls: [], moves: [] };
  const cells = variants.map(cellOf);
  const leader = leaderOf(cells);
  const found = shortfalls(cells.map(({ means }) => means));
  if (leader === undefined) return { shortfalls: found, moves: [] };
  const values = parameters.map((parameter) => (parameter.drawn ? undefined : parameter.values));
  const moves = movesOf(variantsOnce(variants).variants.map(cellOf), leader, values, areMatched(method)).map(
    ({ parameter, ...move }) => ({
      key: parameters[parameter].key,
      ...move,
    }),
  );
  return { shortfalls: found, leader, moves };
}

const cellOf = (variant: VariantRecord): SweepCell => ({
  values: variant.values.map((text) => ({ text, number: plainNumber(text) })),
  means: meansOf(variant),
});

/**
 * Mean objectives by structure, more is better, less that of the best: paired, as the leads of the what-ifs are, so that a trial in
 * which a structure has no data tells nothing of the others either.
 */
const meansOf = ({ structures }: VariantRecord): Map<string, number> =>
  new Map(structures.map(({ id, shortfall }) => [id, 0 - shortfall.mean] as const));
