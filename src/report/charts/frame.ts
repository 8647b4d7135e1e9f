import { markup, raw, type Markup } from "../markup.js";
import { INK, PAPER, SOFT } from "./colours.js";

/** What a reader who does not see the picture is told. */
export interface ChartWords {
  /** What it shows, in a line. */
  readonly title: string;
  /** What there is to see, in a sentence; empty where the same stands beside it. */
  readonly description: string;
}

/** Size of text in all charts, in pixels: they are as wide as there is room, and their text stays as large as it is. */
const TEXT_SIZE = 13;

/**
 * A chart as wide as its place and `height` pixels high: across it counts in percent, down in pixels, so that no text shrinks.
 * Its colours are the page's; as a file of its own it has them with it, see `standalone`.
 */
export const frame = ({ title, description }: ChartWords, height: number, body: readonly Markup[]): Markup =>
  markup`<svg role="img" width="100%" height="${place(height)}" font-size="${TEXT_SIZE}" fill="${INK}"><title>${title}</title>${description === "" ? raw("") : markup`<desc>${description}</desc>`}${body}</svg>`;

/** A length or place with two decimals at most. */
export const place = (value: number): string => String(Math.round(value * 100) / 100);

export const across = (value: number): string => `${place(value)}%`;

interface TextStyle {
  readonly anchor?: "middle" | "end";
  readonly bold?: boolean;
  readonly fill?: string;
  readonly size?: number;
}

/** Text whose baseline is at `y` pixels; `x` in percent. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): Markup {
  const { anchor, bold = false, fill, size } = style;
  const attributes = [
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
    ...(bold ? [`font-weight="600"`] : []),
    ...(fill === undefined ? [] : [`fill="${fill}"`]),
    ...(size === undefined ? [] : [`font-size="${size}"`]),
  ];
  return markup`<text x="${across(x)}" y="${place(y)}"${raw(attributes.map((one) => ` ${one}`).join(""))}>${text}</text>`;
}

/** Text that lies over lines: it keeps them at a distance. */
export const haloed = (texts: readonly Markup[]): Markup =>
  markup`<g stroke="${PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${texts}</g>`;

/** Lines that are interrupted alike: lengths of dashes and gaps in pixels, by turns. */
export const dashed = (lines: readonly Markup[], dashes: string): Markup =>
  markup`<g stroke-dasharray="${dashes}">${lines}</g>`;

/** Texts of an axis. */
export const small = (texts: readonly Markup[]): Markup => markup`<g fill="${SOFT}" font-size="12">${texts}</g>`;

/** A line across or down; `x` in percent, `y` in pixels. */
export const line = (
  { x1, y1, x2, y2 }: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  stroke: string,
  { width = 1, dash }: { readonly width?: number; readonly dash?: string } = {},
): Markup =>
  markup`<line x1="${across(x1)}" y1="${place(y1)}" x2="${across(x2)}" y2="${place(y2)}" stroke="${stroke}"${raw(width === 1 ? "" : ` stroke-width="${width}"`)}${raw(dash === undefined ? "" : ` stroke-dasharray="${dash}"`)}/>`;

/** A bar from `from` to `to` percent, whichever is the larger. */
export function bar(
  { from, to, y, height }: { readonly from: number; readonly to: number; readonly y: number; readonly height: number },
  fill: string,
  extra: Markup = raw(""),
): Markup {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return markup`<rect x="${across(left)}" y="${place(y)}" width="${across(Math.max(right - left, LEAST))}" height="${place(height)}" fill="${fill}"${extra}/>`;
}

/** What is there is seen. */
const LEAST = 0.3;

/** A note where there is nothing to draw. */
export const nothing = (told: ChartWords, text: string): Markup =>
  frame(told, 40, [label(0, 24, text, { fill: SOFT })]);
