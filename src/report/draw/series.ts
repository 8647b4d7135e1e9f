import { textWidth } from "../text/width.js";
import { quantity, type Scale } from "../format/quantity.js";
import { signed } from "../format/number.js";
import type { ViewSeries } from "../view.js";

/** A piece of a drawn line; `curve` is the place of the curve it belongs to. */
export interface PlotPiece {
  readonly text: string;
  readonly curve?: number;
}

const ROWS = 15;
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
  const axis = yAxis(chart, [Math.min(0, ...values), Math.max(0, ...values)]);
  const columns = Math.max(8, Math.min(width, WIDEST) - axis.width - 3 - curves.length);
  const columnOf = (month: number): number => Math.round((month / Math.max(1, months - 1)) * (columns - 1));
  const canvas = drawn(chart, columns, axis.rowOf);
  const lines = canvas.map((row, place) => [
    { text: `${axis.labels[place].padStart(axis.width)} ${axis.labels[place] === "" ? "│" : "┤"}` },
    ...row,
    BLANK,
    ...curves.flatMap(({ values: own }, curve) => (axis.rowOf(own[months - 1]) === place ? [letter(curve)] : [])),
  ]);
  return [...lines, ...xAxis(axis.width, columns, months, columnOf), ...legend(chart)];
}

const letter = (curve: number): PlotPiece => ({ text: letterOf(curve), curve });

interface YAxis {
  readonly width: number;
  /** One per row; most are empty. */
  readonly labels: readonly string[];
  /** NaN for no data. */
  readonly rowOf: (value: number) => number;
}

function yAxis({ scale, isDifference }: ViewSeries, [low, high]: readonly [number, number]): YAxis {
  const span = high > low ? high - low : 1;
  const rowOf = (value: number): number => Math.round(((high - value) / span) * (ROWS - 1));
  const labels = new Array<string>(ROWS).fill("");
  const text = (value: number): string => {
    const shown = value === 0 ? zero(scale) : quantity(value, span / ROWS, scale);
    return isDifference ? signed(shown) : shown;
  };
  for (const value of [high, low + span / 2, low, 0]) {
    const row = rowOf(value);
    const isNearZero = value !== 0 && Math.abs(row - rowOf(0)) < 2;
    if (!isNearZero) labels[row] = text(value);
  }
  return { width: Math.max(...labels.map((label) => textWidth(label))), labels, rowOf };
}

const zero = ({ suffix }: Scale): string => `0${suffix}`;

/** The curves as dots between their letters, on the line of zero. Letters of different curves stand in different columns. */
function drawn({ curves }: ViewSeries, columns: number, rowOf: YAxis["rowOf"]): PlotPiece[][] {
  const canvas = Array.from({ length: ROWS }, (_, row) =>
    new Array<PlotPiece>(columns).fill(row === rowOf(0) ? ZERO : BLANK),
  );
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

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** The line below, with ticks at round months, which count from 1. */
function xAxis(left: number, columns: number, months: number, columnOf: (month: number) => number): PlotPiece[][] {
  const step = STEPS.find((candidate) => (months / candidate) * 6 <= columns) ?? months;
  const ticks = Array.from({ length: months }, (_, month) => month + 1).filter(
    (month) => month % step === 0 || month === 1,
  );
  const line = new Array<string>(columns).fill("─");
  let numbers = "";
  for (const month of ticks) {
    const at = columnOf(month - 1);
    line[at] = "┴";
    const from = at - Math.floor(String(month).length / 2);
    if (from > numbers.length || numbers === "") numbers = numbers.padEnd(from) + String(month);
  }
  const indent = " ".repeat(left + 2);
  return [
    [{ text: `${" ".repeat(left + 1)}└${line.join("")}` }],
    [{ text: `${indent}${numbers}` }],
    [{ text: `${indent}month` }],
  ];
}

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
