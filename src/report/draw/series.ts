import { maximumOf, minimumOf } from "../../foundation/extremes.js";
import { monthCellText } from "../format/calendar.js";
import { textWidth } from "../text/width.js";
import { quantity, type Scale } from "../format/quantity.js";
import { signed } from "../format/number.js";
import type { ViewSeries } from "../view.js";

/** A piece of a drawn line; `curve` is the place of the curve it belongs to. */
export interface PlotPiece {
  readonly text: string;
  readonly curve?: number;
}

/** Between two rows of the chart; fewer where that many do not part evenly among the ticks. */
const MOST_GAPS = 10;
const MOST_TICK_STEPS = 5;
const WIDEST = 110;
/** A curve shows its letter about this often, in columns. */
const LETTER_EVERY = 8;
/** Before its end, where the letter stands beside it, a curve has none. */
const END_COLUMNS = 4;
const DOT: PlotPiece = { text: "·" };
const ZERO: PlotPiece = { text: "╌" };
const BLANK: PlotPiece = { text: " " };

/** The letter of a curve by its place. */
const letterOf = (curve: number): string => String.fromCharCode("A".charCodeAt(0) + (curve % 26));

/** Curves over months as lines of text of at most `width` columns, a letter per curve, with a legend below. */
export function plot(chart: ViewSeries, width: number): PlotPiece[][] {
  const { curves } = chart;
  const values = curves.flatMap((curve) => curve.values).filter(Number.isFinite);
  const months = Math.max(0, ...curves.map((curve) => curve.values.length));
  if (values.length === 0 || months === 0) return [[{ text: "No data." }], ...legend(chart)];
  const axis = yAxis(chart, [Math.min(0, minimumOf(values)), Math.max(0, maximumOf(values))]);
  const columns = Math.max(8, Math.min(width, WIDEST) - axis.width - 3 - curves.length);
  const canvas = drawn(chart, columns, axis);
  const lines = canvas.map((row, place) => [
    { text: `${axis.labels[place].padStart(axis.width)} ${axis.labels[place] === "" ? "│" : "┤"}` },
    ...row,
    BLANK,
    ...curves.flatMap(({ values: own }, curve) => (axis.rowOf(own[months - 1]) === place ? [letter(curve)] : [])),
  ]);
  return [...lines, ...xAxis(chart, axis.width, columns, months), ...legend(chart)];
}

const letter = (curve: number): PlotPiece => ({ text: letterOf(curve), curve });

interface YAxis {
  readonly width: number;
  /** One per row; most are empty. */
  readonly labels: readonly string[];
  /** NaN for no data. */
  readonly rowOf: (value: number) => number;
}

/** Ticks at round values, one of them 0, each on a row of its own; the axis ends with ticks. */
function yAxis({ scale, isDifference }: ViewSeries, [low, high]: readonly [number, number]): YAxis {
  const step = roundStep(high > low ? high - low : 1);
  const bottom = Math.floor(low / step);
  const top = Math.max(Math.ceil(high / step), bottom + 1);
  const gaps = Math.max(1, Math.floor(MOST_GAPS / (top - bottom)));
  const rows = gaps * (top - bottom) + 1;
  const text = (value: number): string => {
    const shown = value === 0 ? zero(scale) : quantity(value, step, scale);
    return isDifference ? signed(shown) : shown;
  };
  const labels = Array.from({ length: rows }, (_, row) => (row % gaps === 0 ? text((top - row / gaps) * step) : ""));
  return {
    width: Math.max(...labels.map((label) => textWidth(label))),
    labels,
    rowOf: (value) => Math.round((top - value / step) * gaps),
  };
}

/** 1, 2 or 5 times a power of ten: the smallest with few steps, even where the axis is longer than the span at both ends. */
function roundStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / MOST_TICK_STEPS));
  return power * ([1, 2, 5, 10].find((digit) => span / (digit * power) <= MOST_TICK_STEPS - 1) ?? 20);
}

