import { scaleLinear } from "d3-scale";
import { area, line as curveOf } from "d3-shape";
import { markup, raw, type Markup } from "../markup.js";
import { domainOf, tickText, type AxisText } from "./axis.js";
import type { Scale } from "../scale.js";
import { GRID, INK } from "./colours.js";
import { haloed, label, line, place, small } from "./frame.js";

/** Months across and values down, shared by charts that are to be compared. */
export interface MonthsPlane extends AxisText {
  /** First and last value. */
  readonly domain: readonly [number, number];
  readonly months: number;
  /** Names of months, from 1, that are told below. */
  readonly ticks: readonly { readonly month: number; readonly text: string }[];
}

/** A plane that holds all of these curves and 0. */
export const planeDomain = (values: readonly number[], { divisor }: Scale): [number, number] =>
  domainOf(values, true, divisor);

export interface Plane {
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly grid: readonly Markup[];
  /** What the lines across stand for; drawn last, so that nothing hides it. */
  readonly values: Markup;
  readonly height: number;
}

/** Percent of the width for a character of what stands left of the curves, where a phone shows it; and the most for all. */
const CHARACTER = 2.4;
const MOST_LEFT = 20;

/** What is left free around the curves: percent of the width at the right, pixels above the highest value. */
interface Room {
  readonly right: number;
  readonly top: number;
}

export function planeOf(
  { domain, months, ticks, scale, isDifference }: MonthsPlane,
  height: number,
  { right, top }: Room,
): Plane {
  const y = scaleLinear()
    .domain(domain)
    .range([height - EDGE, top]);
  const ticksAcross = y.ticks(Math.round(height / TICK_HEIGHT));
  const texts = ticksAcross.map((value) => tickText(value, { scale, isDifference }));
  const left = Math.min(MOST_LEFT, 2 + CHARACTER * Math.max(...texts.map(({ length }) => length)));
  const x = scaleLinear()
    .domain([1, Math.max(months, 2)])
    .range([left, 100 - right]);
  const across = ticksAcross.map((value) =>
    line({ x1: left, y1: y(value), x2: 100 - right + 0.5, y2: y(value) }, value === 0 ? INK : GRID),
  );
  const values = ticksAcross.map((value, at) => label(left - 1.5, y(value) + 4, texts[at], { anchor: "end" }));
  const below = ticks.map(({ month, text }) =>
    label(x(month), height + 16, text, { anchor: x(month) > 92 ? "end" : "middle" }),
  );
  return {
    x: (month) => x(month),
    y: (value) => y(value),
    grid: [...across, small(below)],
    values: haloed([small(values)]),
    height,
  };
}

/** Pixels between two lines across, about. */
const TICK_HEIGHT = 48;
/** Pixels below the lowest value. */
const EDGE = 4;

/** Paths that are stretched to the width of the chart: across in percent, down in pixels. */
export const stretched = ({ height }: Pick<Plane, "height">, paths: readonly Markup[]): Markup =>
  markup`<svg width="100%" height="${place(height)}" viewBox="0 0 100 ${place(height)}" preserveAspectRatio="none" overflow="visible">${paths}</svg>`;

type Point = readonly [month: number, value: number];

const points = (values: readonly number[]): Point[] => values.map((value, at) => [at + 1, value]);

/** A curve with gaps where there is no data. */
export function curvePath({ x, y }: Plane, values: readonly number[], stroke: string, dash?: string): Markup {
  const path = curveOf<Point>()
    .defined(([, value]) => Number.isFinite(value))
    .x(([month]) => x(month))
    .y(([, value]) => y(value))
    .digits(1);
  const attributes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  return markup`<path d="${path(points(values)) ?? ""}" fill="none" stroke="${stroke}" stroke-width="2.5" vector-effect="non-scaling-stroke"${raw(attributes)}/>`;
}

/** What lies between two curves. */
export function bandPath({ x, y }: Plane, low: readonly number[], high: readonly number[], fill: string): Markup {
  const path = area<Point>()
    .defined(([month, value]) => Number.isFinite(value) && Number.isFinite(low[month - 1]))
    .x(([month]) => x(month))
    .y0(([month]) => y(low[month - 1]))
    .y1(([, value]) => y(value))
    .digits(1);
  return markup`<path d="${path(points(high)) ?? ""}" fill="${fill}"/>`;
}
