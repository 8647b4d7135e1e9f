import { objectiveText } from "../../report/outcome-text.js";
import type { CostLineId } from "../../analysis/why/cost-lines.js";
import type { Estimate } from "../../analysis/estimate.js";
import type { SpreadEstimate } from "../../analysis/why/spread-estimate.js";
import { quantityCell } from "../../report/format/cell.js";
import { differenceScale, type Scale, scaleFor } from "../../report/format/quantity.js";
import type { ViewCell, ViewTable } from "../../report/view.js";
import { figureColumn } from "../run/comparison/objective-table.js";
import { PART_LABELS } from "./parts.js";
import type { ExplainedResult, WhyResult } from "./record.js";
import { nameColumn, signedCell } from "./tables.js";
import { largestFirst, NOT_TOLD } from "./waterfall.js";

const COST_LABELS: Readonly<Record<CostLineId, string>> = {
  salaries: "salaries",
  programme_spend: "programme spend",
  hiring: "hiring",
  managers: "managers",
  one_off: "one-off costs of the change",
};

/** The difference as a profit and loss account: what comes in by cause, what is spent by kind. Of an objective in money only. */
export function accountTables({ bridge, costs, ...result }: ExplainedResult, levels: Scale): ViewTable[] {
  const { label } = objectiveText(result);
  const { earned, total } = bridge;
  if (earned === undefined) return [];
  const scale = differenceScale(levels);
  const row = (name: string, part: Estimate, tone?: "strong"): ViewCell[] => [
    { text: name, ...(tone && { tone }) },
    { ...signedCell(part, scale), ...(tone && { tone }) },
  ];
  return [
    {
      kind: "table",
      heading: "As a profit and loss account: B less A, discounted",
      columns: [nameColumn("line"), figureColumn(label, 1)],
      rows: [
        ...largestFirst(earned.contributions).map((part) => row(`margin: ${PART_LABELS[part.id]}`, part)),
        ...(earned.untold ? [row(`margin: ${NOT_TOLD}`, earned.untold)] : []),
        row("margin in all", earned.total, "strong"),
        ...differing(costs).map(({ id, difference }) => row(COST_LABELS[id], spent(difference))),
        row(label, total, "strong"),
      ],
    },
  ];
}

/** What is spent alone, kind by kind: a positive figure is money that B spends more. */
export function costsTable({ costs }: WhyResult): ViewTable {
  const scale = scaleFor(
    "currency",
    costs.flatMap(({ from, to }) => [from.mean, to.mean]),
  );
  return {
    kind: "table",
    heading: "What is spent, discounted",
    columns: [nameColumn("line"), figureColumn("A", 1), figureColumn("B", 1), figureColumn("B less A", 1)],
    rows: costs.map(({ id, from, to, difference }) => [
      { text: COST_LABELS[id] },
      quantityCell(from.mean, from.standardError, scale),
      quantityCell(to.mean, to.standardError, scale),
      signedCell(difference, differenceScale(scale)),
    ]),
  };
}

const differing = (costs: WhyResult["costs"]): WhyResult["costs"] =>
  costs.filter(({ difference: { mean, standardError } }) => mean !== 0 || standardError !== 0);

/** Money spent, as it stands in an account. */
const spent = ({ mean, standardError, p5, p95 }: SpreadEstimate): SpreadEstimate => ({
  mean: 0 - mean,
  standardError,
  p5: 0 - p95,
  p95: 0 - p5,
});
