import { funnelChart, type FunnelData } from "../../charts/funnel.js";
import { breakable } from "../breakable.js";
import { markup, type Markup } from "../../markup.js";
import type { FunnelPart } from "../content.js";
import type { Section } from "../section.js";
import { foldedTables } from "../table.js";

/** The funnel of each structure, stage by stage. */
export const FUNNEL_SECTION: Section = {
  id: "funnel",
  heading: "The funnel of each",
  lead: "From lead to deal, stage by stage.",
  render: ({ funnel }) => funnel && funnelMarkup(funnel),
};

const funnelMarkup = ({ funnels, intro, tables }: FunnelPart): Markup =>
  markup`<p>${intro}</p><div class="cards">${funnels.map(cardMarkup)}</div>${foldedTables("The funnel in figures", tables)}`;

const cardMarkup = (funnel: FunnelData & { readonly name: string }): Markup =>
  markup`<figure class="card"><figcaption><h3>${breakable(funnel.name)}</h3></figcaption>${funnelChart(funnel)}</figure>`;
