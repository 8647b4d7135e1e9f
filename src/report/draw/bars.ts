import { harmless } from "../text/harmless.js";
import { textWidth } from "../text/width.js";
import type { ViewBars } from "../view.js";

// Label, bar and figure with two gaps of two: 80 columns.
const LABEL_WIDTH = 22;
const BAR_WIDTH = 42;
const FIGURE_WIDTH = 12;

/** A line per bar: full blocks go up, light ones down. */
export function barLines({ bars, left, right }: ViewBars): string[] {
  return bars.map((bar) => barLine(bar, left, right));
}

function barLine({ label, from, to, text }: ViewBars["bars"][number], left: number, right: number): string {
  const cell = (level: number): number =>
    right > left ? Math.round(((level - left) / (right - left)) * BAR_WIDTH) : BAR_WIDTH;
  const first = Math.min(cell(Math.min(from, to)), BAR_WIDTH - 1);
  const length = Math.max(1, cell(Math.max(from, to)) - first);
  const bar = " ".repeat(first) + (to >= from ? "█" : "░").repeat(length);
  return `${padded(label)}  ${bar.padEnd(BAR_WIDTH)}  ${text.padStart(FIGURE_WIDTH)}`;
}

/** Cut with an ellipsis or filled up to the label's width in terminal columns. */
function padded(text: string): string {
  const clean = harmless(text);
  if (textWidth(clean) <= LABEL_WIDTH) return clean + " ".repeat(LABEL_WIDTH - textWidth(clean));
  let kept = "";
  for (const character of clean) {
    if (textWidth(kept + character) > LABEL_WIDTH - 1) break;
    kept += character;
  }
  return `${kept}…`.padEnd(LABEL_WIDTH);
}
