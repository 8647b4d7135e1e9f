import { breakable } from "../breakable.js";
import { markup, raw, type Markup } from "../../markup.js";
import type { VerdictPart } from "../content.js";
import type { Section } from "../section.js";

/** The answer in plain sentences, and what it rests on. */
export const VERDICT_SECTION: Section = {
  id: "verdict",
  heading: "The answer",
  render: ({ verdict }) => verdict && verdictMarkup(verdict),
};

function verdictMarkup({ sentences, facts, warnings, partial }: VerdictPart): Markup {
  const [first, ...others] = sentences;
  const cut = partial === undefined ? raw("") : markup`<p class="warning"><strong>Partial.</strong> ${partial}`;
  return markup`<div class="answer"><p class="headline">${breakable(first)}</p>${others.map((one) => markup`<p>${breakable(one)}</p>`)}</div>${cut}${warnings.map((one) => markup`<p class="warning"><strong>Mind:</strong> ${one}`)}<dl class="stamp">${facts.map(({ name, text }) => markup`<div><dt>${name}<dd>${text}</div>`)}</dl>`;
}
