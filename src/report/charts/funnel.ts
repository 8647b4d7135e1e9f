import { raw, type Markup } from "../markup.js";
import { ACCENT, NEUTRAL } from "./colours.js";
import { bar, frame, label, nothing, small, type ChartWords } from "./frame.js";

export interface FunnelData extends ChartWords {
  readonly stages: readonly FunnelBar[];
  /** The largest figure of any funnel drawn beside this one. */
  readonly most: number;
  /** It is the one that matters. */
  readonly isStrong: boolean;
}

export interface FunnelBar {
  readonly label: string;
  /** NaN = no data. */
  readonly value: number;
  readonly text: string;
  /** Such as the share of the stage before. */
  readonly note: string;
}

const STEP = 42;

/** Bars that get shorter stage by stage, in the middle as a funnel is. */
export function funnelChart({ stages, most, isStrong, ...told }: FunnelData): Markup {
  if (!stages.some(({ value }) => Number.isFinite(value)) || !(most > 0)) return nothing(told, "No data");
  const pictures = stages.flatMap(({ label: name, value, text }, step) => {
    const y = step * STEP;
    const half = Number.isFinite(value) ? (50 * Math.max(0, value)) / most : 0;
    return [
      label(0, y + 13, name),
      label(62, y + 13, text, { anchor: "end", bold: true }),
      bar({ from: 50 - half, to: 50 + half, y: y + 19, height: 14 }, isStrong ? ACCENT : NEUTRAL, raw(' rx="2"')),
    ];
  });
  const notes = stages.map(({ note }, step) => label(100, step * STEP + 13, note, { anchor: "end" }));
  return frame(told, stages.length * STEP, [...pictures, small(notes)]);
}
