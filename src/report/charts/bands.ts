import { markup, type Markup } from "../markup.js";
import { ACCENT, ACCENT_SOFT, INK, NEUTRAL, NEUTRAL_SOFT, PAPER, SOFT } from "./colours.js";
import { frame, haloed, label, line, nothing, across, place, type ChartWords } from "./frame.js";
import { bandPath, curvePath, planeOf, stretched, type MonthsPlane } from "./months.js";

export interface BandsData extends MonthsPlane {
  readonly panels: readonly BandPanel[];
}

export interface BandPanel extends ChartWords {
  readonly name: string;
  /** Month by month, with the ends of the 90 % interval; NaN = no data. */
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The last mean. */
  readonly endText: string;
  /** Said below it. */
  readonly note?: string;
  /** A month, from 1, that is marked, and what it is. */
  readonly mark?: { readonly month: number; readonly text: string };
  readonly isStrong: boolean;
}

const HEIGHT = 150;
/** Pixels above the highest value, for what the curve comes to. */
const HEAD = 26;

/** One panel: the mean as a line in its 90 % band. All panels of one plane have the same axes. */
export function bandChart(panel: BandPanel, plane: MonthsPlane): Markup {
  const { mean, low, high, endText, mark, isStrong, title, description } = panel;
  if (!mean.some(Number.isFinite)) return nothing({ title, description }, "No data");
  const drawn = planeOf(plane, HEIGHT, { right: 1, top: HEAD });
  const [colour, soft] = isStrong ? [ACCENT, ACCENT_SOFT] : [NEUTRAL, NEUTRAL_SOFT];
  const last = mean.findLastIndex(Number.isFinite);
  const [x, y] = [drawn.x(last + 1), drawn.y(mean[last])];
  return frame({ title, description }, HEIGHT + 22, [
    stretched(drawn, [bandPath(drawn, low, high, soft)]),
    ...drawn.grid,
    stretched(drawn, [curvePath(drawn, mean, colour)]),
    ...(mark === undefined ? [] : markOf(mark, drawn.x(mark.month))),
    markup`<circle cx="${across(x)}" cy="${place(y)}" r="4" fill="${colour}" stroke="${PAPER}"/>`,
    drawn.values,
    label(100, 12, endText, { anchor: "end", bold: true }),
  ]);
}

/** Percent of the width that half of a mark's words take where panels are narrowest, on paper. */
const SIDE = 35;

const markOf = ({ text }: NonNullable<BandPanel["mark"]>, x: number): Markup[] => [
  line({ x1: x, y1: 20, x2: x, y2: HEIGHT }, INK, { dash: "2 3" }),
  haloed([
    label(Math.min(100 - SIDE, Math.max(SIDE, x)), HEIGHT - 6, text, { fill: SOFT, size: 12, anchor: "middle" }),
  ]),
];
