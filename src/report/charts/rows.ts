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

/** Characters that a phone has room for in one line, of names as heavy as they may be, with a gap before the figures. */
const LINE = 38;
/** Of what is said below, which is smaller and has the line for itself. */
const DETAIL = 48;
const LEAST = 16;
const LINE_HEIGHT = 17;
/** Below the name: the picture of a row, and room to the next one. */
const PICTURE = 26;

export interface PlacedRow<Kind extends ChartRow> {
  readonly row: Kind;
  readonly lines: readonly string[];
  readonly details: readonly string[];
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
    const details = row.detail === undefined ? [] : wrap(row.detail, DETAIL);
    const height = (lines.length + details.length) * LINE_HEIGHT;
    const middle = y + height + PICTURE / 2 - 4;
    const one = { row, lines, details, top: y, middle };
    y += height + PICTURE;
    return one;
  });
  return { placed, bottom: y };
}

/** The names of rows and their figures. */
export const rowTexts = (placed: readonly PlacedRow<ChartRow>[]): Markup => haloed(placed.flatMap(textsOfRow));

/** Dashes of lines down from the first row on, which leave out what is written. */
export const besideTexts = (placed: readonly PlacedRow<ChartRow>[]): string =>
  ["0", ...placed.flatMap(({ top, middle }) => [middle - PICTURE / 2 + 4 - top, PICTURE])].join(" ");

function textsOfRow({ row, lines, details, top }: PlacedRow<ChartRow>): Markup[] {
  const { text, isStrong: bold = false } = row;
  const y = (at: number): number => top + 13 + at * LINE_HEIGHT;
  return [
    ...lines.map((part, at) => label(0, y(at), part, { bold })),
    ...details.map((part, at) => label(0, y(lines.length + at) - 1, part, { fill: SOFT, size: 12 })),
    label(100, y(0), text, { anchor: "end", bold: true }),
  ];
}
