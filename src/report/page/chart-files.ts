import { bandChart } from "../charts/bands.js";
import { bridgeChart } from "../charts/bridge.js";
import type { ChartWords } from "../charts/frame.js";
import { funnelChart } from "../charts/funnel.js";
import { intervalsChart } from "../charts/intervals.js";
import { linesChart } from "../charts/lines.js";
import { orgChart } from "../charts/org-chart.js";
import { sharesChart } from "../charts/shares.js";
import { standalone, type ChartFile } from "../charts/standalone.js";
import { tornadoChart } from "../charts/tornado.js";
import type { Markup } from "../markup.js";
import type { PageScenario } from "./content.js";
import { BRIDGE_KEY } from "./sections/bridge.js";
import { INTERVAL_KEY } from "./sections/comparison.js";
import { BAND_KEY } from "./sections/months.js";

/** Pixels across: half of a slide, and a card. */
const WIDE = 760;
const NARROW = 380;

type Named = readonly [name: string, file: ChartFile];

/** The charts of a page as SVG files, by name: `comparison`, `org-chart-2`. */
export function chartFiles(scenario: PageScenario): ReadonlyMap<string, string> {
  return new Map([
    ...wideCharts(scenario).map(([name, file]) => [name, standalone(file, WIDE)] as const),
    ...cardCharts(scenario).map(([name, file]) => [name, standalone(file, NARROW)] as const),
  ]);
}

function wideCharts({ name: scenario, comparison, months, bridge, drivers }: PageScenario): Named[] {
  const named = <Data extends ChartWords>(
    name: string,
    data: Data | undefined,
    draw: (data: Data) => Markup,
    words: Partial<ChartFile> = {},
  ): Named[] =>
    data === undefined
      ? []
      : [[name, { scenario, chart: draw(data), title: data.title, lines: [data.description], ...words }]];
  const { levels, differences, best } = comparison ?? {};
  const together = months?.together;
  const legend = together?.curves.map(({ letter, name, endText }) => ({ letter, text: `${name} ${endText}` }));
  const { steps } = bridge ?? {};
  return [
    ...named("comparison", levels, intervalsChart, { lines: [INTERVAL_KEY] }),
    ...named("difference", differences, intervalsChart, { lines: [INTERVAL_KEY] }),
    ...named("best", best, sharesChart),
    ...named("months", together, linesChart, { lines: ["Mean of all simulated futures."], legend: legend ?? [] }),
    ...named("bridge", steps, bridgeChart, {
      lines: [...(steps?.steps.heading ? [`${steps.steps.heading}.`] : []), BRIDGE_KEY],
    }),
    ...named("drivers", drivers?.tornado, tornadoChart),
    ...named("choices", drivers?.choices, tornadoChart),
  ];
}

/** A chart per structure. */
function cardCharts({ name: scenario, organisations, funnel, months }: PageScenario): Named[] {
  const panels = months?.panels;
  return [
    ...numbered(
      "org-chart",
      organisations?.charts.map(({ name, chart, tags, lines }) => ({
        scenario,
        chart: orgChart(chart),
        title: [name, ...tags].join(", "),
        lines: [...lines, organisations.caption],
      })),
    ),
    ...numbered(
      "funnel",
      funnel?.funnels.map((data) => ({
        scenario,
        chart: funnelChart(data),
        title: data.title,
        lines: [funnel.intro],
      })),
    ),
    ...numbered(
      "months",
      panels?.panels.map((panel) => ({
        scenario,
        chart: bandChart(panel, panels),
        title: panel.title,
        lines: [`${months?.what ?? ""}.`, BAND_KEY, ...(panel.note === undefined ? [] : [panel.note])],
      })),
    ),
  ];
}

const numbered = (kind: string, files: readonly ChartFile[] = []): Named[] =>
  files.map((file, at) => [`${kind}-${at + 1}`, file] as const);
