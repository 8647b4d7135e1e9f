import { orgChart } from "../../charts/org-chart.js";
import { breakable } from "../breakable.js";
import { markup, type Markup } from "../../markup.js";
import type { OrganisationCard, OrganisationsPart } from "../content.js";
import { foldedTables } from "../table.js";
import type { Section } from "../section.js";

/** The alternatives as org charts side by side. */
export const ORGANISATIONS_SECTION: Section = {
  id: "alternatives",
  heading: "The alternatives",
  lead: "Who reports to whom, and what each alternative would change.",
  render: ({ organisations }) => organisations && organisationsMarkup(organisations),
};

const organisationsMarkup = ({ charts, caption, table }: OrganisationsPart): Markup =>
  markup`<div class="cards">${charts.map(cardMarkup)}</div><p class="fine">${caption}</p>${foldedTables("The alternatives in words", [table])}`;

const cardMarkup = ({ name, chart, tags, lines }: OrganisationCard): Markup =>
  markup`<figure class="card"><figcaption><h3>${breakable(name)}</h3>${tags.map((tag) => markup`<span class="tag">${tag}</span>`)}</figcaption><div class="org">${orgChart(chart)}</div><ul>${lines.map((one) => markup`<li>${one}`)}</ul></figure>`;
