import { markup, raw, type Markup } from "../../markup.js";
import type { AssumptionsPart, BookGroup } from "../content.js";
import type { Section } from "../section.js";
import { foldedTables, tableMarkup } from "../table.js";

/** What is assumed: what the scenario sets, what decides, and folded away everything. */
export const ASSUMPTIONS_SECTION: Section = {
  id: "assumptions",
  heading: "What is assumed",
  render: ({ assumptions }) => assumptions && assumptionsMarkup(assumptions),
};

function assumptionsMarkup({ intro, told, effects, book, sources }: AssumptionsPart): Markup {
  const rows = book.reduce((sum, group) => sum + group.rows.length, 0);
  return markup`<p>${intro}</p>${told.map((one) => tableMarkup(one))}${foldedTables("What the structures change, in plain rates", effects)}<details class="book"><summary>The whole book with grades and sources: ${rows} assumptions, also those that act on nothing here</summary><div class="scroll" tabindex="0" role="region" aria-label="All assumptions"><table><thead><tr><th scope="col">assumption<th scope="col">value<th scope="col">grade<th scope="col">source${book.map(groupMarkup)}</table></div><h3>Sources</h3><ol class="sources">${sources.map((one) => markup`<li>${one}`)}</ol></details>`;
}

const groupMarkup = ({ name, about, rows }: BookGroup): Markup =>
  markup`<tbody><tr><th colspan="4" scope="rowgroup" class="group">${name}: ${about}${rows.map(({ label, value, grade, source, own }) => markup`<tr><th>${label}<td>${value}${raw(own ? " *" : "")}<td>${grade}<td>${source}`)}`;
