import type { Bridge } from "../../analysis/why/bridge.js";
import { difference, differenceScale, quantity, type Scale } from "../../report/format/quantity.js";
import type { ViewBars } from "../../report/view.js";
import { PART_LABELS } from "./parts.js";

/** Room left of the lowest level, as a share of the span, so that its bar is seen. */
const MARGIN = 0.15;

/** What a line is called that makes the parts, on fewer trials, add up to the lead over all of them. */
export const NOT_TOLD = "not told apart";

type Bar = ViewBars["bars"][number];

/** The objective of A, what each part adds or takes away, largest first, and the objective of B. */
export function waterfall(bridge: Bridge, names: readonly [string, string], scale: Scale, unit: string): ViewBars {
  const { from, to, contributions } = bridge;
  const steps: Bar[] = [];
  let level = from.mean;
  for (const { id, mean, standardError } of largestFirst(contributions)) {
    const text = difference(mean, standardError, differenceScale(scale));
    steps.push({ label: PART_LABELS[id], from: level, to: level + mean, text });
    level += mean;
  }
  if (bridge.untold) {
    const { mean, standardError } = bridge.untold;
    const text = difference(mean, standardError, differenceScale(scale));
    steps.push({ label: NOT_TOLD, from: level, to: level + mean, text });
  }
  const levels = [from.mean, to.mean, ...steps.map((step) => step.to)];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const left = low - MARGIN * (high - low);
  const whole = (name: string, value: typeof from): Bar => ({
    label: name,
    from: left,
    to: value.mean,
    text: quantity(value.mean, value.standardError, scale),
  });
  const bars = [whole(names[0], from), ...steps, whole(names[1], to)];
  return { kind: "bars", heading: "From A to B", bars, unit, left, right: high };
}

export const largestFirst = <Row extends { readonly mean: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
