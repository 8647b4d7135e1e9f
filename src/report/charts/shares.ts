import { raw, type Markup } from "../markup.js";
import { ACCENT, NEUTRAL, NEUTRAL_SOFT } from "./colours.js";
import { bar, frame, nothing, type ChartWords } from "./frame.js";
import { placedRows, rowTexts, type ChartRow } from "./rows.js";

export interface SharesData extends ChartWords {
  readonly rows: readonly ShareRow[];
}

export interface ShareRow extends ChartRow {
  /** 0 to 1; NaN = no data. */
  readonly share: number;
}

/** Bars of shares of the same whole, all of which is drawn pale. */
export function sharesChart({ rows, ...told }: SharesData): Markup {
  if (!rows.some(({ share }) => Number.isFinite(share))) return nothing(told, "No data");
  const { placed, bottom } = placedRows(rows, 0);
  const pictures = placed.flatMap((one) => {
    const { share, isStrong = false } = one.row;
    const whole = { from: 0, to: 100, y: one.middle - 6, height: 12 };
    return [
      bar(whole, NEUTRAL_SOFT, raw(' rx="2"')),
      ...(share > 0
        ? [bar({ ...whole, to: 100 * Math.min(share, 1) }, isStrong ? ACCENT : NEUTRAL, raw(' rx="2"'))]
        : []),
    ];
  });
  return frame(told, bottom - 8, [rowTexts(placed), ...pictures]);
}
