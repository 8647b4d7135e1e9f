import type { Markup } from "../markup.js";
import { wrap } from "../text/wrap.js";
import { SOFT } from "./colours.js";
import { label } from "./frame.js";

/** A row of a chart: its name, its figures at the right, and below both its picture. */
export interface Row {
  readonly label: string;
  readonly text: string;
  /** It is the one that matters. */
  readonly isStrong?: boolean;
}

/** Characters that a phone has room for in one line. */
const LINE = 46;
const LEAST = 14;
const LINE_HEIGHT = 17;
/** Below the name: the picture of a row, and room to the next one. */
const PICTURE = 30;

export interface PlacedRow<Kind extends Row> {
  readonly row: Kind;
  readonly lines: readonly string[];
  /** Top of the name, and middle of the picture, in pixels. */
  readonly top: number;
  readonly middle: number;
}

/** Rows one below the other from `top` on; a long name takes several lines. */
export function placedRows<Kind extends Row>(
  rows: readonly Kind[],
  top: number,
): { readonly placed: readonly PlacedRow<Kind>[]; readonly bottom: number } {
  let y = top;
  const placed = rows.map((row) => {
    const lines = wrap(row.label, Math.max(LEAST, LINE - row.text.length));
    const middle = y + lines.length * LINE_HEIGHT + PICTURE / 2 - 3;
    const one = { row, lines, top: y, middle };
    y += lines.length * LINE_HEIGHT + PICTURE;
    return one;
  });
  return { placed, bottom: y };
}

/** The name of a row and its figures. */
export const rowTexts = ({ row, lines, top }: PlacedRow<Row>): Markup[] => [
  ...lines.map((text, place) =>
    label(0, top + 13 + place * LINE_HEIGHT, text, { ...(row.isStrong === true && { bold: true }) }),
  ),
  label(100, top + 13, row.text, row.isStrong === true ? { anchor: "end", bold: true } : { anchor: "end", fill: SOFT }),
];
