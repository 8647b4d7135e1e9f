import { harmless } from "../text/harmless.js";
import { textWidth } from "../text/width.js";
import type { ViewBars } from "../view.js";

// Label, bar and figure with two gaps of two: 80 columns. A long label takes some of the bar's.
const LEAST_LABEL = 22;
const MOST_LABEL = 32;
const LABEL_AND_BAR = 64;
const FIGURE_WIDTH = 12;

/** A line per bar: full blocks go up, light ones down. */
export function barLines({ bars, left, right }: ViewBars): string[] {
  const widest = Math.max(0, ...bars.map(({ label }) => textWidth(harmless(label))));
  const labelWidth = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, widest));
  return bars.map((bar) => barLine(bar, [left, right], labelWidth));
}

function barLine(
  { label, from, to, text }: ViewBars["bars"][number],
  [left, right]: readonly [number, number],
  labelWidth: number,
): string {
  const barWidth = LABEL_AND_BAR - labelWidth;
  const cell = (level: number): number =>
    right > left ? Math.round(((level - left) / (right - left)) * barWidth) : barWidth;
  const first = Math.min(cell(Math.min(from, to)), barWidth - 1);
  const length = Math.max(1, cell(Math.max(from, to)) - first);
  const bar = " ".repeat(first) + (to >= from ? "█" : "░").repeat(length);
  return `${padded(label, labelWidth)}  ${bar.padEnd(barWidth)}  ${text.padStart(FIGURE_WIDTH)}`;
}

/** Cut with an ellipsis or filled up to the label's width in terminal columns. */
function padded(text: string, width: number): string {
  const clean = harmless(text);
  if (textWidth(clean) <= width) return clean + " ".repeat(width - textWidth(clean));
  let kept = "";
  for (const character of clean) {
    if (textWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`.padEnd(width);
}
