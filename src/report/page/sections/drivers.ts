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

function driversMarkup({ sentences, facts, tornado, tables, captions }: DriversPart): Markup {
  const chart =
    tornado === undefined ? raw("") : chartFigure(tornado.title, tornado.description, tornadoChart(tornado), true);
  return markup`${paragraphs(sentences)}${facts.map(factsMarkup)}${chart}${foldedTables("What decides, in figures", tables)}${captionsMarkup(captions)}`;
}
