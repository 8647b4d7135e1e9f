import { textWidth } from "../../report/text/width.js";
import type { Bridge } from "../../analysis/why/bridge.js";
import { differenceScale } from "../run/comparison/figures.js";
import { difference, quantity, type Scale } from "../../report/format/quantity.js";
import { harmless } from "../../report/text/harmless.js";
import type { ViewBlock } from "../../report/view.js";
import { PART_LABELS } from "./parts.js";

// Label, bar and figure with two gaps of two: 80 columns.
const LABEL_WIDTH = 22;
const BAR_WIDTH = 42;
const FIGURE_WIDTH = 12;
/** Room left of the lowest level, as a share of the span, so that its bar is seen. */
const MARGIN = 0.15;

/** One bar: from one level of the objective to another. */
interface Bar {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly figure: string;
}

/** The objective of A, what each part adds or takes away, largest first, and the objective of B. */
export function waterfall(bridge: Bridge, names: readonly [string, string], scale: Scale): ViewBlock {
  const { from, to, contributions } = bridge;
  const steps: Bar[] = [];
  let level = from.mean;
  for (const { id, mean, standardError } of largestFirst(contributions)) {
    const figure = difference(mean, standardError, differenceScale(scale));
    steps.push({ label: PART_LABELS[id], from: level, to: level + mean, figure });
    level += mean;
  }
  const levels = [from.mean, to.mean, ...steps.map((step) => step.to)];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const left = low - MARGIN * (high - low);
  const whole = (name: string, value: typeof from): Bar => ({
    label: name,
    from: left,
    to: value.mean,
    figure: quantity(value.mean, value.standardError, scale),
  });
  const bars = [whole(names[0], from), ...steps, whole(names[1], to)];
  return {
    kind: "lines",
    heading: "From A to B",
    lines: bars.map((bar) => barLine(bar, left, high)),
  };
}

export const largestFirst = <Row extends { readonly mean: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));

/** Full blocks go up, light ones down. */
function barLine({ label, from, to, figure }: Bar, left: number, right: number): string {
  const cell = (level: number): number =>
    right > left ? Math.round(((level - left) / (right - left)) * BAR_WIDTH) : BAR_WIDTH;
  const first = Math.min(cell(Math.min(from, to)), BAR_WIDTH - 1);
  const length = Math.max(1, cell(Math.max(from, to)) - first);
  const bar = " ".repeat(first) + (to >= from ? "█" : "░").repeat(length);
  return `${padded(label)}  ${bar.padEnd(BAR_WIDTH)}  ${figure.padStart(FIGURE_WIDTH)}`;
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
