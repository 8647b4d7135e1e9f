import { breakable } from "./breakable.js";
import { markup, raw, type Markup } from "../markup.js";
import type { ViewFacts } from "../view.js";

/** Named facts; one without a name goes on with the one before. */
export function factsMarkup({ heading, facts }: ViewFacts): Markup {
  const title = heading === undefined ? raw("") : markup`<h3>${heading}</h3>`;
  if (facts.every(({ name }) => name === ""))
    return markup`${title}<ul>${facts.map(({ text }) => markup`<li>${breakable(text)}`)}</ul>`;
  const rows = facts.map(({ name, text }) =>
    name === "" ? markup`<dd>${breakable(text)}` : markup`<dt>${name}<dd>${breakable(text)}`,
  );
  return markup`${title}<dl class="facts">${rows}</dl>`;
}

/** Sentences, a paragraph each. */
export const paragraphs = (sentences: readonly string[]): Markup =>
  markup`${sentences.map((one) => markup`<p>${breakable(one)}</p>`)}`;

/** What figures mean, in small print. */
export const captionsMarkup = (captions: readonly string[]): Markup =>
  captions.length === 0 ? raw("") : markup`<div class="fine">${paragraphs(captions)}</div>`;