const zero = ({ suffix }: Scale): string => `0${suffix}`;

/** The curves as dots between their letters, on the line of zero. Letters of different curves stand in different columns. */
function drawn({ curves }: ViewSeries, columns: number, { labels, rowOf }: YAxis): PlotPiece[][] {
  const canvas = labels.map((_, row) => new Array<PlotPiece>(columns).fill(row === rowOf(0) ? ZERO : BLANK));
  const every = Math.max(LETTER_EVERY, 2 * curves.length);
  const put = (isLetter: boolean): void => {
    curves.forEach(({ values }, curve) => {
      for (let column = 0; column < columns; column++) {
        const inTurn = column % every === Math.floor((curve * every) / curves.length);
        const here = inTurn && column < columns - END_COLUMNS;
        const row = rowOf(interpolated(values, (column / (columns - 1)) * (values.length - 1)));
        if (here === isLetter && !Number.isNaN(row)) canvas[row][column] = here ? letter(curve) : { ...DOT, curve };
      }
    });
  };
  put(false);
  put(true);
  return canvas;
}

function interpolated(values: readonly number[], at: number): number {
  const before = Math.floor(at);
  const share = at - before;
  return share === 0 ? values[before] : (1 - share) * values[before] + share * values[before + 1];
}

const STEPS = [1, 3, 6, 12, 24, 60, 120, 240];
/** Blank columns between the names of two months, at least. */
const APART = 4;

/** The line below, from the first month to the last, with ticks at round months between; they count from 1 or have names. */
function xAxis(chart: ViewSeries, left: number, columns: number, months: number): PlotPiece[][] {
  const { start } = chart;
  const named = (month: number): MonthTick => {
    const at = columnOf(month - 1, months, columns);
    const text = monthCellText({ ...(start && { start }) }, month);
    // The first and the last name end with the line.
    const from = Math.max(0, Math.min(at - Math.floor(text.length / 2), columns + 1 - text.length));
    return { at, text, from, to: from + text.length };
  };
  const ticks = STEPS.map((step) => roundMonths(step, months, start?.month).map(named)).find(areApart) ?? [named(1)];
  const line = new Array<string>(columns).fill("─");
  for (const { at } of ticks) line[at] = "┴";
  const names = ticks.reduce((text, tick) => text.padEnd(tick.from) + tick.text, "");
  return [[{ text: `${" ".repeat(left + 1)}└${line.join("")}` }], [{ text: `${" ".repeat(left + 2)}${names}` }]];
}

interface MonthTick {
  readonly at: number;
  readonly text: string;
  /** Columns of the text. */
  readonly from: number;
  readonly to: number;
}

const columnOf = (month: number, months: number, columns: number): number =>
  Math.round((month / Math.max(1, months - 1)) * (columns - 1));

/** The first month, the last one, and between them those that end a period of `step` months; with a calendar, that begin one. */
function roundMonths(step: number, months: number, firstInYear?: number): number[] {
  const isRound = (month: number): boolean =>
    (firstInYear === undefined ? month : firstInYear + month - 1) % step === 0;
  const all = Array.from({ length: months }, (_, month) => month + 1);
  const isNearEnd = (month: number): boolean => step > 1 && Math.min(month - 1, months - month) <= step / 2;
  return all.filter((month) => month === 1 || month === months || (isRound(month) && !isNearEnd(month)));
}

const areApart = (ticks: readonly MonthTick[]): boolean =>
  ticks.slice(1).every(({ from }, place) => from >= ticks[place].to + APART);

function legend({ curves, zeroText }: ViewSeries): PlotPiece[][] {
  const widest = Math.max(0, ...curves.map(({ name }) => textWidth(name)));
  return [
    ...curves.map(({ name, endText }, curve) => [
      letter(curve),
      { text: `  ${name}${" ".repeat(widest - textWidth(name))}  ${endText}` },
    ]),
    ...(zeroText === undefined ? [] : [[{ text: `╌  ${zeroText}` }]]),
  ];
}
