import type { Markup } from "../markup.js";
import { wrap } from "../text/wrap.js";
import { SOFT } from "./colours.js";
import { haloed, label } from "./frame.js";

/** A row of a chart: its name, its figures at the right, and below both its picture. */
export interface ChartRow {
  readonly label: string;
  readonly text: string;
  /** What is said of it below its name, in small. */
  readonly detail?: string;
  /** It is the one that matters. */
  readonly isStrong?: boolean;
}

/** Characters that a phone has room for in one line. */
const LINE = 48;
const LEAST = 16;
const LINE_HEIGHT = 17;
/** Below the name: the picture of a row, and room to the next one. */
const PICTURE = 30;

export interface PlacedRow<Kind extends ChartRow> {
  readonly row: Kind;
  readonly lines: readonly string[];
  /** Top of the name, and middle of the picture, in pixels. */
  readonly top: number;
  readonly middle: number;
}

/** Rows one below the other from `top` on; a long name takes several lines. */
export function placedRows<Kind extends ChartRow>(
  rows: readonly Kind[],
  top: number,
): { readonly placed: readonly PlacedRow<Kind>[]; readonly bottom: number } {
  let y = top;
  const placed = rows.map((row) => {
    const lines = wrap(row.label, Math.max(LEAST, LINE - row.text.length));
    const height = (lines.length + Number(row.detail !== undefined)) * LINE_HEIGHT;
    const middle = y + height + PICTURE / 2 - 4;
    const one = { row, lines, top: y, middle };
    y += height + PICTURE;
    return one;
  });
  return { placed, bottom: y };
}

/** The names of rows and their figures. */
export const rowTexts = (placed: readonly PlacedRow<ChartRow>[]): Markup => haloed(placed.flatMap(textsOfRow));

function textsOfRow({ row, lines, top }: PlacedRow<ChartRow>): Markup[] {
  const { text, detail, isStrong: bold = false } = row;
  const y = (at: number): number => top + 13 + at * LINE_HEIGHT;
  return [
    ...lines.map((part, at) => label(0, y(at), part, { bold })),
    ...(detail === undefined ? [] : [label(0, y(lines.length) - 1, detail, { fill: SOFT, size: 12 })]),
    label(100, y(0), text, { anchor: "end", bold: true }),
  ];
}
