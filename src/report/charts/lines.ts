import type { Markup } from "../markup.js";
import { CURVES, GRID } from "./colours.js";
import { frame, label, line, nothing, type ChartWords } from "./frame.js";
import { curvePath, planeOf, stretched, type MonthsPlane } from "./months.js";

export interface LinesData extends ChartWords, MonthsPlane {
  readonly curves: readonly { readonly letter: string; readonly mean: readonly number[] }[];
}

const HEIGHT = 240;
/** Percent of the width for the letters at the right. */
const RIGHT = 7;
/** Pixels between two letters at least. */
const APART = 15;

/** All curves over each other, each with its letter at its end, its colour and its dashes. */
export function linesChart({ curves, title, description, ...plane }: LinesData): Markup {
  const known = curves.filter(({ mean }) => mean.some(Number.isFinite));
  if (known.length === 0) return nothing({ title, description }, "No data");
  const drawn = planeOf(plane, HEIGHT, { right: RIGHT, top: 8 });
  const ends = known.map(({ mean }) => drawn.y(mean[mean.findLastIndex(Number.isFinite)]));
  const places = spread(ends, APART);
  const x = 100 - RIGHT;
  return frame({ title, description }, HEIGHT + 22, [
    ...drawn.grid,
    stretched(
      drawn,
      known.map(({ mean }, at) => curvePath(drawn, mean, styleOf(at).stroke, styleOf(at).dash)),
    ),
    drawn.values,
    ...known.flatMap(({ letter }, at) => [
      line({ x1: x + 0.3, y1: ends[at], x2: x + 3, y2: places[at] }, GRID),
      label(x + 3.5, places[at] + 4, letter, { bold: true, fill: styleOf(at).stroke }),
    ]),
  ]);
}

/** Of the curve at this place. */
export const styleOf = (at: number): (typeof CURVES)[number] => CURVES[at % CURVES.length];

/** The same places moved as little as need be to lie apart, in their order. */
export function spread(places: readonly number[], apart: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  for (let at = 1; at < order.length; at++) {
    moved[order[at]] = Math.max(moved[order[at]], moved[order[at - 1]] + apart);
  }
  const over = Math.max(0, (moved[order[order.length - 1]] - places[order[order.length - 1]]) / 2);
  return moved.map((place) => place - over);
}
