import type { Bridge } from "../../analysis/why/bridge.js";
import { difference, differenceScale, quantity, type Scale } from "../../report/format/quantity.js";
import type { ViewBars } from "../../report/view.js";
import { PART_LABELS } from "./parts.js";

/** Room left of the lowest level, as a share of the span, so that its bar is seen. */
const MARGIN = 0.15;

/** What a line is called that makes the parts, on fewer trials, add up to the lead over all of them. */
export const NOT_TOLD = "not told apart";

type Bar = ViewBars["bars"][number];

/** Parts drawn where not all are: the rest in one. */
const MOST_PARTS = 6;

/** The objective of A, what each part adds or takes away, largest first, and the objective of B. */
export function waterfall(bridge: Bridge, names: readonly [string, string], scale: Scale, unit: string): ViewBars {
  const { from, to, contributions } = bridge;
  const steps: Bar[] = [];
  let level = from.mean;
  for (const { label, mean, standardError } of drawnParts(contributions)) {
    const text = difference(mean, standardError, differenceScale(scale));
    steps.push({ label, from: level, to: level + mean, text });
    level += mean;
  }
  if (bridge.untold) {
    const { mean, standardError } = bridge.untold;
    const text = difference(mean, standardError, differenceScale(scale));
    steps.push({ label: NOT_TOLD, from: level, to: level + mean, text });
  }
  const levels = [from.mean, to.mean, ...steps.map((step) => step.to)];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const left = axisStart(low, high);
  const whole = (name: string, value: typeof from): Bar => ({
    label: name,
    from: left,
    to: value.mean,
    text: quantity(value.mean, value.standardError, scale),
  });
  const bars = [whole(names[0], from), ...steps, whole(names[1], to)];
  const cut = left === 0 ? "" : `; the bars start at ${quantity(left, (high - low) / 100, scale)}, not at 0`;
  return { kind: "bars", heading: `Step by step from the first to the last${cut}`, bars, unit, left, right: high };
}

/** Below the lowest level, so that its bar is seen; 0 where that is as near. */
function axisStart(low: number, high: number): number {
  const below = low - MARGIN * (high - low);
  return low >= 0 && below <= 0 ? 0 : below;
}

/** The largest, and in one what is left; their errors add up at most. */
function drawnParts(contributions: Bridge["contributions"]): { label: string; mean: number; standardError: number }[] {
  const ordered = largestFirst(contributions);
  const shown = ordered.length <= MOST_PARTS + 1 ? ordered.length : MOST_PARTS;
  const named = ordered
    .slice(0, shown)
    .map(({ id, mean, standardError }) => ({ label: PART_LABELS[id], mean, standardError }));
  const rest = ordered.slice(shown);
  if (rest.length === 0) return named;
  const sum = (of: (part: (typeof rest)[number]) => number): number => rest.reduce((all, part) => all + of(part), 0);
  const left = { mean: sum(({ mean }) => mean), standardError: sum(({ standardError }) => standardError) };
  return [...named, { label: `${rest.length} smaller parts`, ...left }];
}

export const largestFirst = <Row extends { readonly mean: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
