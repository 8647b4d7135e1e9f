import { orgChartTree } from "../../organisation/tree.js";

import { count, plain } from "../../report/format/number.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import type { View, ViewBlock } from "../../report/view.js";
import { weakened } from "../../report/warnings.js";
import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { assumptionTables } from "./assumption-tables.js";
import { chartView } from "./chart-view.js";
import { effectsTable } from "./effects-table.js";
import type { AssumptionRow, ExplainedStructure, ExplainFigures } from "./record.js";
/** What the tool understood of a scenario: charts, what follows from them, and every assumption. */
export function explainView({ name, effects, structures, assumptions, today }: ScenarioHeader & ExplainFigures): View {
  const own = assumptions.filter((row) => row.own).length;
  return {
    title: `${name}: what the model makes of it`,
    blocks: [
      ...structures.flatMap((structure) => structureBlocks(structure, assumptions, today)),
      ...assumptionTables(assumptions),
    ],
    notes: [CALIBRATED],
    captions: [
      today === undefined ? MEASURED_UNDER_NONE : measuredUnder(today),
      "The relation between the teams is derived from the org chart; relation, the deciding manager's background and mandate bring the effects.",
      `Effects of one row multiply${effects === 1 ? "" : `, and their product is taken to the power ${plain(effects)}`}. Odds, time and hazard ratios do not multiply the rate itself: the columns show what becomes of it.`,
      `${count(own)} of ${count(assumptions.length)} assumptions are set by the scenario (marked *); the others are the book's defaults.`,
      INTERVALS,
      CALIBRATION,
    ],
    warnings: weakened({ effects }),
  };
}

/** The book of assumptions itself. */
export function bookView(book: readonly AssumptionRow[]): View {
  return {
    title: `The book: ${count(book.length)} default assumptions`,
    blocks: assumptionTables(book),
    notes: [CALIBRATED],
    captions: ["A scenario may set any of them under its id.", INTERVALS, CALIBRATION],
    warnings: [],
  };
}

const INTERVALS =
  "“a to b” is a 90 % interval (5th to 95th percentile); “median */ factor” stands for median / factor to median x factor; a single number is certain.";

const MEASURED_UNDER_NONE =
  "The scenario names no structure of today: its numbers are taken for those of a company without any structure effect (`today:` changes that).";

const measuredUnder = (today: string): string =>
  `The scenario's numbers were measured under ${today}: it reproduces them, and the effects of every other structure count relative to it.`;

function structureBlocks(
  structure: ExplainedStructure,
  assumptions: readonly AssumptionRow[],
  today: string | undefined,
): ViewBlock[] {
  const { id, chart, posts, relation, background, mandate, reasons, effectsOn, effects, from, overrides } = structure;
  return [
    { kind: "tree", heading: id, root: chartView(orgChartTree(chart), posts) },
    {
      kind: "facts",
      facts: [
        { name: "relation", text: relation },
        { name: "background", text: background },
        { name: "mandate", text: mandate },
        ...(id === today ? [{ name: "today", text: "the structure the company has now" }] : []),
        ...(from > 0 ? [{ name: "in place", text: `from month ${count(from + 1)} on` }] : []),
        ...overrides.map(({ assumption, value, unit }, index) => ({
          name: index === 0 ? "sets" : "",
          text: `${assumption} to ${value} ${unit}`,
        })),
        ...reasons.map((text, index) => ({ name: index === 0 ? "because" : "", text })),
        ...(effectsOn ? [] : [{ name: "effects", text: "none: a yardstick on which the chart has no effect" }]),
      ],
    },
    ...(effectsOn && id !== today ? [effectsTable(effects, assumptions)] : []),
  ];
}
