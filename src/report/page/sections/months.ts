import { bandChart } from "../../charts/bands.js";
import { linesChart } from "../../charts/lines.js";
import { breakable } from "../breakable.js";
import { markup, raw, type Markup } from "../../markup.js";
import type { MonthsPart } from "../content.js";
import { factsMarkup } from "../facts.js";
import { chartFigure } from "../figure.js";
import type { Section } from "../section.js";
import { foldedTables } from "../table.js";

/** When it pays: the difference month by month, with bands. */
export const MONTHS_SECTION: Section = {
  id: "months",
  heading: "Month by month",
  lead: "When a change begins to pay, and how sure that is.",
  words: ({ months }) => (months?.lead === undefined ? undefined : { lead: months.lead }),
  render: ({ months }) => months && monthsMarkup(months),
};

function monthsMarkup({ intro, together, panels, facts, tables }: MonthsPart): Markup {
  const { panels: all, ...plane } = panels;
  const key =
    together === undefined
      ? raw("")
      : markup`<ul class="key">${together.curves.map(({ letter, name, endText }) => markup`<li><b>${letter}</b> ${breakable(name)} <span class="soft">${endText}</span>`)}</ul>`;
  const lines =
    together === undefined
      ? raw("")
      : markup`${chartFigure(together.title, "", linesChart({ ...together, description: "" }))}${key}`;
  return markup`<p>${intro}</p>${lines}<div class="panels">${all.map((panel) => markup`<figure class="card"><figcaption><h3>${breakable(panel.name)}</h3></figcaption>${bandChart(panel, plane)}${panel.note === undefined ? raw("") : markup`<p class="fine">${panel.note}</p>`}</figure>`)}</div><p class="fine">${BAND_KEY} All panels have the same axes.</p>${facts.map(factsMarkup)}${foldedTables("The months in figures", tables)}`;
}

export const BAND_KEY = "Line: the mean. Band: 9 of 10 futures lie in it.";
