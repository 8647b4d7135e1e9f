import { intervalsChart } from "../../charts/intervals.js";
import { sharesChart } from "../../charts/shares.js";
import { markup, raw, type Markup } from "../../markup.js";
import type { ComparisonPart } from "../content.js";
import { captionsMarkup, factsMarkup } from "../facts.js";
import { chartFigure } from "../figure.js";
import type { Section } from "../section.js";
import { foldedTables, tableMarkup } from "../table.js";

/** Intervals and medians, the paired difference, and in how many worlds each is best; then the table. */
export const COMPARISON_SECTION: Section = {
  id: "comparison",
  heading: "How they compare",
  lead: "The same possible futures for every alternative.",
  render: ({ comparison }) => comparison && comparisonMarkup(comparison),
};

function comparisonMarkup({ levels, differences, best, table, tables, facts, captions }: ComparisonPart): Markup {
  const charts = [
    chartFigure(levels.title, INTERVAL_KEY, intervalsChart(levels)),
    differences === undefined ? raw("") : chartFigure(differences.title, INTERVAL_KEY, intervalsChart(differences)),
    best === undefined ? raw("") : chartFigure(best.title, best.description, sharesChart({ ...best, description: "" })),
  ];
  return markup`<div class="charts">${charts}</div>${tableMarkup(table, "The figures side by side")}${facts.map(factsMarkup)}${foldedTables("More figures", tables)}${captionsMarkup(captions)}`;
}

export const INTERVAL_KEY = "Bar: 9 of 10 futures lie in it. Stroke: the median. Dot: the mean.";
