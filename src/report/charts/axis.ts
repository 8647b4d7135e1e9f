import { maximumOf, minimumOf } from "../../foundation/extremes.js";
import { scaleLinear } from "d3-scale";
import { difference, quantity } from "../format/quantity.js";
import type { Markup } from "../markup.js";
import type { Scale } from "../scale.js";
import { GRID, INK } from "./colours.js";
import { dashed, label, line, small } from "./frame.js";

/** How values are written on an axis. */
export interface AxisText {
  readonly scale: Scale;
  /** With a sign. */
  readonly isDifference: boolean;
}

export interface Axis {
  /** Place of a value in percent of the width. */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** Percent of the width left free at both sides, so that ends are seen whole. */
const EDGE = 1.5;

/** An axis across for these values, and 0 where `withZero`; no data (NaN) is left out. */
export function axisAcross(values: readonly number[], text: AxisText, withZero: boolean): Axis {
  const at = scaleLinear()
    .domain(domainOf(values, withZero, text.scale.divisor))
    .range([EDGE, 100 - EDGE]);
  const all = at.ticks(TICKS);
  // Where they are too close every second one is left out, so that zero stays.
  const isClose = all.length > 1 && at(all[1]) - at(all[0]) < APART;
  const zero = Math.max(0, all.indexOf(0));
  const kept = isClose ? all.filter((_, place) => (place - zero) % 2 === 0) : all;
  return { at: (value) => at(value), ticks: kept.map((value) => ({ value, text: tickText(value, text) })) };
}

/** Asked for: as many as a phone has room for. */
const TICKS = 4;
/** Percent between two of them at least. */
const APART = 14;

/** Least and largest of what is known; one value alone gets room on both sides, zero that of what figures are told in. */
export function domainOf(values: readonly number[], withZero: boolean, unit: number): [number, number] {
  const known = [...values.filter(Number.isFinite), ...(withZero ? [0] : [])];
  if (known.length === 0) return [0, unit];
  const [low, high] = [minimumOf(known), maximumOf(known)];
  if (low < high) return [low, high];
  const room = Math.abs(low) / 2 || unit;
  return [low - room, high + room];
}

/** A round value: with as many digits as it has. */
export function tickText(value: number, { scale, isDifference }: AxisText): string {
  // Steps of an axis are round, so no digit of theirs is lost.
  const shown = Number((value / scale.divisor).toPrecision(6));
  const decimals = (/\.(\d+)$/u.exec(String(shown))?.[1] ?? "").length;
  const exact = { ...scale, digits: 15, decimals, keepsSmall: false };
  return (isDifference ? difference : quantity)(value, 0, exact);
}

/** Lines down from `top` to `bottom` pixels, dashed so, with their values below; zero is heavier. */
export function axisLines({ at, ticks }: Axis, top: number, bottom: number, dashes: string): Markup[] {
  const lines = ticks.map(({ value }) =>
    line({ x1: at(value), y1: top, x2: at(value), y2: bottom }, value === 0 ? INK : GRID),
  );
  return [
    dashed(lines, dashes),
    small(ticks.map(({ value, text }) => label(at(value), bottom + 16, text, anchorAt(at(value))))),
  ];
}

/** Text near a side does not go beyond it. */
const anchorAt = (x: number): { readonly anchor?: "middle" | "end" } =>
  x < 6 ? {} : { anchor: x > 94 ? "end" : "middle" };
