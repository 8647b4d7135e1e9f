import { markup, raw, type Markup } from "../markup.js";
import { axisAcross, axisLines, type AxisText } from "./axis.js";
import { ACCENT, ACCENT_SOFT, INK, NEUTRAL, NEUTRAL_SOFT, PAPER } from "./colours.js";
import { bar, frame, line, nothing, across, place, type ChartWords } from "./frame.js";
import { besideTexts, placedRows, rowTexts, type ChartRow } from "./rows.js";

export interface IntervalsData extends ChartWords, AxisText {
  readonly rows: readonly IntervalRow[];
  /** Whether the axis holds 0, as that of differences does. */
  readonly withZero: boolean;
}

export interface IntervalRow extends ChartRow {
  /** Ends of the 90 % interval, its median and the mean; NaN = no data. */
  readonly low: number;
  readonly high: number;
  readonly median: number;
  readonly mean: number;
}

/** A bar from the 5th to the 95th percentile, a stroke at the median and a dot at the mean, a row each. */
export function intervalsChart({ rows, withZero, scale, isDifference, ...told }: IntervalsData): Markup {
  const values = rows.flatMap(({ low, high, median, mean }) => [low, high, median, mean]);
  if (!values.some(Number.isFinite)) return nothing(told, "No data");
  const axis = axisAcross(values, { scale, isDifference }, withZero);
  const { placed, bottom } = placedRows(rows, 0);
  const pictures = placed.flatMap((one) => picture(one.row, one.middle, axis.at));
  return frame(told, bottom + 22, [...axisLines(axis, 0, bottom, besideTexts(placed)), rowTexts(placed), ...pictures]);
}

function picture(
  { low, high, median, mean, isStrong = false }: IntervalRow,
  y: number,
  at: (value: number) => number,
): Markup[] {
  const [colour, soft] = isStrong ? [ACCENT, ACCENT_SOFT] : [NEUTRAL, NEUTRAL_SOFT];
  const hasInterval = Number.isFinite(low) && Number.isFinite(high);
  return [
    ...(hasInterval
      ? [bar({ from: at(low), to: at(high), y: y - 5, height: 10 }, soft, raw(` rx="5" stroke="${colour}"`))]
      : []),
    ...(Number.isFinite(median)
      ? [line({ x1: at(median), y1: y - 9, x2: at(median), y2: y + 9 }, INK, { width: 2 })]
      : []),
    ...(Number.isFinite(mean)
      ? [
          markup`<circle cx="${across(at(mean))}" cy="${place(y)}" r="5.5" fill="${colour}" stroke="${PAPER}" stroke-width="1.5"/>`,
        ]
      : []),
  ];
}
