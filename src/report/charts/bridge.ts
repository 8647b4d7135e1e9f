import { raw, type Markup } from "../markup.js";
import type { ViewBars } from "../view.js";
import { scaleLinear } from "d3-scale";
import { ACCENT, AGAINST, GRID, NEUTRAL } from "./colours.js";
import { bar, frame, line, nothing, type ChartWords } from "./frame.js";
import { placedRows, rowTexts } from "./rows.js";

export interface BridgeData extends ChartWords {
  readonly steps: ViewBars;
}

/** From one level to another, step by step: wholes grey, what adds filled, what takes away hatched by its outline. */
export function bridgeChart({ steps: { bars, left, right }, ...told }: BridgeData): Markup {
  const known = bars.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
  if (known.length === 0) return nothing(told, "No difference to explain");
  const at = scaleLinear()
    .domain(left < right ? [left, right] : [left, left + 1])
    .range([0, 100]);
  const rows = known.map((one, step) => ({ ...one, isStrong: step === 0 || step === known.length - 1 }));
  const { placed, bottom } = placedRows(rows, 0);
  const pictures = placed.flatMap((one, step) => {
    const { from, to, isStrong } = one.row;
    const next = placed.at(step + 1);
    const shape = { from: at(from), to: at(to), y: one.middle - 7, height: 14 };
    const join = next && line({ x1: at(to), y1: one.middle + 7, x2: at(to), y2: next.middle - 7 }, GRID);
    return [...(join ? [join] : []), isStrong ? bar(shape, NEUTRAL) : stepBar(shape, to >= from)];
  });
  return frame(told, bottom, [rowTexts(placed), ...pictures]);
}

const stepBar = (shape: Parameters<typeof bar>[0], isGain: boolean): Markup =>
  isGain ? bar(shape, ACCENT) : bar(shape, AGAINST, raw(` fill-opacity=".3" stroke="${AGAINST}" stroke-width="1.5"`));
