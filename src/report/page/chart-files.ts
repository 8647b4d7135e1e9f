import { bandChart } from "../charts/bands.js";
import { bridgeChart } from "../charts/bridge.js";
import { standalone } from "../charts/frame.js";
import { funnelChart } from "../charts/funnel.js";
import { intervalsChart } from "../charts/intervals.js";
import { linesChart } from "../charts/lines.js";
import { orgChart } from "../charts/org-chart.js";
import { sharesChart } from "../charts/shares.js";
import { tornadoChart } from "../charts/tornado.js";
import type { Markup } from "../markup.js";
import type { PageScenario } from "./content.js";

/** Pixels across: half of a slide, and a card. */
const WIDE = 760;
const NARROW = 380;

/** The charts of a page as SVG files, by name: `comparison`, `org-chart-2`. */
export function chartFiles(scenario: PageScenario): ReadonlyMap<string, string> {
  const { organisations, comparison, months, funnel, bridge, drivers } = scenario;
  const panels = months?.panels;
  const wide: readonly (readonly [string, Markup | undefined])[] = [
    ["comparison", comparison && intervalsChart(comparison.levels)],
    ["difference", comparison?.differences && intervalsChart(comparison.differences)],
    ["best", comparison?.best && sharesChart(comparison.best)],
    ["months", months?.together && linesChart(months.together)],
    ["bridge", bridge?.steps && bridgeChart(bridge.steps)],
    ["drivers", drivers?.tornado && tornadoChart(drivers.tornado)],
  ];
  const cards: readonly (readonly [string, readonly Markup[]])[] = [
    ["org-chart", organisations?.charts.map(({ chart }) => orgChart(chart)) ?? []],
    ["funnel", funnel?.funnels.map(funnelChart) ?? []],
    ["months", panels?.panels.map((panel) => bandChart(panel, panels)) ?? []],
  ];
  return new Map([
    ...wide.flatMap(([name, chart]) => (chart === undefined ? [] : [[name, standalone(chart, WIDE)] as const])),
    ...cards.flatMap(([kind, charts]) =>
      charts.map((chart, at) => [`${kind}-${at + 1}`, standalone(chart, NARROW)] as const),
    ),
  ]);
}
