import { isUntold } from "../../report/format/told.js";
import type { Estimate } from "../../analysis/estimate.js";
import type { Bridge } from "../../analysis/why/bridge.js";
import type { SpreadEstimate } from "../../analysis/why/spread-estimate.js";
import type {
  FactorDifference,
  FunnelDifference,
  SourceDifference,
  StageDifference,
} from "../../analysis/why/funnel.js";
import { errorCell } from "../run/comparison/figures.js";
import { figureColumn } from "../run/comparison/objective-table.js";
import { figureCell, intervalCell, quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { fixed } from "../../report/format/number.js";
import { differenceScale, PERCENT, type Scale, scaleFor } from "../../report/format/quantity.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../report/view.js";
import { objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { PART_LABELS } from "./parts.js";
import type { WhyResult } from "./record.js";
import { largestFirst, NOT_TOLD } from "./waterfall.js";

export const nameColumn = (header: string): ViewColumn => ({ header, align: "left", priority: 1, wrapsTo: 12 });

/** Every part's contribution, largest first, and their sum. */
export function bridgeTable({ contributions, total, untold }: Bridge, levels: Scale): ViewTable {
  const scale = differenceScale(levels);
  const cancel = contributions.some(({ mean }) => Math.abs(mean) > Math.abs(total.mean));
  const row = (name: string, part: SpreadEstimate, tone?: "strong"): ViewCell[] => [
    { text: name, ...(tone && { tone }) },
    { ...signedCell(part, scale), ...(tone && { tone }) },
    { ...errorCell(part.standardError, scale), tone: "muted" },
    intervalCell(part.p5, part.p95, part.standardError, scale),
    cancel ? { text: DASH } : shareCell(part.mean / total.mean),
  ];
  return {
    kind: "table",
    heading: "Contributions",
    columns: [
      nameColumn("part"),
      figureColumn("contribution", 1),
      figureColumn("s.e.", 2),
      figureColumn("90 % interval", 3),
      figureColumn("share", 4),
    ],
    rows: [
      ...largestFirst(contributions).map((part) => row(PART_LABELS[part.id], part)),
      ...(untold ? [untoldRow(untold, scale)] : []),
      row("B less A", total, "strong"),
    ],
  };
}

const untoldRow = (untold: Estimate, scale: Scale): ViewCell[] => [
  { text: NOT_TOLD },
  signedCell(untold, scale),
  { ...errorCell(untold.standardError, scale), tone: "muted" },
  { text: "" },
  { text: "" },
];

/** The objective of A and B and their difference, of what no bridge tells. */
export function objectivePairTable({ from, to, total }: NonNullable<WhyResult["lead"]>, result: WhyResult): ViewTable {
  const { unit } = objectiveText(result);
  const levels = scaleFor(unit, [from.mean, to.mean]);
  const lead = differenceScale(levels);
  const rest = ({ standardError, p5, p95 }: SpreadEstimate, scale: Scale): ViewCell[] => [
    { ...errorCell(standardError, scale), tone: "muted" },
    intervalCell(p5, p95, standardError, scale),
  ];
  return {
    kind: "table",
    columns: [
      nameColumn("structure"),
      figureColumn(objectiveHeader(result), 1),
      figureColumn("s.e.", 2),
      figureColumn("90 % interval", 3),
    ],
    rows: [
      [{ text: "A" }, quantityCell(from.mean, from.standardError, levels), ...rest(from, levels)],
      [{ text: "B" }, quantityCell(to.mean, to.standardError, levels), ...rest(to, levels)],
      [{ text: "B less A", tone: "strong" }, { ...signedCell(total, lead), tone: "strong" }, ...rest(total, lead)],
    ],
  };
}

/** Means of A and B stage by stage. */
export function stagesTable({ stages }: FunnelDifference): ViewTable {
  return {
    kind: "table",
    heading: "Along the funnel, sums over the horizon",
    columns: [
      nameColumn("stage"),
      figureColumn("A", 1),
      figureColumn("B", 1),
      figureColumn("B / A", 2),
      figureColumn("B less A", 1),
    ],
    rows: stages.map(stageRow),
  };
}

function stageRow({ label, unit, from, to, difference: gap, ratio }: StageDifference): ViewCell[] {
  const scale = scaleFor(unit, [from.mean, to.mean]);
  return [
    { text: label },
    quantityCell(from.mean, from.standardError, scale),
    quantityCell(to.mean, to.standardError, scale),
    ratioCell(ratio),
    signedCell(gap, differenceScale(scale)),
  ];
}

/** What makes the difference of one source's bookings, factor by factor. */
export function factorsTable({ source, bookings, factors }: SourceDifference): ViewTable {
  const scale = scaleFor("currency", [bookings.from, bookings.to]);
  return {
    kind: "table",
    heading: source === "marketing" ? "Bookings from marketing's leads" : "Bookings from sales' own opportunities",
    columns: [
      nameColumn("factor"),
      figureColumn("A", 1),
      figureColumn("B", 1),
      figureColumn("B / A", 1),
      figureColumn("share", 2),
    ],
    rows: [
      ...factors.map(factorRow),
      [
        { text: "product: bookings", tone: "strong" },
        quantityCell(bookings.from, 0, scale),
        quantityCell(bookings.to, 0, scale),
        { ...ratioCell(bookings.ratio), tone: "strong", ...mark(bookings.logRatio) },
        { text: "" },
      ],
    ],
  };
}

function factorRow({ label, unit, from, to, ratio, logRatio, share }: FactorDifference): ViewCell[] {
  const scale = scaleFor(unit, [from, to]);
  return [
    { text: label },
    quantityCell(from, 0, scale),
    quantityCell(to, 0, scale),
    { ...ratioCell(ratio), ...mark(logRatio) },
    shareCell(share),
  ];
}

/** To whole percents. */
const shareCell = (share: number): ViewCell => quantityCell(share, 0.01, PERCENT);

const ratioCell = (ratio: number): ViewCell =>
  figureCell(Number.isFinite(ratio) ? `x ${fixed(ratio, 2)}` : DASH, ratio);

export function signedCell(part: Pick<SpreadEstimate, "mean" | "standardError">, scale: Scale): ViewCell {
  return { ...signedQuantityCell(part.mean, part.standardError, scale), ...mark(part) };
}

/** `~` where the 95 % Monte Carlo interval does not leave out "no difference". */
const mark = (estimate: Pick<SpreadEstimate, "mean" | "standardError">): { readonly mark?: string } =>
  isUntold(estimate) ? { mark: "~" } : {};
