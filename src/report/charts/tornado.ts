import { markup, raw, type Markup } from "../markup.js";
import { axisAcross, axisLines, type AxisText } from "./axis.js";
import { ACCENT, AGAINST, INK, SOFT } from "./colours.js";
import { bar, dashed, frame, label, line, nothing, across, place, type ChartWords } from "./frame.js";
import { besideTexts, placedRows, rowTexts, type ChartRow } from "./rows.js";

export interface TornadoData extends ChartWords, AxisText {
  readonly rows: readonly TornadoRow[];
  /** The lead as things are: where all bars begin or lie around. */
  readonly now: number;
  /** What stands at the line of it. */
  readonly nowText: string;
}

export interface TornadoRow extends ChartRow {
  /** The lead at the low and at the high end of an assumption, or as it is and after a choice. */
  readonly from: number;
  readonly to: number;
  /** Decided, not assumed: it is drawn hollow. */
  readonly isChoice: boolean;
}

/** How far each assumption moves the lead, and each choice; what lies left of zero makes another structure first. */
export function tornadoChart({ rows, now, nowText, scale, isDifference, ...told }: TornadoData): Markup {
  const values = rows.flatMap(({ from, to }) => [from, to]);
  if (!values.some(Number.isFinite)) return nothing(told, "Nothing moves the lead");
  const axis = axisAcross([...values, now], { scale, isDifference }, true);
  const { placed, bottom } = placedRows(rows, HEAD);
  const x = axis.at(now);
  return frame(told, bottom + 22, [
    ...axisLines(axis, HEAD, bottom, besideTexts(placed)),
    ...(Number.isFinite(now)
      ? [
          dashed([line({ x1: x, y1: HEAD, x2: x, y2: bottom }, SOFT)], besideTexts(placed)),
          label(x, 12, nowText, { fill: SOFT, size: 12, ...(x < 25 ? {} : { anchor: x > 75 ? "end" : "middle" }) }),
        ]
      : []),
    rowTexts(placed),
    ...placed.flatMap((one) => picture(one.row, one.middle, axis.at)),
  ]);
}

/** Pixels above the rows. */
const HEAD = 22;

function picture({ from, to, isChoice }: TornadoRow, y: number, at: (value: number) => number): Markup[] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const bars = [
    { from: Math.min(low, 0), to: Math.min(high, 0), fill: AGAINST },
    { from: Math.max(low, 0), to: Math.max(high, 0), fill: ACCENT },
  ].filter((part) => part.from < part.to);
  const drawn = bars.map((part) =>
    bar(
      { from: at(part.from), to: at(part.to), y: y - 6, height: 12 },
      part.fill,
      raw(isChoice ? ` fill-opacity=".25" stroke="${part.fill}"` : ""),
    ),
  );
  // What moves nothing is a stroke where the lead is.
  const still =
    low === high && !isChoice ? [line({ x1: at(low), y1: y - 6, x2: at(low), y2: y + 6 }, INK, { width: 3 })] : [];
  const end = isChoice
    ? [
        markup`<circle cx="${across(at(to))}" cy="${place(y)}" r="5" fill="${to < 0 ? AGAINST : ACCENT}" stroke="${INK}"/>`,
      ]
    : [];
  return [...drawn, ...still, ...end];
}
