import { intervalCell, quantityCell } from "../../../report/format/cell.js";
import { quantity } from "../../../report/format/quantity.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewBlock } from "../../../report/view.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { whereCells, whereColumns } from "./ranges.js";
import { parameterLabel, valueLabel } from "./label.js";
import { leftOutFacts } from "./left-out.js";
import { hasSeveralObjectives, levelScale } from "./scale.js";

/** Rows of the table at most: files have them all. */
const MOST_ROWS = 40;
/** Errors of a quantile, in standard errors of the mean: it decides no more than digits. */
const QUANTILE_ERROR = 2;

/** The only structure of all what-ifs, of which nothing can be compared; undefined where there are others. */
export function onlyStructure({ variants }: SweepRecord): string | undefined {
  const ids = new Set(variants.flatMap(({ structures }) => structures.map(({ id }) => id)));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** How its objective moves, and that there is nothing to compare. */
export function aloneVerdict(record: SweepRecord, only: string): string[] {
  const told = record.variants.filter((variant) => !Number.isNaN(meanOf(variant).mean));
  const name = nameOf(record, only);
  const nothing = "There is no other structure to compare it with.";
  if (told.length === 0) return [`No verdict: in no what-if does ${name} have data.`];
  if (hasSeveralObjectives(record)) return [`${name}: each what-if has an objective of its own. ${nothing}`];
  const ordered = [...told].sort((a, b) => meanOf(a).mean - meanOf(b).mean);
  const [lowest, highest] = [ordered[0], ordered[ordered.length - 1]];
  const { label } = objectiveText(record);
  const mean = (variant: VariantRecord): string =>
    quantity(meanOf(variant).mean, meanOf(variant).standardError, levelScale(record)) + whereText(record, variant);
  return meanOf(lowest).mean === meanOf(highest).mean
    ? [`${name}: mean ${label} ${mean(lowest)}${told.length === 1 ? "" : " and the same in all what-ifs"}. ${nothing}`]
    : [`${name}: mean ${label} from ${mean(lowest)} to ${mean(highest)}. ${nothing}`];
}

/** What-if by what-if its mean objective and 9 of 10 futures. */
export function aloneBlocks(record: SweepRecord): ViewBlock[] {
  const shown = record.variants.slice(0, MOST_ROWS);
  const left = record.variants.length - shown.length;
  const header = hasSeveralObjectives(record) ? "objective" : objectiveHeader(record);
  return [
    {
      kind: "table",
      columns: [
        ...whereColumns(record),
        { header: `mean\n${header}`, align: "right", priority: 1 },
        { header: "90 %", longHeader: "9 of 10 futures", align: "right", priority: 2 },
      ],
      rows: shown.map((variant) => {
        const { mean, standardError, p5, p95 } = meanOf(variant);
        const scale = levelScale(record, variant.objective);
        return [
          ...whereCells([variant], record),
          quantityCell(mean, standardError, scale),
          Number.isNaN(mean) ? { text: DASH } : intervalCell(p5, p95, QUANTILE_ERROR * standardError, scale),
        ];
      }),
    },
    ...leftOutFacts(left),
  ];
}

const meanOf = ({ structures: [only], objective }: VariantRecord) => only.outcomes[objective];

/** ` (horizon 12)`: the values of a what-if, or what it is called. */
function whereText({ method, parameters, ...record }: SweepRecord, { variant, values }: VariantRecord): string {
  if (values.length === 0) return "";
  if (method === "cases") return ` (${variant})`;
  const settings = parameters.map(
    ({ key }, place) => `${parameterLabel(key, (id) => nameOf(record, id))} ${valueLabel(values[place])}`,
  );
  return ` (${settings.join(", ")})`;
}
