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

type Named = readonly [name: string, chart: Markup];

/** The charts of a page as SVG files, by name: `comparison`, `org-chart-2`. */
export function chartFiles(scenario: PageScenario): ReadonlyMap<string, string> {
  return new Map([
    ...wideCharts(scenario).map(([name, chart]) => [name, standalone(chart, WIDE)] as const),
    ...cardCharts(scenario).map(([name, chart]) => [name, standalone(chart, NARROW)] as const),
  ]);
}

function wideCharts({ comparison, months, bridge, drivers }: PageScenario): Named[] {
  const all: readonly (readonly [string, Markup | undefined])[] = [
    ["comparison", comparison && intervalsChart(comparison.levels)],
    ["difference", comparison?.differences && intervalsChart(comparison.differences)],
    ["best", comparison?.best && sharesChart(comparison.best)],
    ["months", months?.together && linesChart(months.together)],
    ["bridge", bridge?.steps && bridgeChart(bridge.steps)],
    ["drivers", drivers?.tornado && tornadoChart(drivers.tornado)],
  ];
  return all.flatMap(([name, chart]) => (chart === undefined ? [] : [[name, chart] as const]));
}

/** A chart per structure. */
function cardCharts({ organisations, funnel, months }: PageScenario): Named[] {
  const panels = months?.panels;
  return [
    ...numbered("org-chart", organisations?.charts.map(({ chart }) => orgChart(chart)) ?? []),
    ...numbered("funnel", funnel?.funnels.map(funnelChart) ?? []),
    ...numbered("months", panels?.panels.map((panel) => bandChart(panel, panels)) ?? []),
  ];
}

const numbered = (kind: string, charts: readonly Markup[]): Named[] =>
  charts.map((chart, at) => [`${kind}-${at + 1}`, chart] as const);
