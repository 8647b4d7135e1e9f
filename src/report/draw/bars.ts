import { harmless } from "../text/harmless.js";
import { textWidth } from "../text/width.js";
import { longestUnbroken, wrap } from "../text/wrap.js";
import type { ViewBars } from "../view.js";

// Label, bar and figure with two gaps of two: 80 columns, where there are as many. A long label takes some of the bar's.
const WIDEST = 80;
const GAPS = 4;
const LEAST_LABEL = 22;
const MOST_LABEL = 32;
const FIGURE_WIDTH = 12;
/** With these the bar still tells something: where that does not fit, lines are longer than asked for. */
const LEAST_BAR = 6;
const SHORTEST_LABEL = 8;

interface BarsLayout {
  readonly label: number;
  readonly bar: number;
  readonly figure: number;
}

/** A line per bar, or more where its label is long: full blocks go up, light ones down, and nothing is drawn of what is exactly 0. `width`: in columns. */
export function barLines({ bars, left, right }: ViewBars, width = WIDEST): string[] {
  const layout = layoutOf(bars, Math.min(width, WIDEST));
  return bars.flatMap((bar) => linesOfBar(bar, [left, right], layout));
}

function layoutOf(bars: ViewBars["bars"], width: number): BarsLayout {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(harmless(text))));
  const figure = width < WIDEST ? widest(bars.map(({ text }) => text)) : FIGURE_WIDTH;
  const room = width - GAPS - figure;
  // On less than the usual width label and bar give way alike.
  const wanted = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, widest(bars.map(({ label }) => label))));
  // As wide as its longest word, as far as that leaves a bar.
  const word = Math.min(
    room - LEAST_BAR,
    Math.max(0, ...bars.map(({ label: text }) => longestUnbroken(harmless(text)))),
  );
  const usual = width < WIDEST ? Math.min(wanted, Math.floor(room * LABEL_SHARE)) : wanted;
  const label = Math.max(SHORTEST_LABEL, word, usual);
  return { label, bar: Math.max(LEAST_BAR, room - label), figure };
}

/** Of the room of label and bar, at most. */
const LABEL_SHARE = 0.6;

function linesOfBar(
  { label, from, to, text }: ViewBars["bars"][number],
  [left, right]: readonly [number, number],
  layout: BarsLayout,
): string[] {
  const cell = (level: number): number =>
    right > left ? Math.round(((level - left) / (right - left)) * layout.bar) : layout.bar;
  const first = Math.min(cell(Math.min(from, to)), layout.bar - 1);
  const length = from === to ? 0 : Math.max(1, cell(Math.max(from, to)) - first);
  const bar = " ".repeat(first) + (to >= from ? "█" : "░").repeat(length);
  const [beside, ...below] = wrap(harmless(label), layout.label);
  return [`${padded(beside, layout.label)}  ${bar.padEnd(layout.bar)}  ${text.padStart(layout.figure)}`, ...below];
}

/** Filled up to the label's width in terminal columns. */
const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - textWidth(text)));
