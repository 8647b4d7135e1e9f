import { countCell, intervalCell, quantityCell, signedQuantityCell } from "../../../report/format/cell.js";
import { POINTS, scaleFor, WHOLE_PERCENT, type Scale } from "../../../report/format/quantity.js";
import { objectiveHeader, outcomeText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../../report/view.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { parameterLabel, valueCell } from "./label.js";
import { leadScale } from "./scale.js";

/** What-ifs a table lists; of more a table of figures (CSV, Parquet) is of more use. */
const MOST_LISTED = 20_000;

/** Errors of a quantile, in standard errors of the mean: it decides no more than digits. */
const QUANTILE_ERROR = 2;

/** Every what-if with what varies, who is best, and how every structure does; nothing where there are too many. */
export function variantsTables(record: SweepRecord): ViewTable[] {
  const { parameters, base, variants } = record;
  if (variants.length > MOST_LISTED) return [];
  const structureName = (id: string): string => nameOf(record, id);
  return [
    {
      kind: "table",
      heading: "What-ifs",
      columns: [
        { header: "what-if", align: "left", priority: 1 },
        ...parameters.map(({ key }) => figureColumn(parameterLabel(key, structureName))),
        ...NAMES.map((header): ViewColumn => ({ header, align: "left", priority: 1 })),
        figureColumn("lead"),
        figureColumn("lead's s.e."),
        figureColumn("trials"),
      ],
      rows: [base, ...variants].map((variant) => variantCells(record, variant)),
    },
    structuresTable(record),
  ];
}

const NAMES = ["best", "next"] as const;
const figureColumn = (header: string): ViewColumn => ({ header, align: "right", priority: 1 });

function variantCells(record: SweepRecord, variant: VariantRecord): ViewCell[] {
  const { lead, winner, next, trials } = variant;
  const scale = leadScale({ ...record, variants: [variant] }, variant.objective);
  return [
    ...whereCells(record, variant),
    { text: winner === undefined ? DASH : nameOf(record, winner) },
    { text: next === undefined ? DASH : nameOf(record, next) },
    lead === undefined ? { text: DASH } : signedQuantityCell(lead.mean, lead.standardError, scale),
    lead === undefined ? { text: DASH } : quantityCell(lead.standardError, lead.standardError, scale),
    countCell(trials),
  ];
}

/** Of the scenario as it is nothing varies. */
const whereCells = ({ parameters }: SweepRecord, { variant, values }: VariantRecord): ViewCell[] => [
  { text: variant },
  ...parameters.map((_, place) => (place < values.length ? valueCell(values[place]) : { text: "" })),
];

/** A row per what-if and structure. */
function structuresTable(record: SweepRecord): ViewTable {
  const { parameters, base, variants } = record;
  const structureName = (id: string): string => nameOf(record, id);
  const others = Object.keys(base.structures.at(0)?.outcomes ?? {}).filter((id) => id !== base.objective);
  const all = [base, ...variants];
  const scales = new Map(others.map((id) => [id, outcomeScale(id, all)] as const));
  return {
    kind: "table",
    heading: "What-ifs by structure",
    columns: [
      { header: "what-if", align: "left", priority: 1 },
      ...parameters.map(({ key }) => figureColumn(parameterLabel(key, structureName))),
      { header: "structure", align: "left", priority: 1 },
      figureColumn(`mean ${objectiveHeader(record)}`),
      figureColumn("s.e."),
      figureColumn("90 %"),
      figureColumn("best"),
      figureColumn("short of the best by"),
      ...others.map((id) => figureColumn(`mean ${outcomeText(id).label}`)),
    ],
    rows: all.flatMap((variant) =>
      variant.structures.map((structure) => [
        ...whereCells(record, variant),
        { text: structureName(structure.id) },
        ...standingCells(record, variant, structure),
        ...[...scales].map(([id, scale]) => meanCell(structure, id, scale)),
      ]),
    ),
  };
}

type VariantStructure = VariantRecord["structures"][number];

function standingCells(record: SweepRecord, variant: VariantRecord, structure: VariantStructure): ViewCell[] {
  const { shortfall, probabilityBest, probabilityBestStandardError, outcomes } = structure;
  const { mean, standardError, p5, p95 } = outcomes[variant.objective];
  const differences = leadScale({ ...record, variants: [variant] }, variant.objective);
  const levels = { ...differences, suffix: differences.suffix.replace(POINTS, " %") };
  return [
    quantityCell(mean, standardError, levels),
    quantityCell(standardError, standardError, levels),
    intervalCell(p5, p95, QUANTILE_ERROR * standardError, levels),
    quantityCell(probabilityBest, probabilityBestStandardError, WHOLE_PERCENT),
    quantityCell(shortfall.mean, shortfall.standardError, differences),
  ];
}

const outcomeScale = (id: string, variants: readonly VariantRecord[]): Scale =>
  scaleFor(
    outcomeText(id).unit,
    variants.flatMap(({ structures }) =>
      structures.flatMap(({ outcomes }) => (Object.hasOwn(outcomes, id) ? [outcomes[id].mean] : [])),
    ),
  );

function meanCell({ outcomes }: VariantStructure, id: string, scale: Scale): ViewCell {
  if (!Object.hasOwn(outcomes, id)) return { text: DASH };
  const { mean, standardError } = outcomes[id];
  return quantityCell(mean, standardError, scale);
}
