import type { Assumption } from "../../assumptions/assumption.js";
import { lastState } from "../../simulation/plan.js";
import { explainEffects, type ExplainedEffect } from "../../analysis/explain.js";
import { specMedian } from "../../distributions/distribution.js";
import { orgChartTree } from "../../organisation/tree.js";
import type { Scenario, ScenarioStructure } from "../../scenario/scenario.js";
import { CALIBRATION } from "../comparison/captions.js";
import { count, plain } from "../format/number.js";
import type { View, ViewBlock } from "../view.js";
import { weakened } from "../warnings.js";
import { assumptionTables, bookRow, scenarioRow } from "./assumption-tables.js";
import { chartLines } from "./chart.js";
import { effectsTable } from "./effects-table.js";

/** What the tool understood of one structure. */
export interface ExplainedStructure extends ScenarioStructure {
  readonly effects: readonly ExplainedEffect[];
}

/** The structures of a scenario with their effects at the medians of all inputs; only `only`, if given. */
export function explainStructures({ plan, structures }: Scenario, only?: string): ExplainedStructure[] {
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  return structures
    .map((structure, place) => {
      const { effects: own, neutral } = lastState(plan.structures[place]);
      const today = plan.todayEffects ?? [];
      return { ...structure, effects: explainEffects(medians, neutral ? today : own, plan.effectStrength, today) };
    })
    .filter(({ id }) => only === undefined || id === only);
}

/** What the tool understood of a scenario: charts, what follows from them, and every assumption. */
export function explainView(scenario: Scenario, structures: readonly ExplainedStructure[]): View {
  const effects = scenario.plan.effectStrength ?? 1;
  const own = scenario.assumptions.filter(({ position }) => position !== undefined).length;
  return {
    title: `${scenario.name}: what the model makes of it`,
    blocks: [
      ...structures.flatMap((structure) => structureBlocks(scenario, structure)),
      ...assumptionTables(scenario.assumptions.map(scenarioRow)),
    ],
    captions: [
      "The relation between the teams is derived from the org chart; relation, the deciding manager's background and mandate bring the effects.",
      `Effects of one row multiply${effects === 1 ? "" : `, and their product is taken to the power ${plain(effects)}`}. Odds, time and hazard ratios do not multiply the rate itself: the columns show what becomes of it.`,
      `${count(own)} of ${count(scenario.assumptions.length)} assumptions are set by the scenario (marked *); the others are the book's defaults.`,
      INTERVALS,
      CALIBRATION,
    ],
    warnings: weakened({ effects }),
  };
}

/** The book of assumptions itself. */
export function bookView(book: readonly Assumption[]): View {
  return {
    title: `The book: ${count(book.length)} default assumptions`,
    blocks: assumptionTables(book.map(bookRow)),
    captions: ["A scenario may set any of them under its id.", INTERVALS, CALIBRATION],
    warnings: [],
  };
}

const INTERVALS =
  "“a to b” is a 90 % interval (5th to 95th percentile); “median */ factor” stands for median / factor to median x factor; a single number is certain.";

function structureBlocks(scenario: Scenario, structure: ExplainedStructure): ViewBlock[] {
  const { id, chart, relation, background, mandate, reasons, effectsOn, effects } = structure;
  const place = scenario.structures.findIndex((other) => other.id === id);
  return [
    {
      kind: "lines",
      heading: id,
      lines: chartLines(orgChartTree(chart), lastState(scenario.plan.structures[place]).posts),
    },
    {
      kind: "facts",
      facts: [
        { name: "relation", text: relation },
        { name: "background", text: background },
        { name: "mandate", text: mandate },
        ...reasons.map((text, index) => ({ name: index === 0 ? "because" : "", text })),
        ...(effectsOn ? [] : [{ name: "effects", text: "none: a yardstick on which the chart has no effect" }]),
      ],
    },
    ...(effectsOn ? [effectsTable(effects, scenario.assumptions)] : []),
  ];
}
