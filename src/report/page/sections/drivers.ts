import { tornadoChart } from "../../charts/tornado.js";
import { markup, raw, type Markup } from "../../markup.js";
import type { DriversPart } from "../content.js";
import { captionsMarkup, factsMarkup, paragraphs } from "../facts.js";
import { chartFigure } from "../figure.js";
import type { Section } from "../section.js";
import { foldedTables } from "../table.js";

/** What the answer hangs on: assumptions, choices, what to measure first, what would flip it. */
export const DRIVERS_SECTION: Section = {
  id: "drivers",
  heading: "What the answer hangs on",
  lead: "What to decide, what to measure first, and what would turn the answer.",
  render: ({ drivers }) => drivers && driversMarkup(drivers),
};

function driversMarkup({ sentences, facts, tornado, choices, tables, captions }: DriversPart): Markup {
  const charts = [tornado, choices].flatMap((one) =>
    one === undefined ? [] : chartFigure(one.title, one.description, tornadoChart({ ...one, description: "" })),
  );
  const shown = charts.length === 0 ? raw("") : markup`<div class="charts">${charts}</div>`;
  return markup`${paragraphs(sentences)}${facts.map(factsMarkup)}${shown}${foldedTables("What decides, in figures", tables)}${captionsMarkup(captions)}`;
}
